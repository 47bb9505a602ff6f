"""Where an accepted content ends: before how, when and to what applause it was said.

The words behind a reported clause that tell of the saying hang on the clause for a parser, and no table tells them
from a part of it.
"""

from __future__ import annotations

from quoteattr.grammar import FINITE
from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import trim
from quoteattr.selection.comments import is_of_things
from quoteattr.selection.scored import Scored, redrawn
from quoteattr.syntax import auxiliaries, child
from quoteattr.text.parse import Parse
from quoteattr.text.tree import could_speak

__all__ = ["leave_out_saying"]

_WORDS = load_words(
    "aftermath_words",
    "reactions",
    "questioned",
    "asked-for",
    "knowing",
    "told-in-plural",
    "own-texts",
    "outcomes",
    "signs",
)
_REACTIONS = _WORDS["reactions"].words
_QUESTIONED = _WORDS["questioned"].words
_KNOWS = _WORDS["knowing"].words
_PLURAL_TEXTS = _WORDS["told-in-plural"].words
_OWN_TEXTS = _WORDS["own-texts"].words
_OUTCOMES = _WORDS["outcomes"].words
_SIGNS = _WORDS["signs"].words
_ASKED_WHAT = frozenset({"about", "how", "if", "on", "over", "what", "when", "whether", "why"})
_WAYS = frozenset({"down", "higher", "lower", "up"})
_ASKED_FOR = _WORDS["asked-for"].words
_TO_APPLAUSE = frozenset({"amid", "to"})
_AHEAD = frozenset({"'d", "'ll", "can", "could", "may", "might", "must", "should", "will", "would"})
_SPEAKS_WHERE = frozenset(
    {"after", "ahead", "at", "before", "by", "during", "from", "in", "inside", "on", "outside", "to", "via"}
)


def leave_out_saying(parse: Parse, item: Scored) -> Scored:
    """End a content before the words that tell how it was said.

    *said the road was safe, to loud applause*, *said the road was safe when asked about the crash*, *said the road was
    safe, speaking to reporters outside court*, *said the road was safe, in her first interview since May* -> the road
    was safe
    *said he lied when asked about it*, *said staff would help when asked*, *said the singer left, to loud applause* ->
    all of it
    """
    candidate, ranges = item.candidate, item.region.ranges
    start, end = ranges[-1]
    cue = candidate.cue_head
    if cue < 0:
        return item
    behind_tag = candidate.family == "clause-left" and len(ranges) > 1 and parse.starts[cue] < start
    if not behind_tag and (candidate.family != "clause-right" or parse.starts[cue] > start or candidate.link < cue):
        return item
    tokens = parse.tokens_between(start, end)
    first = tokens[0] if tokens else -1
    opening = [first] if behind_tag else [one for one in tokens[2:] if parse.words[one - 1] == ","]
    certain = behind_tag or _is_told_of(parse, candidate.link)
    for token in opening:
        if token < 1 or parse.stretches[token] >= 0:
            continue
        if _cites_somebody(parse, token):
            return _without(parse, item, token)
        if not certain:
            continue
        told = (
            _is_received(parse, token, tokens[-1])
            or _is_speaking(parse, token, candidate.link)
            or _is_text(parse, token, tokens[-1])
        )
        if told or _is_reckoned(parse, token, tokens[-1]):
            return _without(parse, item, token)
    for token in opening if behind_tag else tokens[2:]:
        if parse.lowers[token] == "when" and parse.stretches[token] < 0 and _is_asked(parse, token, tokens[-1]):
            sure = certain and (behind_tag or token + 1 < tokens[-1] or is_of_things(parse, candidate.link))
            if not (behind_tag or _is_of_source(parse, candidate.link, token, tokens[-1])):
                return item
            return _without(parse, item, token) if sure or _is_stance(parse, candidate.link) else item
    return item


def _without(parse: Parse, item: Scored, token: int) -> Scored:
    """The item without the words from a token on."""
    *rest, (start, _) = item.region.ranges
    kept = trim(parse.text, start, parse.starts[token]) if parse.starts[token] > start else None
    return redrawn(item, "saying", *rest, kept)


def _is_told_of(parse: Parse, clause: int) -> bool:
    """Whether nobody in the clause does anything yet that could be applauded or asked about."""
    ahead = any(parse.lowers[one] in _AHEAD for one in auxiliaries(parse, clause))
    act = load_cues().act("verb", parse.lemmas[clause]) if ahead else None
    return is_of_things(parse, clause) or (ahead and (act is None or not act.is_speech))


def _is_stance(parse: Parse, clause: int) -> bool:
    """Whether the clause says what somebody has or knows, which he does not do when he is asked."""
    return parse.lemmas[clause] in _KNOWS


def _is_of_source(parse: Parse, clause: int, when: int, last: int) -> bool:
    """Whether the source was asked, as far as the words tell: *said it was safe when asked about it*.

    *said it was rude to stay when asked to leave*, *said it was hard to refuse when asked for money*, *said it would
    work when challenged by a virus*, *said customers prefer red when asked* -> no: it is what anybody does who is asked
    """
    asked = when + 1 + (parse.lowers[when + 1] not in _QUESTIONED)
    about = parse.lowers[asked + 1] if asked < last else ""
    if about in _ASKED_WHAT or (about in ("for", "to") and _is_asked_to_speak(parse, asked)):
        return True
    if about == "to":
        return False
    who = child(parse, clause, "nsubj", "nsubjpass", "expl")
    if who >= 0 and parse.tags[who] == "NNS" and could_speak(parse, who):
        return False
    anybody = parse.deps[who] == "expl" or parse.lowers[who] == "it" if who >= 0 else False
    if anybody and not _is_stance(parse, clause) and "TO" in parse.tags[clause:when]:
        return False
    if not about.isalpha() or parse.lowers[asked] in ("asked", "questioned"):
        return True
    agent = child(parse, asked, "agent")
    by = child(parse, agent, "pobj") if agent >= 0 else -1
    return by >= 0 and parse.lowers[by] != "another" and could_speak(parse, by)


