"""What surrounds a candidate, as the values that the context tables are keyed by.

Each function returns ``(table, value)`` pairs; a table is a feature of one family of frames. Values are short words
that a
person can read in the table files. What belongs to the cue is computed once per candidate, what belongs to a
region once per region.
"""

from __future__ import annotations

from functools import cache

from attrs import define

from quoteattr.matchers.candidate import Candidate
from quoteattr.matchers.stretches import float_context, stretch_context
from quoteattr.syntax import auxiliaries, child, is_passive, subject
from quoteattr.text.parse import Parse

__all__ = ["CueFacts", "Pairs", "cue_context", "cue_facts", "noun_class", "tables_of", "verb_form"]

_PRONOUNS = frozenset("i you he she it we they who which that this these those there".split())
_THINGS = frozenset({"it", "this", "that", "which", "there"})
_PERSONS = frozenset({"he", "she", "they", "him", "her", "them", "us", "me"})
Pairs = list[tuple[str, str]]


class _Tables(dict[str, str]):
    """The names of one family's tables, each made once: ``["size"]`` of *object* is *object.size*."""

    def __init__(self, family: str) -> None:
        super().__init__()
        self._family = family

    def __missing__(self, name: str) -> str:
        made = self[name] = f"{self._family}.{name}"
        return made


@cache
def tables_of(family: str) -> _Tables:
    return _Tables(family)


@define(frozen=True, slots=True)
class CueFacts:
    """What is known of a verb whatever its content: computed once for all its candidates."""

    subject: int
    how: str
    kind: str
    form: str
    light: str
    place: str
    governor: str
    adverb: int


def cue_facts(parse: Parse, verb: int) -> CueFacts:
    """The facts of one verb."""
    who, how = subject(parse, verb)
    form = verb_form(parse, verb)
    return CueFacts(
        who,
        how,
        noun_class(parse, who),
        form,
        _light(form),
        _clause_place(parse, verb),
        _governor(parse, verb),
        child(parse, verb, "advmod"),
    )


def noun_class(parse: Parse, token: int) -> str:
    """A coarse class of a noun phrase's head: its pronoun, a name by entity label, or a common noun by number."""
    if token < 0:
        return "none"
    lower = parse.lowers[token]
    if lower in _PRONOUNS:
        return lower
    tag = parse.tags[token]
    if tag in ("NNP", "NNPS"):
        return "name"
    if tag == "NN":
        return "noun"
    if tag == "NNS":
        return "nouns"
    if tag in ("VBG", "VB", "VBZ", "VBD", "VBP"):
        return "clause"
    return parse.pos[token].lower()


def verb_form(parse: Parse, verb: int) -> str:
    """Tense, modal, negation, infinitive and passive of a verb: *said*, *would say*, *did not say*, *to say*, *was
    said*.
    """
    parts = [parse.tags[verb].lower()]
    for token in auxiliaries(parse, verb):
        if parse.deps[token] == "neg":
            parts.append("not")
        elif parse.tags[token] == "MD":
            parts.append(parse.lowers[token])
        elif parse.lowers[token] == "to":
            parts.append("to")
        elif parse.lemmas[token] in ("have", "be", "do"):
            parts.append(parse.lemmas[token])
    if is_passive(parse, verb):
        parts.append("passive")
    return "+".join(parts)


def _clause_place(parse: Parse, token: int) -> str:
    """Where the cue's own clause hangs: its label, and the word that introduces it."""
    dep = parse.deps[token]
    current = token
    for _ in range(4):
        if dep not in ("conj", "xcomp") or parse.heads[current] == current:
            break
        current = parse.heads[current]
        dep = parse.deps[current]
    for kid in parse.children[current]:
        if parse.deps[kid] == "mark" and kid < current:
            return f"{dep}:{parse.lowers[kid]}"
    return dep


def _governor(parse: Parse, token: int) -> str:
    """The verb whose complement the cue's clause is (*He said she wants …*: say), or how else it hangs."""
    current = token
    for _ in range(6):
        head, dep = parse.heads[current], parse.deps[current]
        if head == current:
            return "root"
        if dep == "ccomp" or (dep == "xcomp" and parse.tags[current] == "VB"):
            return parse.lemmas[head].lower()
        if dep in ("relcl", "advcl", "acl", "pcomp"):
            return dep
        current = head
    return "deep"


