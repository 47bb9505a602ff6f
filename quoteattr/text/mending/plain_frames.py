"""The plainest frames of saying, read off the words where the tree has them otherwise.

*“…,” people familiar with it added on Monday.*, *A nurse who asked for help conceded: “…”*: the form of the verb is
also a participle's, and parsers make it one of the noun before it, so that nobody speaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import FINITE, FINITE_VERBS, NOMINAL_SUBJECTS, NOMINATIVES, NOUNS, THIRD_PERSONS, WH
from quoteattr.lexicon.words import load_words
from quoteattr.text.mending.dates import date_stop, part_date
from quoteattr.text.tree import children_of, could_speak, is_speech, names_agent, sentence_of

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend_plain_frame"]

_OPENS_MENTION = NOUNS | {"DT", "PRP", "PRP$", "JJ", "JJR", "CD"}
_OPENS_CLAUSE = frozenset(
    {"after", "although", "and", "as", "because", "before", "but", "if", "since", "that", "though", "until", "what"}
    | {"when", "where", "whether", "which", "while", "who", "whom", "whose", "why", "how"}
)
_RELATIVES = frozenset({"who", "whose", "that", "which", "where"})
_LOOSE = frozenset({"ROOT", "acl", "relcl", "dep", "appos", "oprd", "conj", "attr", "amod", "advcl", "ccomp"})
"""What a verb of saying is taken for beside the mention that it should have for its subject."""
_GOES_ON = frozenset({"acl", "conj", "dep"})
_SUBJECTS = NOMINATIVES | THIRD_PERSONS
_HAVE = frozenset({"has", "have", "had"})
_LONGEST = 24
"""Tokens of a mention with what tells of it (set by judgement)."""


def mend_plain_frame(parse: Parse, verb: int) -> bool:
    """Give a verb of saying the mention before it as its subject; whether the tree had it otherwise.

    *“…,” residents added by phone.*, *A nurse who was there conceded: “…”* -> residents, a nurse
    *“Salt,” a memoir published in May, sold well*, *“…,” a man police said was armed shouted* stay as they are.
    """
    if parse.stretches[verb] >= 0 or parse.deps[verb] not in _LOOSE:
        return False
    if not _speaks(parse, verb) or _is_done_by(parse, verb):
        return False
    sentence = sentence_of(parse, verb)
    last = verb - 1
    while last > sentence.start and (parse.tags[last] == "RB" or parse.lowers[last] in _HAVE):
        last -= 1
    first = _mention_start(parse, last, sentence.start)
    if first is None or not _has_frame(parse, verb, first, sentence):
        return False
    core = _core(parse, first, last)
    about = range(core.stop, last + 1)
    who = None if _tells_another(parse, about) else _head_noun(parse, core)
    if (
        who is None
        or not (parse.tags[who] == "NNP" or could_speak(parse, who))
        or _has_subject(parse, verb, who, about)
    ):
        return False
    _rehang(parse, sentence, verb, who, range(first, last + 1), core)
    return True


def _speaks(parse: Parse, verb: int) -> bool:
    """Whether a verb is one of saying, alone or with its particle: *a man called out*."""
    lemma = parse.lemmas[verb].lower()
    if is_speech(lemma):
        return True
    both = f"{lemma} {parse.lowers[verb + 1]}" if verb + 1 < len(parse) else ""
    return both in load_words("frames")["called-out"] or (parse.tags[verb + 1 : verb + 2] == ["RP"] and is_speech(both))


def _is_done_by(parse: Parse, verb: int) -> bool:
    """Whether somebody did it to the noun: *a report published by the firm*; not *residents added by phone*."""
    by = verb + 1
    return parse.lowers[by : by + 1] == ["by"] and parse.deps[by] == "agent" and names_agent(parse, by)


def _mention_start(parse: Parse, last: int, start: int) -> int | None:
    """The first token of a mention that ends at ``last``: behind a closing mark, or the sentence's first."""
    for token in range(last, max(start, last - _LONGEST) - 1, -1):
        word = parse.words[token]
        if parse.stretches[token] >= 0 or word in (":", ";", "(", ")", "--", "—", "–"):
            return None
        if word == '"':
            return _opener(parse, token + 1, last)
        if token == start:
            return _opener(parse, token, last)
    return None


def _opener(parse: Parse, first: int, last: int) -> int | None:
    while first <= last and (parse.words[first] == "," or parse.tags[first] == "CC"):
        first += 1
    dated = date_stop(parse, first)
    if dated and parse.words[dated] != ",":
        first = dated  # On Friday police admitted …
    elif parse.tags[first] in ("IN", "RB"):  # In a statement on Friday, …
        comma = next((one for one in range(first, last) if parse.words[one] == ","), last)
        if any(parse.tags[one] in FINITE for one in range(first, comma)):
            return None
        first = comma + 1
    return first if first <= last and parse.tags[first] in _OPENS_MENTION else None


