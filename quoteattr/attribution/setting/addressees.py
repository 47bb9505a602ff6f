"""Who is spoken to: the object of *told*, *asked* and *called on*, what follows *to*, the subject of *were told*."""

from __future__ import annotations

from attrs import evolve

from quoteattr.attribution.names.phrases import is_role_word
from quoteattr.attribution.outlets.flow import Flow
from quoteattr.attribution.outlets.phrase import setting_words
from quoteattr.attribution.setting.values import AddresseeSpan, Frame
from quoteattr.attribution.vocabulary import (
    CALENDAR,
    CROWDS,
    ORGANIZATION_NOUNS,
    ORGANIZATION_PLURALS,
    PEOPLE_NOUNS,
    PEOPLE_PLURALS,
    singular,
)
from quoteattr.grammar import NOMINATIVES

__all__ = ["find_addressee"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OPENS_TIME = frozenset({"last", "next", "this", "today", "tomorrow", "yesterday"})
_PHRASE_TAGS = frozenset({"DT", "PRP$", "JJ", "JJS", "JJR", "CD", "POS", "HYPH", "NFP", "VBN", "PDT", "AFX"})
_LONGEST = 14
_NO_ONE = frozenset({"no", "nobody", "none"})
_SOME = frozenset({"all", "both", "each", "either", "few", "half", "many", "most", "several", "some"})
_BEFORE_NOUN = 6  # words back from *letter* to the *in* of its phrase


def find_addressee(flow: Flow, frame: Frame, outlet_positions: frozenset[int]) -> AddresseeSpan | None:
    """The one spoken to in a reading's frame, or None; a position that is an outlet is none.

    *she told lawmakers that …*  -> lawmakers
    *he asked the minister whether …*  -> the minister
    *residents were told that …*  -> residents
    *she told CNN that …*  -> None: an outlet
    """
    for cue in frame.cue:
        found = _of_cue(flow, frame, cue, outlet_positions)
        if found is not None:
            return found
    above = _verb_above(flow, frame)
    found = _of_cue(flow, frame, above, outlet_positions) if above >= 0 else None
    return found or _beside(flow, frame, outlet_positions)


def _beside(flow: Flow, frame: Frame, outlets: frozenset[int]) -> AddresseeSpan | None:
    """Who is spoken to in what stands beside the cue: *Speaking to reporters, she said*, *In a letter to staff, he
    said*.

    *In response to the flood, he said*, *Talking about farmers, she said*  -> None
    """
    words, parse = setting_words(), flow.parse
    for at in frame.positions:
        after = at + 1
        if at in frame.cue or after not in frame.inside or not flow.same_para(after, at):
            continue
        lower = flow.lowers[at]
        if flow.tags[at] == "VBG" and lower in words["speaking"]:
            above = flow.position.get(parse.heads[flow.token[at]], -1)
            opens = at == frame.positions[0] or above in frame.cue or above == frame.source_head
            start = after + 1 if flow.lowers[after] in {"to", "with"} else after if lower in words["facing"] else -1
            found = _phrase_at(flow, frame, start, outlets, within_source=True) if opens and start >= 0 else None
        elif lower in words["sent-nouns"] and flow.lowers[after] == "to" and _is_in(flow, frame, at):
            found = _phrase_at(flow, frame, after + 1, outlets) if after + 1 in frame.inside else None
        else:
            continue
        if found is not None and _may_listen(flow, found):
            return found
    return None


def _is_in(flow: Flow, frame: Frame, noun: int) -> bool:
    """Whether a noun stands in a phrase of the frame with *in* or *via*: *in a strongly worded letter*."""
    for at in range(noun - 1, noun - _BEFORE_NOUN, -1):
        if at not in frame.inside or not flow.same_para(at, noun) or flow.words[at] in {",", ".", ";"}:
            return False
        if flow.lowers[at] in {"in", "via", "through"}:
            return True
    return False


def _verb_above(flow: Flow, frame: Frame) -> int:
    """The verb that the cue only goes with: *spoke to farmers, promising …*, *wrote to the minister to ask …*."""
    if frame.head < 0:
        return -1
    parse, token = flow.parse, flow.token[frame.head]
    if parse.deps[token] not in {"advcl", "xcomp"}:
        return -1
    above = flow.position.get(parse.heads[token], -1)
    return above if above in frame.inside and above not in frame.cue else -1


def _of_cue(flow: Flow, frame: Frame, cue: int, outlets: frozenset[int]) -> AddresseeSpan | None:
    words = setting_words()
    lower = flow.lowers[cue]
    if lower in words["tell-verbs"] or lower in words["ask-verbs"]:
        passive = _passive_subject(flow, frame, cue)
        if passive is not None:
            return passive if lower in words["tell-verbs"] or lower in words["ask-verbs"] else None
        following = _next(flow, cue)
        found = _phrase_at(flow, frame, following, outlets)
        if found is not None and (
            following in frame.inside
            or (_is_object(flow, found, lower) and _may_listen(flow, found) and not _is_new_body(flow, found))
        ):
            return found
    if lower in words["call-on-verbs"]:
        following = _next(flow, cue)
        if following >= 0 and flow.lowers[following] in {"on", "upon"}:
            return _asked(flow, frame, _next(flow, following), outlets)
    if lower in words["to-verbs"] or lower in words["to-nouns"]:
        found = _after_preposition(flow, frame, cue, "to", outlets)
        if found is not None:
            return found
    return _after_preposition(flow, frame, cue, "with", outlets) if lower in words["with-verbs"] else None


def _next(flow: Flow, position: int) -> int:
    following = position + 1
    while flow.same_para(following, position) and flow.tags[following] == "RB":
        following += 1
    return following if flow.same_para(following, position) else -1


def _is_new_body(flow: Flow, found: AddresseeSpan) -> bool:
    """Whether a phrase names a body that there is none of yet: *promised a station*; not: *promised a man*."""
    parse, head = flow.parse, found.head
    return parse.lowers[head] in ORGANIZATION_NOUNS and parse.lowers[parse.lefts[head]] in ("a", "an")


def _may_listen(flow: Flow, found: AddresseeSpan) -> bool:
    """Whether a phrase names people or a body: *promised residents*; not *promised an inquiry*, *urged calm*."""
    parse, head = flow.parse, found.head
    lower = parse.lowers[head]
    if parse.tags[head] in ("NNP", "NNPS", "PRP", "CD", "DT", "WP") or is_role_word(lower):
        return True
    return (
        singular(lower) in PEOPLE_NOUNS
        or lower in PEOPLE_PLURALS
        or lower in setting_words()["listening"]
        or lower in ORGANIZATION_NOUNS
        or lower in ORGANIZATION_PLURALS
    )


def _is_object(flow: Flow, found: AddresseeSpan, verb: str) -> bool:
    """Whether a phrase that the content includes is the verb's object: *urged Congress to act*, *asked Roe about her
    plan*.

    *warned Congress would act*  -> not: it is the content's subject
    """
    last = flow.ending_at(found.end)
    after = last + 1
    asks = verb in setting_words()["question-verbs"] or verb in setting_words()["tell-verbs"]
    gathers = flow.parse.lowers[found.head] in setting_words()["listening"]
    if gathers and flow.lowers[flow.starting_at(found.start)] in {"a", "an", "another"} and _ends(flow, after, last):
        return False  # promised an inquiry
    if not flow.same_para(after, last):
        return True
    if flow.lowers[after] in {"not", "never"} or flow.tags[after] == "RB":
        after += 1
    return flow.same_para(after, last) and flow.lowers[after] in (
        setting_words()["after-objects"].words if asks else {"to"}
    )


def _ends(flow: Flow, after: int, last: int) -> bool:
    return not flow.same_para(after, last) or flow.words[after] in {",", ".", ";"}


def _passive_subject(flow: Flow, frame: Frame, cue: int) -> AddresseeSpan | None:
    parse = flow.parse
    token = flow.token[cue]
    if flow.tags[cue] != "VBN":
        return None
    kids = parse.children[token]
    if not any(parse.deps[kid] == "auxpass" for kid in kids):
        return _answering(flow, token)
    for kid in kids:
        if parse.deps[kid] in _SUBJECTS:
            position = flow.position.get(kid, -1)
            if position < 0 or position >= cue:
                return None  # a subject behind its participle: a tree of odd text
            first, last = flow.position.get(parse.lefts[kid], position), flow.position.get(parse.rights[kid], position)
            first, last = _trim(flow, first, position, min(last, cue - 1))
            found = _span(flow, first, last, position)
            # Where the content holds it (residents were asked to leave), as the object of a request.
            asked = any(parse.deps[one] in ("ccomp", "xcomp") for one in kids)
            return found if position in frame.inside or (asked and _may_listen(flow, found)) else None
    return None


def _answering(flow: Flow, participle: int) -> AddresseeSpan | None:
    """Who answers: *Asked whether the quay was safe, Ms Holt said …* -> Ms Holt."""
    parse = flow.parse
    verb = parse.heads[participle]
    if parse.deps[participle] not in ("advcl", "ccomp", "acl") or verb <= participle:
        return None
    if any(parse.deps[kid] in ("agent", "dobj") for kid in parse.children[participle]):
        return None
    for kid in parse.children[verb]:
        if parse.deps[kid] == "nsubj" and participle < kid < verb:
            position = flow.position.get(kid, -1)
            if position < 0:
                return None
            first, last = flow.position.get(parse.lefts[kid], position), flow.position.get(parse.rights[kid], position)
            first, last = _trim(flow, first, position, last)
            return _span(flow, first, last, position)
    return None


def _after_preposition(
    flow: Flow, frame: Frame, cue: int, preposition: str, outlets: frozenset[int]
) -> AddresseeSpan | None:
    """*said in a letter to the minister*, *told in remarks to supporters*: the preposition after the cue or after a
    to-noun.
    """
    words = setting_words()
    at = cue + 1
    while at < cue + 9 and flow.same_para(at, cue) and at in frame.inside:
        if flow.lowers[at] == preposition:
            near = at == cue + 1 or flow.lowers[at - 1] in words["to-nouns"] or flow.tags[at - 1] in {"RB", "RP"}
            if near:
                return _asked(flow, frame, at + 1 if flow.same_para(at + 1, cue) else -1, outlets)
        at += 1
    return None


def _asked(flow: Flow, frame: Frame, position: int, outlets: frozenset[int]) -> AddresseeSpan | None:
    """Whom a preposition names, also where the content begins with it: *appealed to | the court to overturn it*."""
    found = _phrase_at(flow, frame, position, outlets)
    if found is None or not _may_listen(flow, found):
        return None  # said to the left of the stage
    return found if position in frame.inside or _is_object(flow, found, "") else None


def _phrase_at(
    flow: Flow, frame: Frame, position: int, outlets: frozenset[int], *, within_source: bool = False
) -> AddresseeSpan | None:
    """The noun phrase that starts at ``position``: through the noun that heads it, with a title's name or an *of*
    phrase. ``within_source``: it may stand in the source's own mention.
    """
    if (
        position < 0
        or position in outlets
        or (flow.lowers[position] in setting_words()["nobody"] and not _is_writer(flow, position))
        or flow.lowers[position] in setting_words()["reflexives"]
    ):
        return None
    if (position in frame.source_set and not within_source) or flow.lowers[position] in _NO_ONE:
        return None
    if flow.lowers[position + 1 : position + 2] == ["of"] and _is_some(flow, position):
        found = _phrase_at(flow, frame, position + 2, outlets, within_source=within_source)
        whole = found is not None and (
            flow.parse.tags[found.head] in ("NNS", "NNPS", "PRP", "DT")
            or flow.parse.lowers[found.head] in CROWDS
            or flow.parse.lowers[found.head] == "staff"
        )
        return evolve(found, start=flow.starts[position], head=flow.token[position]) if found and whole else None
    tag = flow.tags[position]
    possessive = flow.same_para(position + 1, position) and flow.tags[position + 1][:2] in {"NN", "JJ", "CD"}
    if tag == "PRP" and not (flow.lowers[position] == "her" and possessive):
        if flow.lowers[position] in NOMINATIVES:
            return None
        return _span(flow, position, _last_joined(flow, frame, position, position, outlets), position)
    last = -1
    at = position
    owned = position in frame.inside
    while (
        flow.same_para(at, position)
        and (at in frame.inside or not owned)
        and at - position < _LONGEST
        and at not in outlets
    ):
        tag, lower = flow.tags[at], flow.lowers[at]
        if lower in CALENDAR and flow.is_capital(at) and (last >= 0 or not _names_a_meeting(flow, at)):
            break  # told Clinton Friday that …
        timed = lower in _OPENS_TIME and flow.parse.ents[flow.token[at]] in ("DATE", "TIME")
        if last >= 0 and timed and tag != "POS" and flow.tags[at - 1] not in ("POS", "PRP$", "DT"):
            break  # told reporters last month she …
        if tag.startswith("N") or (tag == "CD" and at > position):
            last = at
        elif tag in _PHRASE_TAGS or lower in {"'s", "-", "&"} or (at == position and tag == "PRP"):
            if tag in {"DT", "PRP$", "VBN"} and last >= 0 and not (tag == "DT" and flow.lowers[at - 1] == "of"):
                break
        elif last != at - 1 or not (
            (lower == "of" and flow.ents[last] != "PERSON") or (lower == "and" and _continues(flow, at, frame))
        ):
            break
        at += 1
    if last < 0:
        if flow.tags[position] == "CD" or flow.lowers[position] in {"others", "everyone", "anyone", "all", "those"}:
            return _span(flow, position, position, position)
        return None
    head = _head(flow, position, last)
    alone = head == position or flow.lowers[head] != "office"  # elected to office; but: told the mayor's office
    if flow.lowers[head] in setting_words()["not-spoken-to"] and alone:
        return None
    return _span(flow, position, _last_joined(flow, frame, head, last, outlets), head)


def _is_some(flow: Flow, position: int) -> bool:
    """Whether a word before *of* takes some out of many: *one of the parents*, *some of those present*."""
    return flow.tags[position] == "CD" or flow.lowers[position] in _SOME


def _last_joined(flow: Flow, frame: Frame, head: int, last: int, outlets: frozenset[int]) -> int:
    """The last word of those who are spoken to together: *Ann Lee and Rob Stone*, *parents, pupils and teachers*.

    *told Lee and Stone left* -> Lee: the tree joins the names, or a new clause begins
    """
    parse = flow.parse
    owned, token = head in frame.inside, flow.token[head]
    while True:
        token = next((kid for kid in parse.children[token] if parse.deps[kid] == "conj" and kid > token), -1)
        end = flow.position.get(token, -1)
        if end <= last or parse.tags[token][:2] not in ("NN", "PR") or not flow.same_para(end, head):
            return last
        between = range(last + 1, end + 1)
        if any(at in outlets or (owned and at not in frame.inside) for at in between) or end - head > _LONGEST:
            return last
        if flow.tags[end + 1 : end + 2] and flow.tags[end + 1][:2] in ("VB", "MD") and flow.same_para(end + 1, end):
            return last
        last = end


def _is_writer(flow: Flow, position: int) -> bool:
    """Whether the writer calls himself or his paper so: told *this reporter*; not: told *this to a friend*."""
    after = position + 1
    if flow.lowers[position] != "this" or not flow.same_para(after, position):
        return False
    return flow.lowers[after] in setting_words()["writer"]


def _names_a_meeting(flow: Flow, day: int) -> bool:
    """Whether a day says which gathering is spoken to: *told Sunday worshippers*, *told Monday's meeting*."""
    after = day + 1
    return flow.same_para(after, day) and (flow.lowers[after] in {"'s", "’s"} or flow.tags[after] in {"NN", "NNS"})


def _continues(flow: Flow, at: int, frame: Frame) -> bool:
    """Whether a coordination goes on with another noun of the same phrase: *reporters and supporters*."""
    following = at + 1
    if not flow.same_para(following, at) or following not in frame.inside:
        return False
    return flow.tags[following].startswith("N") and not flow.is_capital(following)


def _head(flow: Flow, first: int, last: int) -> int:
    """The noun that heads the phrase: the last one before an *of*."""
    for at in range(first, last):
        if flow.lowers[at] == "of" and at > first and flow.tags[at - 1].startswith("N"):
            return at - 1
    return last


def _trim(flow: Flow, first: int, head: int, last: int) -> tuple[int, int]:
    for at in range(head + 1, last + 1):
        if flow.words[at] in {",", "–", "—", "("} or flow.lowers[at] in {"who", "which", "that"}:
            return first, at - 1
    return first, last


def _span(flow: Flow, first: int, last: int, head: int) -> AddresseeSpan:
    return AddresseeSpan(start=flow.starts[first], end=flow.ends[last], head=flow.token[head])