def cue_context(parse: Parse, candidate: Candidate, known: dict[int, CueFacts] | None = None) -> Pairs:
    """The values of a candidate's cue: subject, form, place, object, what is under the cue.

    ``known`` keeps the facts of verbs for the article's other candidates.
    """
    family = candidate.family
    head = candidate.cue_head
    if head < 0:
        return float_context(parse, candidate)
    tables = tables_of(family)
    pairs: Pairs = [("rivals", f"{family}>{candidate.rivals or 'none'}")]
    is_verbal = parse.tags[head].startswith("V")
    where = head
    if family in ("noun", "adjective") and not is_verbal:
        pairs += _nominal_context(parse, candidate)
    elif is_verbal:
        facts = known.get(head) if known is not None else None
        if facts is None:
            facts = cue_facts(parse, head)
            if known is not None:
                known[head] = facts
        who, kind = facts.subject, facts.kind
        pairs.append((tables["subject"], kind))
        pairs.append((tables["subject-how"], facts.how))
        if who >= 0 and kind in ("noun", "nouns"):
            pairs.append(("subject-noun", parse.lemmas[who].lower()))
        elif who >= 0 and kind == "name":
            pairs.append((tables["subject-name"], parse.ents[who] or "none"))
        pairs.append((tables["form"], facts.form))
        pairs.append(("lemma-form", f"{candidate.lemma}.{facts.light}"))
        kind_of_subject = "none" if who < 0 else "it" if kind in _THINGS else "some"
        pairs.append(("lemma-subject", f"{candidate.lemma}.{kind_of_subject}"))
        pairs.append((tables["under"], facts.governor))
        pairs.append((tables["place"], facts.place))
        if facts.adverb >= 0:
            pairs.append((tables["adverb"], parse.lowers[facts.adverb]))
    if candidate.source_hint >= 0:
        kind = noun_class(parse, candidate.source_hint)
        determiner = child(parse, candidate.source_hint, "det", "poss", "amod", "nummod")
        pairs.append((tables["source-form"], f"{kind}.{'bare' if determiner < 0 else 'full'}"))
        pairs.append((tables["source"], kind))
        if kind in ("noun", "nouns"):
            pairs.append(("source-noun", parse.lemmas[candidate.source_hint].lower()))
    if family in ("object", "passive", "prepositional", "noun", "infinitive", "clause-right"):
        pairs += _object_context(parse, candidate)
    if candidate.stretches or candidate.link >= 0:
        pairs += stretch_context(parse, candidate)
    pairs.append(("inside-marks", f"{family}.{'yes' if parse.stretches[where] >= 0 else 'no'}"))
    headline = parse.paras[where] == 0 and parse.text[parse.paragraphs[0][1] - 1] not in ".!?\"”'’"
    pairs.append(("headline", f"{family}.{'yes' if headline else 'no'}"))
    return pairs


@cache
def _light(form: str) -> str:
    parts = form.split("+")
    for word in ("passive", "not", "to", "would", "could", "should", "will", "can", "may", "might", "must"):
        if word in parts:
            return word
    return "ing" if form.startswith("vbg") else "plain"


def _nominal_context(parse: Parse, candidate: Candidate) -> Pairs:
    head = candidate.cue_head
    family = candidate.family
    tables = tables_of(family)
    owner = child(parse, head, "poss")
    det = child(parse, head, "det")
    pairs = [
        (tables["place"], parse.deps[head]),
        (tables["owner"], noun_class(parse, owner) if owner >= 0 else parse.lowers[det] if det >= 0 else "bare"),
        (tables["number"], parse.tags[head]),
    ]
    governor = parse.heads[head]
    if governor != head:
        lemma = parse.lemmas[governor].lower()
        pairs.append(
            (tables["governor"], lemma if parse.pos[governor] in ("VERB", "AUX", "ADP") else parse.pos[governor])
        )
        if family == "adjective":
            who, _ = subject(parse, governor)
            pairs.append((tables["subject"], noun_class(parse, who)))
    return pairs


def _object_context(parse: Parse, candidate: Candidate) -> Pairs:
    family = candidate.family
    tables = tables_of(family)
    link = candidate.link
    pairs: Pairs = []
    if link >= 0:
        kind = noun_class(parse, link) if family in ("object", "passive", "prepositional", "noun") else parse.tags[link]
        pairs.append((tables["content"], kind))
        if kind in ("noun", "nouns"):
            pairs.append((tables["content-noun"], parse.lemmas[link].lower()))
        if kind == "name":
            pairs.append((tables["content-name"], parse.ents[link] or "none"))
        if family == "object":
            with_what = _complement(parse, link)
            pairs.append((tables["complement"], with_what))
            if with_what != "none":
                pairs.append((tables["noun-complement"], f"{parse.lemmas[link].lower()} {with_what}"))
        if family in ("object", "passive"):
            det = child(parse, link, "det", "poss")
            pairs.append(
                (
                    tables["determiner"],
                    parse.lowers[det] if det >= 0 and parse.deps[det] == "det" else "poss" if det >= 0 else "none",
                )
            )
            thing = "person" if parse.ents[link] == "PERSON" or parse.lowers[link] in _PERSONS else "thing"
            pairs.append(("lemma-content", f"{candidate.lemma}.{thing}"))
        if family == "prepositional":
            pairs.append(("lemma-frame-content", f"{candidate.lemma}.{candidate.frame}.{kind}"))
        if family in ("infinitive", "clause-right") and parse.tags[link].startswith("V"):
            pairs.append((tables["content-verb"], parse.lemmas[link].lower()))
        if family == "clause-right":
            form = "+".join(
                sorted(
                    {parse.lowers[t] if parse.tags[t] == "MD" else parse.lemmas[t] for t in auxiliaries(parse, link)}
                )
            )
            pairs.append((tables["content-form"], form))
    if family in ("clause-right", "infinitive"):
        pairs.append((tables["object"], noun_class(parse, candidate.object) if candidate.object >= 0 else "none"))
    return pairs


def _complement(parse: Parse, noun: int) -> str:
    """What completes a noun to its right: a preposition, *to*, *that*, or ``none``."""
    for kid in parse.children[noun]:
        if kid > noun:
            if parse.deps[kid] == "prep":
                return parse.lowers[kid]
            if parse.deps[kid] in ("acl", "ccomp", "relcl"):
                if parse.deps[kid] == "relcl":
                    return "relative"
                marks = [parse.lowers[k] for k in parse.children[kid] if k < kid and parse.deps[k] in ("mark", "aux")]
                return marks[0] if marks and marks[0] in ("that", "to") else parse.tags[kid]
    return "none"