def _has_frame(parse: Parse, verb: int, first: int, sentence: range) -> bool:
    """Whether a quotation stands before the mention or behind the verb, and no other verb could head the sentence."""
    mark = first - 1
    while mark >= 0 and (parse.words[mark] == "," or parse.tags[mark] == "CC"):
        mark -= 1
    behind = mark > 0 and parse.words[mark] == '"' and _leaves_open(parse, mark)
    opens = next((one for one in range(verb + 1, sentence.stop) if parse.words[one] == '"'), -1)
    if behind:
        stop = sentence.stop
        if any(_is_cue(parse, token) for token in range(sentence.start, mark)):
            return False  # Lee said, “No,” the Herald reported
    elif first > sentence.start and first == date_stop(parse, sentence.start) and parse.deps[verb] == "ROOT":
        return all(kid > verb or parse.deps[kid] not in NOMINAL_SUBJECTS for kid in children_of(parse, verb))
    elif opens > 0 and (first <= sentence.start + 1 or parse.words[first - 1] == ","):
        stop = opens
    else:
        return False
    for token in range(verb + 1, stop):
        if parse.tags[token] == "VBN" and parse.heads[token] == verb and parse.deps[token] in _GOES_ON:
            return False  # “Titan,” the film, announced in May, sold well
        if parse.tags[token] in FINITE and parse.stretches[token] < 0 and parse.hidden[token] < 0:
            return any(parse.lowers[one] in _OPENS_CLAUSE for one in range(verb + 1, token))
    return True


def _is_cue(parse: Parse, token: int) -> bool:
    """Whether a token outside the marks is a finite verb of saying."""
    outside = parse.stretches[token] < 0 and parse.hidden[token] < 0
    return outside and parse.tags[token] in FINITE_VERBS and is_speech(parse.lemmas[token].lower())


def _leaves_open(parse: Parse, mark: int) -> bool:
    """Whether the sentence goes on behind a closing mark: *“…,” x*, *“…?” x*, *“…”, x*."""
    return parse.words[mark - 1] in (",", "?", "!", "…") or parse.words[mark + 1] == ","


def _core(parse: Parse, first: int, last: int) -> range:
    """The mention without what tells of it: up to a comma or a relative clause."""
    for token in range(first + 1, last + 1):
        if parse.words[token] == "," or parse.tags[token] in WH or parse.lowers[token] in _RELATIVES:
            return range(first, token)
    return range(first, last + 1)


def _tells_another(parse: Parse, about: range) -> bool:
    """Whether what stands between the mention and the verb has a verb of its own: *Ann Lee, said in a note read …*."""
    if about and parse.words[about.start] == "," and parse.words[about[-1]] != ",":
        return True  # its founder, Brow well posted
    for token in about:
        if parse.tags[token] in WH or parse.lowers[token] in _RELATIVES:
            return False
        if parse.tags[token] in FINITE:
            return True
    return False


def _head_noun(parse: Parse, core: range) -> int | None:
    """The noun of the core that hangs on nothing in it, where no verb is in it."""
    if any(parse.tags[one] in FINITE for one in core):
        return None
    nouns = [
        one for one in core if parse.tags[one] in NOUNS or parse.tags[one] == "CD" or parse.lowers[one] in _SUBJECTS
    ]
    return next((one for one in nouns if parse.heads[one] not in core or parse.heads[one] == one), None)


def _has_subject(parse: Parse, verb: int, who: int, about: range) -> bool:
    """Whether the verb has a subject that can stay: its own, or that of a clause which tells of the mention.

    *a man who saw the crash confirmed*: the crash is what he saw, where nothing else is what is said of him.
    """
    if parse.heads[who] == verb and parse.deps[who] in NOMINAL_SUBJECTS:
        return parse.deps[verb] == "ROOT" or parse.stretches[parse.heads[verb]] < 0
    kid = next((one for one in children_of(parse, verb) if parse.deps[one] in NOMINAL_SUBJECTS and one < verb), -1)
    if kid < 0 or kid == who:
        return False
    seen = parse.heads[verb]
    return not (
        len(about) > 0
        and parse.tags[about.start] in ("WP", "WDT")
        and parse.deps[verb] == "ccomp"
        and seen in about
        and parse.tags[seen] in FINITE_VERBS
        and parse.lemmas[seen] in load_words("frames")["takes-things"]
    )


def _rehang(parse: Parse, sentence: range, verb: int, who: int, mention: range, core: range) -> None:
    """Make the verb the root, ``who`` its subject and the rest of the mention what tells of that one."""
    root = next((one for one in sentence if parse.heads[one] == one), verb)
    for one in sentence:
        head = parse.heads[one]
        if one in (verb, who, root):
            continue
        if one in core:
            if head not in core:
                parse.heads[one] = who
        elif one in mention:
            if head not in mention:
                parse.heads[one] = who
                if parse.tags[one].startswith("V"):
                    parse.deps[one] = "relcl"
        elif head in mention or (one > verb and head < verb):
            parse.heads[one] = verb
    if mention.start > sentence.start and mention.start == date_stop(parse, sentence.start):
        part_date(parse, sentence.start, mention.start, verb)
    if root not in (verb, who):
        parse.heads[root], parse.deps[root] = (who, "appos") if root in mention else (verb, "ccomp")
    if parse.tags[verb] == "VBN" and parse.lowers[verb - 1] not in _HAVE:
        parse.tags[verb] = "VBD"
    parse.pos[verb] = "VERB"
    parse.heads[verb], parse.deps[verb] = verb, "ROOT"
    parse.heads[who], parse.deps[who] = verb, "nsubj"
