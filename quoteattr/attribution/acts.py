"""What a cue does with its content: assertion, question, request … by its lemma, and where the context says otherwise.

The lemma's act stands in lexicon/acts.toml. The context decides: *ask* with an infinitive requests,
reports of data and of what cannot speak are evidence, some objects make a deed of a verb of saying (*claimed the
prize*), a question mark ends a question, and negated verbs of telling remain what they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from types import MappingProxyType

import regex

from quoteattr.attribution.roles.kinds import kind_of_noun
from quoteattr.attribution.vocabulary import INDEFINITES
from quoteattr.grammar import PROPER_NOUNS, THIRD_PERSONS
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.naming import calls_together
from quoteattr.matchers.reading import Reading
from quoteattr.records import Act, QuoteType, SpeakerKind
from quoteattr.syntax import auxiliaries, child
from quoteattr.text.parse import Parse

__all__ = ["load_acts", "resolve_act"]

_PARTS = ("verbs", "nouns", "adjectives", "phrases")
_PART_OF_POS = {"NOUN": "nouns", "PROPN": "nouns", "ADJ": "adjectives", "VERB": "verbs", "AUX": "verbs"}
_OF_THINGS = ("object", "passive-by", "passive-subject", "verb-")
"""Frames whose content may be a thing that is done something to, as they begin."""
_KNOW = regex.compile(r"to know(?= (?:what|who|whom|whose|which|when|where|why|how|whether|if)\b)")
"""The content of *wanted to know why …*."""
_LONG = 5
"""Letters from which a word of a title has a capital."""
_ABOUT = frozenset({"verb-about", "verb-on"})
_PLEDGE = regex.compile(r"(?:I|We|we)(?:\ will|['’]ll)\ (?P<verb>[a-z]+)\b(?:\ (?P<next>[a-z]+))?")
"""The start of what somebody says of himself: “We will sell it”."""
_OPENERS = frozenset({"whether", "if", "who", "what", "why", "how", "when", "where", "which", "whom", "whose"})


@cache
def load_acts() -> Mapping[str, Mapping[str, Act]]:
    """The acts of ``lexicon/acts.toml``: part of speech (``verbs``, ``nouns``, ``adjectives``, ``phrases``) -> lemma
    -> act.
    """
    table: dict[str, dict[str, Act]] = {part: {} for part in _PARTS}
    for name, group in load_words("acts").items():
        act, _, part = name.rpartition("-")
        for lemma in group.words:
            table[part][lemma] = Act(act)
    return MappingProxyType({part: MappingProxyType(acts) for part, acts in table.items()})


def _context(group: str) -> frozenset[str]:
    return load_words("act_context")[group].words


@cache
def _data_nouns() -> frozenset[str]:
    return load_words("acts")["evidence-nouns"].words


def resolve_act(parse: Parse, reading: Reading, default: Act) -> Act:
    """The act of a reading whose cue's own act is ``default``, seen in its context.

    *she asked them to leave*  -> request; *she asked why they left*  -> question
    *the poll suggests that …*  -> evidence; *the mayor suggests that …*  -> assertion
    *“Why now?” he said*  -> question
    """
    lemma = reading.lemma
    first = lemma.split(" ")[0]
    if lemma == "ask" and reading.frame == "infinitive" and _for_namelessness(parse, reading):
        return Act.DECISION
    if first in _context("asking") and lemma not in {"ask about", "ask of"} and _has_infinitive(parse, reading):
        return Act.REQUEST
    if first in _context("asking") and "infinitive" in reading.frame and _asks_how(parse, reading):
        return Act.QUESTION if first == "ask" else load_acts()["verbs"].get(first, default)
    if lemma == "ask for" or (lemma == "ask" and reading.frame == "that-clause"):
        return Act.REQUEST  # asked that the charges be dropped
    if lemma == "call out" and reading.frame == "that-clause":
        return Act.ASSERTION
    if lemma == "explain" and _cannot(parse, reading.cue_head):
        return Act.BELIEF
    if lemma == "call" and reading.type is not QuoteType.INDIRECT and _is_title(parse, reading):
        return Act.DECISION
    if lemma == "call" and reading.type is QuoteType.INDIRECT:
        if reading.frame == "object" and _is_somebody(parse, *reading.content[0]):
            return Act.DECISION  # I called my mother, called Lee Orr, who runs it
        if reading.frame == "infinitive":
            words = [parse.lowers[one] for one in parse.tokens_between(*reading.content[0])[:2]]
            if not _has_infinitive(parse, reading) or words[-1] in _context("called-to"):
                return Act.DECISION  # called to mind, called to report a fire; not: called to ban the trawlers
            return Act.REQUEST
        if calls_together(parse, reading.cue_head):
            return Act.DECISION
    if lemma in ("want", "demand") and _KNOW.match(parse.text, reading.content[0][0]):
        return Act.QUESTION
    if lemma in ("call on", "call upon") and reading.type is QuoteType.INDIRECT and not _has_infinitive(parse, reading):
        words = [parse.lowers[one] for one in parse.tokens_between(*reading.content[0])]
        return default if "for" in words else Act.DECISION  # called on Lind at her home
    if reading.type is QuoteType.INDIRECT and (default.is_speech or default is Act.EVALUATION):
        if _shows(parse, reading, first):
            return Act.EVIDENCE
        if reading.frame.startswith(_OF_THINGS) and _is_deed(parse, reading, first):
            return Act.DECISION
        if _is_habit(parse, reading.cue_head, default) or _is_trade(parse, reading):
            return Act.DECISION
        if reading.frame == "noun-is" and default is Act.QUESTION and reading.source_head < 0:
            return Act.BELIEF  # the question is whether it will pay: nobody asks
    if reading.frame == "that-clause" and _is_state(parse, reading.cue_head):
        return load_acts()["adjectives"].get(parse.lowers[reading.cue_head], default)
    if lemma in _context("granting") and reading.frame in ("that-clause", "zero-that") and _grants(parse, reading):
        return Act.ASSERTION
    if reading.type is QuoteType.INDIRECT and first in {"show", "prove", "demonstrate", "appear", "seem"}:
        return default
    if (lemma in _context("reporting") or first in _context("reporting")) and _is_data(parse, reading):
        return Act.EVIDENCE
    if default in {Act.ASSERTION, Act.REQUEST} and _asks(parse, reading):
        return Act.QUESTION
    if first in _context("light") and not (" " in lemma and lemma in load_acts()["verbs"]):
        default = _heavier(parse, reading) or default
    asks = reading.negated or parse.text[reading.content[0][0] :].startswith("whether")  # has not said whether she will
    if first in _context("announcing") and not asks and _binds_itself(parse, reading):
        return Act.PROMISE
    return default


def _grants(parse: Parse, reading: Reading) -> bool:
    """Whether somebody owns aloud that something is so: *the doctor accepted that …*; not: *voters accept that …*."""
    who = reading.source_head
    one = who >= 0 and parse.tags[who] in ("NN", "NNP", "PRP") and parse.lowers[who] not in INDEFINITES
    return one and parse.tags[reading.cue_head] in ("VBD", "VBZ")


def _shows(parse: Parse, reading: Reading, verb: str) -> bool:
    """Whether what cannot speak lets one see something: *the silence suggests that he knew*, *the sky promised rain*,
    *the row threatened to split the party*.

    *The letter suggests that he knew*, *the Sun suggests that he knew*, *Snow suggests that he knew* -> no
    """
    head = reading.source_head
    if head < 0 or parse.tags[head] not in ("NN", "NNS") or not parse.words[head].islower():
        return False
    thing = parse.lemmas[head].lower()
    if verb in _context("not-by-things") and kind_of_noun(parse, head)[0] is SpeakerKind.DATA:
        return True
    return thing in _context("things") or (thing in _context("signs") and verb in _context("showing"))


def _is_deed(parse: Parse, reading: Reading, verb: str) -> bool:
    """Whether the object makes the verb a deed that nobody tells of: *claimed the prize*, *recalled 3,000 vans*."""
    if verb == "attack" and _is_armed(parse, reading):
        return True
    to = child(parse, reading.cue_head, "prep") if reading.frame == "verb-to" else -1
    thing = child(parse, to, "pobj") if to >= 0 else child(parse, reading.cue_head, "dobj", "nsubjpass")
    if thing < 0 or f"{verb} {parse.lemmas[thing].lower()}" not in _context("deeds"):
        return False
    told = verb == "recall" and child(parse, thing, "acl", "relcl") >= 0
    return not (told and parse.tags[reading.source_head] in ("NNS", "PRP"))  # witnesses recalled a van parked outside


def _is_armed(parse: Parse, reading: Reading) -> bool:
    """Whether somebody is attacked with more than words: *attacked her with a knife*."""
    tokens = parse.tokens_between(*reading.content[0])[:12]
    return any(
        parse.lowers[one] in _context("weapons") and "with" in parse.lowers[max(0, one - 3) : one] for one in tokens
    )


def _is_habit(parse: Parse, cue: int, act: Act) -> bool:
    """Whether a gerund says what somebody's part or habit is, not what was said: *played key roles in urging them to
    sign*, *known for saying that greed is good*; not *joined the union in urging them to sign*.
    """
    preposition = parse.heads[cue]
    if parse.tags[cue] != "VBG" or parse.deps[cue] != "pcomp" or not 0 < preposition < cue:
        return False
    before = preposition - 1
    part = act is Act.REQUEST and parse.lemmas[before] in _context("parts")
    return part or parse.lowers[before] in _context("famous")


def _is_title(parse: Parse, reading: Reading) -> bool:
    """Whether what a thing is called is a name in capitals, by nobody in particular: *The brochure is called “Warm by
    Teatime”*; not: *The ruling was called “a stain”*, *was called “Mad Max” by fans*, *She called it “Hell”*.
    """
    cue = reading.cue_head
    if parse.tags[cue] != "VBN" or child(parse, cue, "agent", "dobj") >= 0 or reading.source_head >= 0:
        return False
    words = [parse.words[one] for one in parse.tokens_between(*reading.content[-1]) if parse.words[one][:1].isalpha()]
    return bool(words) and words[0][0].isupper() and all(one[0].isupper() or len(one) < _LONG for one in words)


def _is_somebody(parse: Parse, start: int, end: int) -> bool:
    """Whether an object is a person, who is rung up: a name without an article, or *my mother*."""
    first = next(iter(parse.tokens_between(start, end)), -1)
    return first >= 0 and (parse.tags[first] in PROPER_NOUNS or parse.lowers[first] in ("me", "my", "us", "our"))


def _for_namelessness(parse: Parse, reading: Reading) -> bool:
    """Whether a source asks for no more than to stay unnamed: *asked not to be identified*, *asked to be identified by
    her first name only*, which tell of its role; not *asked to be named in the report*.
    """
    words = [parse.lowers[one] for one in parse.tokens_between(*reading.content[0])[:9]]
    unnamed = "not" in words[:6] or "anonymous" in words or "anonymously" in words or "only" in words
    return unnamed and any(word in _context("nameless") for word in words)  # asked to be named captain: named


def _is_trade(parse: Parse, reading: Reading) -> bool:
    """Whether a relative clause tells what somebody is known to write or speak about: *Roe, who writes about food*;
    not: *Roe, who wrote about the strike*, *a letter that speaks about fear*.
    """
    cue = reading.cue_head
    if parse.deps[cue] != "relcl" or parse.tags[cue] not in ("VBP", "VBZ") or reading.frame not in _ABOUT:
        return False
    return parse.lowers[parse.lefts[cue]] == "who" and not auxiliaries(parse, cue)


def _cannot(parse: Parse, cue: int) -> bool:
    """Whether somebody is unable to do what a cue says: *cannot explain why the bees died* is no explanation."""
    helpers = auxiliaries(parse, cue)
    negated = any(parse.deps[one] == "neg" for one in helpers)
    return negated and any(parse.lowers[one] in ("ca", "can", "could") for one in helpers)


def _is_state(parse: Parse, cue: int) -> bool:
    """Whether a participle says how its subject stands: *was not persuaded that …*, not *was told by her that …*."""
    return parse.tags[cue] == "VBN" and child(parse, cue, "auxpass") >= 0 and child(parse, cue, "agent") < 0


def _heavier(parse: Parse, reading: Reading) -> Act | None:
    """The act of the word that carries the meaning beside a light verb: *are afraid*, *expressed concern*, *could
    not resist adding*.
    """
    for token in reversed(reading.cue):
        if token == reading.cue_head or parse.pos[token] not in {"ADJ", "NOUN", "VERB"}:
            continue
        lemma, part = parse.lemmas[token].lower(), _PART_OF_POS[parse.pos[token]]
        found = (
            load_acts()[part].get(lemma)
            or load_acts()[part].get(parse.lowers[token])
            or load_acts()["adjectives"].get(parse.lowers[token])
        )
        if found is not None:
            return found
    return None


def _binds_itself(parse: Parse, reading: Reading) -> bool:
    """Whether the content says what the speaker will do: *announced it would close*, *said “we will appeal”*."""
    start, end = reading.content[0]
    if reading.type is not QuoteType.INDIRECT and (pledge := _PLEDGE.match(parse.text, start, end)) is not None:
        told = (pledge["verb"], f"{pledge['verb']} {pledge['next']}")
        return told[0] not in _context("states") and _context("no-pledges").isdisjoint(told)
    tokens = parse.tokens_between(start, end)[:12]
    if tokens and parse.lowers[tokens[0]] in {"if", "when"}:
        tokens = parse.tokens_between(start, end)
    elif tokens and parse.lowers[tokens[0]] == "that":
        tokens = tokens[1:4]
    else:
        tokens = tokens[:3]
    for one, two in pairwise(tokens):
        lower, modal = parse.lowers[one], parse.lowers[two]
        if lower in {"i", "we"} and modal in {"will", "'ll", "’ll"}:
            return _acts_after(parse, two)
        impersonal = lower in {"it", "they"} and reading.lemma.split(" ")[0] not in {"announce", "declare", "confirm"}
        if (
            lower in THIRD_PERSONS
            and not impersonal
            and modal in {"would", "will", "'d", "’d"}
            and reading.type is not QuoteType.DIRECT
        ):
            return _acts_after(parse, two)
    return False


def _acts_after(parse: Parse, modal: int) -> bool:
    """Whether a verb of doing follows the modal: not *would be*, *would have*, *would like*, *would not*."""
    following = modal + 1
    return (
        following < len(parse) and parse.tags[following] == "VB" and parse.lowers[following] not in _context("states")
    )


def _is_data(parse: Parse, reading: Reading) -> bool:
    """Whether the source is data rather than somebody: *a poll*, *figures*, *the study*."""
    head = reading.source_head
    return head >= 0 and parse.lowers[head] in _plural_data()


@cache
def _plural_data() -> frozenset[str]:
    return _data_nouns() | _context("plural-data")


def _has_infinitive(parse: Parse, reading: Reading) -> bool:
    """Whether the content opens with *to* and a verb, after the object at most: *asked her to stay*, *told them not
    to move*, *they were told to wait*.
    """
    told = reading.content if child(parse, reading.cue_head, "nsubjpass") >= 0 else reading.content[:1]
    return any(_opens_with_infinitive(parse, start, end) for start, end in told)


def _asks_how(parse: Parse, reading: Reading) -> bool:
    """Whether a question word stands before the infinitive: *asked what to do*, *told them how to swim*."""
    tokens = parse.tokens_between(*reading.content[0])[:8]
    opener = next((place for place, token in enumerate(tokens) if parse.lowers[token] in _OPENERS), len(tokens))
    return any(parse.lowers[token] == "to" for token in tokens[opener + 1 : opener + 3])


def _opens_with_infinitive(parse: Parse, start: int, end: int) -> bool:
    tokens = parse.tokens_between(start, end)[:8]
    for place, token in enumerate(tokens[:-1]):
        lower = parse.lowers[token]
        if lower in _OPENERS or parse.tags[token] in {"VBD", "VBZ", "VBP", "MD"}:
            return False
        if lower == "to" and parse.tags[tokens[place + 1]] in {"VB", "RB"}:
            return True
    return False


def _asks(parse: Parse, reading: Reading) -> bool:
    """Whether the quoted words are a question: they end with a question mark."""
    if reading.type is QuoteType.INDIRECT and not reading.frame.startswith("label"):
        return False
    text = parse.text
    last = reading.content[-1]
    after = text[last[1] : last[1] + 1]
    words = text[last[0] : last[1]].rstrip("\"”’' ")
    ends = words.endswith("?") or after == "?"
    return ends
