"""Whether something was said at all, and whether it is yet to be: *nobody said that …*, *is due to say that …*."""

from __future__ import annotations

from quoteattr.grammar import ONLY, WH
from quoteattr.lexicon.words import load_words
from quoteattr.syntax import auxiliaries, child, own_subject, subject
from quoteattr.text.parse import Parse

__all__ = ["is_nobody", "resolve_polarity"]

_HYPOTHETICAL = frozenset(
    {"will", "would", "could", "may", "might", "should", "can", "must", "'ll", "'d", "wo", "shall"}
)
_EXPECTING = frozenset({"expect", "plan", "intend", "prepare", "hope", "want"})
_CEASING = frozenset({"cease", "stop", "tire"})
_CONDITIONS = frozenset({"if", "unless"})
_NOBODY = frozenset({"nobody", "none", "neither"})
_BESIDES = frozenset({"but", "except", "other"})
_DEGREES = frozenset({"as", "equally", "least", "less", "more", "most", "twice"})
_UP = 3  # verbs above a cue that may negate it: could not bring himself to say


def resolve_polarity(parse: Parse, cue: int) -> tuple[bool, bool]:
    """Whether a verb of saying is negated, and whether it is hypothetical: future, conditional or expected.

    *did not say*, *nobody said*, *left without saying*, *has yet to say*, *told no one*, *there was no claim*
    -> negated
    *will say*, *is due to say*, *if she says* -> hypothetical
    *did not just say*, *no fewer than ten said*, *“Why not?” he said*, *would not say whether* (no hypothesis) -> no
    """
    if cue < 0 or not parse.tags[cue].startswith("V"):
        return cue >= 0 and parse.lowers[parse.lefts[cue]] == "no" and parse.lefts[cue] < cue, False
    refusing, ahead = load_words("act_context")["refusing"], load_words("act_context")["ahead"]
    negated = hypothetical = False
    current = cue
    for _ in range(_UP):
        helpers = [token for token in auxiliaries(parse, current) if parse.stretches[token] == parse.stretches[current]]
        for token in helpers:
            if parse.deps[token] == "neg" and token < current:  # behind it: said it would not
                behind = parse.lowers[token + 1] if token + 1 < len(parse) else ""
                enough = parse.lowers[cue + 1 : cue + 2] == ["enough"]
                if behind in ONLY or enough or parse.lemmas[current] in _CEASING:
                    continue  # did not just blame them, cannot stress enough, never stopped blaming them
                negated = not (negated and parse.lemmas[current] in refusing)  # could not resist saying
            elif parse.tags[token] == "MD" and parse.lowers[token] in _HYPOTHETICAL:
                hypothetical = hypothetical or not _tells_of_past(parse, cue, current, token, helpers)
        head = parse.heads[current]
        if parse.deps[current] != "xcomp" or head == current:
            break
        if parse.lemmas[head] in _EXPECTING or (parse.lowers[head] in ahead and not _is_compared(parse, head)):
            hypothetical = True
        elif parse.lemmas[head] in refusing:
            negated = True
        current = head
    negated = negated or _is_left_out(parse, cue) or _is_nobodys(parse, cue)
    return negated, hypothetical or _is_condition(parse, current)


def _tells_of_past(parse: Parse, cue: int, verb: int, modal: int, helpers: list[int]) -> bool:
    """Whether a modal tells what somebody did: *would not say whether*, *would say only that*, *could not resist
    saying*, *would often say*.
    """
    if any(parse.deps[token] == "neg" for token in helpers):
        if verb != cue:
            return parse.lemmas[verb] in load_words("act_context")["refusing"]
        behind = cue + 1
        return behind < len(parse) and (parse.tags[behind] in WH or parse.lowers[behind] in ("if", "whether"))
    if parse.lowers[modal] not in ("'d", "would"):
        return False
    words = parse.lowers[modal + 1 : cue + 2]
    return any(word in ONLY or word in load_words("act_context")["habitual"] for word in words)


def _is_compared(parse: Parse, word: int) -> bool:
    """Whether a word is none of what lies ahead: *women are more likely to say*, *set out to say*."""
    return child(parse, word, "prt") >= 0 or any(parse.lowers[kid] in _DEGREES for kid in parse.children[word])


def _is_left_out(parse: Parse, cue: int) -> bool:
    """Whether a gerund or infinitive is what somebody did not do: *without saying*, *stopped short of saying*,
    *has yet to say*.
    """
    tag = parse.tags[cue]
    if tag == "VB":
        return parse.lowers[max(0, cue - 2) : cue] == ["yet", "to"]
    if tag != "VBG":
        return False
    preposition = parse.heads[cue]
    if parse.deps[cue] != "pcomp" or not 0 < preposition < cue:
        return False
    lower, before = parse.lowers[preposition], parse.lowers[preposition - 1]
    if lower == "from":
        return parse.lemmas[parse.heads[preposition]] in load_words("act_context")["refraining"]
    return lower == "without" or (lower == "of" and before in ("short", "instead"))


def _is_nobodys(parse: Parse, cue: int) -> bool:
    """Whether nobody says it, or it is said to nobody: *no official said*, *neither Lind nor Obi said*, *told no
    one*; not *no fewer than ten said*, *none other than Lind said*.
    """
    who = own_subject(parse, cue)
    if who < 0 and parse.deps[cue] in ("conj", "xcomp"):
        who = subject(parse, cue)[0]
    told = child(parse, cue, "dobj", "dative")
    if told >= 0 and parse.lowers[told] != "one" and parse.lowers[told] not in _NOBODY:
        told = -1  # reported no injuries: what was said
    return any(
        is_nobody(parse, one) for one in (who, told) if one >= 0 and parse.stretches[one] == parse.stretches[cue]
    )


def is_nobody(parse: Parse, noun: int) -> bool:
    """Whether a noun says that there was none: *no official*, *neither Lind nor Obi*; not *No 10*, *No 4 seed Roe*."""
    behind = parse.lowers[noun + 1] if noun + 1 < len(parse) else ""
    if behind in _BESIDES:
        return False
    if parse.lowers[noun] in _NOBODY:
        return True
    first = parse.lefts[noun]
    opens = parse.lowers[first]
    if first == noun or parse.heads[first] != noun or opens not in ("no", "neither"):
        return False
    seeded = parse.words[first + 1].isdigit()  # No 4 seed Roe
    return parse.tags[first] != "NNP" and parse.tags[noun] != "CD" and not seeded


def _is_condition(parse: Parse, verb: int) -> bool:
    """Whether a verb stands in a clause with *if*: *If Lind says so, they will go*; not *asked if Lind had said so*."""
    if parse.deps[verb] != "advcl":
        return False
    mark = child(parse, verb, "mark")
    return 0 <= mark < verb and parse.lowers[mark] in _CONDITIONS