def _is_asked_to_speak(parse: Parse, asked: int) -> bool:
    """Whether words are asked for: *asked for a comment*, *asked to explain*; not *for money*, *to pay*."""
    prep = child(parse, asked, "prep")
    thing = child(parse, prep, "pobj") if prep > asked else -1
    if thing >= 0 and parse.lowers[prep] == "for":
        return parse.lemmas[thing] in _ASKED_FOR
    act = load_cues().act("verb", parse.lemmas[asked + 2]) if asked + 2 < len(parse) else None
    return parse.lowers[asked + 1] == "to" and act is not None and act.is_speech


def _cites_somebody(parse: Parse, token: int) -> bool:
    """Whether a participle says from whom a paper has it: *said the firm was in talks, citing two people familiar with
    the matter*; not *said the judge threw it out, citing a lack of evidence*.
    """
    if parse.lowers[token] != "citing":
        return False
    whom = child(parse, token, "dobj")
    return whom > token and (could_speak(parse, whom) or parse.lemmas[whom] == "source")


def _is_received(parse: Parse, token: int, last: int) -> bool:
    """Whether the words to the end say how the hearers took it: *to loud boos*, *drawing laughter*."""
    if parse.lowers[token] in _TO_APPLAUSE:
        noise = child(parse, token, "pobj")
    else:
        noise = child(parse, token, "dobj") if parse.tags[token] == "VBG" else -1
    return noise > token and parse.lemmas[noise] in _REACTIONS and _ends(parse, token, last)


def _is_reckoned(parse: Parse, token: int, last: int) -> bool:
    """Whether the words to the end say what the writer makes of it: *sending its shares down*, *in the latest sign of
    trouble*, *a day after its chief quit*, *confirming a Reuters report*.

    *in a deal that will create 40 jobs*, *a day after they meet*, *confirming its plan* -> no
    """
    words = parse.lowers[token : min(token + 3, last + 1)]
    if parse.tags[token] == "VBG":
        thing = child(parse, token, "dobj")
        paired = f"{parse.lemmas[token]} {parse.lemmas[thing]}" if thing > token else ""
        told = range(thing, last + 1)
        owned = "share" not in paired or child(parse, thing, "poss") >= 0
        owned = owned or any(parse.tags[one] == "CD" or parse.lowers[one] in _WAYS for one in told)
        return (paired in _OUTCOMES and owned) or (words[:2] == ["warning", "of"])
    if words[:2] == ["the", "latest"]:
        return parse.tags[token + len(words) - 1] in ("JJ", "NN")  # not: the latest of them in Leeds
    if words == ["in", "the", "latest"]:
        return True
    if words[:2] == ["in", "a"]:
        return words[-1] in _SIGNS
    after = next((one for one in range(token, min(token + 5, last)) if parse.lowers[one] == "after"), -1)
    if after <= token or any(parse.ents[one] not in ("DATE", "TIME") for one in range(token, after)):
        return False
    verb = parse.heads[after]
    return parse.tags[verb] == "VBD" and after < verb <= last


def _is_speaking(parse: Parse, token: int, clause: int) -> bool:
    """Whether somebody speaks somewhere: *the plan was fair, speaking in Leeds*, *the plan was fair, speaking in
    French*; not *the pupils would spend the day there, speaking in French*.
    """
    behind = parse.lowers[token + 1 : token + 3] if parse.lowers[token] == "speaking" else []
    if not behind or behind[0] not in _SPEAKS_WHERE:
        return False
    if behind[0] != "in" or len(behind) == 1 or parse.ents[token + 2] not in ("LANGUAGE", "NORP"):
        return True
    return is_of_things(parse, clause)


def _is_text(parse: Parse, token: int, last: int) -> bool:
    """Whether the words to the end name what it was said in: *in her first interview since May*, *in remarks on
    Monday*; *in a statement* is seen to elsewhere.
    """
    if parse.lowers[token] != "in":
        return False
    text = child(parse, token, "pobj")
    if text < 0 or not _ends(parse, token, last):
        return False
    if parse.lowers[text] in _PLURAL_TEXTS:
        return parse.lefts[text] == text
    return parse.lemmas[text] in _OWN_TEXTS and parse.tags[token + 1] == "PRP$"


def _is_asked(parse: Parse, when: int, last: int) -> bool:
    """Whether *when* and a participle say that the source was asked: *when pressed on the figures*."""
    asked = when + 1
    asked += asked < last and parse.tags[asked] == "RB"
    return (
        asked <= last
        and parse.lowers[asked] in _QUESTIONED
        and not any(parse.tags[one] in FINITE and parse.words[one - 1] == "," for one in range(asked, last + 1))
    )


def _ends(parse: Parse, token: int, last: int) -> bool:
    """Whether nothing but a part of the phrase itself stands behind it in the content."""
    return parse.rights[token] >= last
