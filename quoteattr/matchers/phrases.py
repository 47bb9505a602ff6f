"""Content that is not a finite clause: infinitives, objects, predicates and prepositional phrases of a cue verb."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.grammar import FINITE_VERBS
from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.amounts import ESTIMATES, amount_of
from quoteattr.matchers.candidate import Candidate, Drawing, draw
from quoteattr.matchers.clauses import clause_drawings
from quoteattr.matchers.particles import cue_tokens
from quoteattr.matchers.reporting import hands_the_word, leaves_unsaid, says_when, what_says
from quoteattr.records import Act
from quoteattr.syntax import child, noun_phrase, own_subject
from quoteattr.text.parse import Parse

__all__ = [
    "find_infinitives",
    "find_objects",
    "find_predicates",
    "find_prepositional",
]

_KNOWN = frozenset({"his", "her", "its", "that", "the", "their", "this"})


def find_infinitives(parse: Parse, verb: int) -> Iterator[Candidate]:
    """Yield infinitive and gerund complements, with or without an object before them.

    *He vowed to fight.* -> to fight;  *She urged the council to sell.* -> the council to sell
    *He went to fight.*  -> scored by its cue
    """
    deps, tags = parse.deps, parse.tags
    for clause in parse.children[verb]:
        if clause < verb or deps[clause] not in ("advcl", "xcomp"):
            continue
        first, last = parse.lefts[clause], parse.rights[clause]
        prep = _asked_by(parse, verb, first)
        if deps[clause] == "advcl" and prep < 0 and not _is_wish(parse, verb, clause):
            continue
        if deps[verb] == "parataxis" and clause == last == what_says(parse, verb):
            continue  # Money, he likes to say, is like manure
        cue, lemma = cue_tokens(parse, verb)
        obj = child(parse, verb, "dobj", "dative")
        if prep >= 0:
            obj, cue, lemma = child(parse, prep, "pobj"), (*cue, prep), f"{lemma} {parse.lowers[prep]}"
        inner = own_subject(parse, clause)
        to = any(parse.lowers[kid] == "to" and deps[kid] == "aux" for kid in parse.children[clause])
        drawings = clause_drawings(parse, verb, max(first, verb + 1), last, clause)
        if verb < obj < clause:
            drawings.append(("object", [(parse.lefts[obj], last)]))
        passive = child(parse, verb, "nsubjpass")
        if passive >= 0:
            drawings.append(("subject", [(parse.lefts[passive], parse.rights[passive]), (first, last)]))
        elif lemma in load_words("frames")["raising"].words:
            drawings += _with_subject(parse, verb, first, last)
        if to:
            frame = "object-infinitive" if verb < obj < clause or inner >= 0 else "infinitive"
            if passive >= 0:
                frame = "passive-infinitive"
        elif tags[clause] == "VBG" or (tags[clause] == "VBN" and parse.lowers[first] == "having"):
            frame = "gerund-owned" if lemma in load_words("frames")["owning-up"] else "gerund"
        elif tags[clause].startswith("V"):
            frame = "small-clause"
        else:
            frame = "predicate"
        yield from draw(
            parse,
            drawings,
            cue=cue,
            cue_head=verb,
            lemma=lemma,
            frame=frame,
            family="infinitive",
            link=clause,
            object=obj,
        )


def _asked_by(parse: Parse, verb: int, first: int) -> int:
    """The preposition between a verb and whom it asks to do what follows from ``first`` on, or -1.

    *called on the council to sell*, *pleaded with them to wait* -> on, with;  *called on Monday to cancel* -> -1
    """
    if parse.lowers[first] != "to":
        return -1
    for prep in parse.children[verb]:
        if verb < prep < first and parse.deps[prep] in ("prep", "dative"):
            whom = child(parse, prep, "pobj")
            if whom > prep and parse.rights[whom] + 1 == first and parse.ents[whom] not in ("DATE", "TIME"):
                joined = f"{parse.lemmas[verb].lower()} {parse.lowers[prep]}"
                thing = joined in ("appeal for", "ask for") or parse.lowers[whom] in load_words("frames")["not-asked"]
                return prep if load_cues().acts.get(("verb", joined)) is Act.REQUEST and not thing else -1
    return -1


def _is_wish(parse: Parse, verb: int, clause: int) -> bool:
    """Whether an infinitive is what is wished or asked for, whatever the parser says: right behind a verb of wishing
    or promising, or behind whom a request is made of.

    *She longed to see the sea.*, *begged the court to wait* -> to see the sea, the court to wait
    *She spoke to be heard.*                                 -> nothing: a purpose
    """
    first = parse.lefts[clause]
    if parse.lowers[first] != "to":
        return False
    act = load_cues().act("verb", parse.lemmas[verb].lower())
    whom = child(parse, verb, "dobj")
    if verb < whom < clause:
        return act is Act.REQUEST and first == parse.rights[whom] + 1
    return act in (Act.DESIRE, Act.PROMISE) and first == verb + 1


def _with_subject(parse: Parse, verb: int, first: int, last: int) -> list[Drawing]:
    """The drawing of a raising verb, which says of its subject what follows: *The fund seems to be empty.*"""
    who = own_subject(parse, verb)
    if not 0 <= who < verb:
        return []
    return [("raised", [(parse.lefts[who], parse.rights[who]), (first, last)])]


def _before_statement(parse: Parse, obj: int) -> int:
    """The last token of an object without the text in which it is said: *condemned the raid | in statements on
    Friday*; but: *rejected the claims in the statement*.
    """
    last = parse.rights[obj]
    for kid in parse.children[obj]:
        text = child(parse, kid, "pobj") if kid > obj and parse.lowers[kid] == "in" else -1
        if text < 0 or parse.lemmas[text] != "statement" or parse.rights[kid] != last:
            continue
        if not any(parse.lowers[one] in _KNOWN for one in parse.children[text]):
            return kid - 1
    return last


def find_objects(parse: Parse, verb: int) -> Iterator[Candidate]:
    """Yield noun phrase objects. *She criticised the plan.* -> the plan"""
    obj = child(parse, verb, "dobj")
    if obj < verb or hands_the_word(parse, verb) or leaves_unsaid(parse, verb):
        return
    if parse.words[parse.lefts[obj] - 1] == "," and (
        verb < child(parse, verb, "ccomp") < obj or parse.words[verb : parse.lefts[obj]].count(",") == 1
    ):
        return  # said it was safe, a claim that experts dispute; has won an order, the firm said, the largest so far
    cue, lemma = cue_tokens(parse, verb)
    first, last = parse.lefts[obj], _before_statement(parse, obj)
    amount = amount_of(parse, verb, obj) if lemma in ESTIMATES else -1
    if amount > obj:
        yield from draw(
            parse,
            [("amount", [(first, noun_phrase(parse, amount)[1])])],
            cue=cue,
            cue_head=verb,
            lemma=ESTIMATES[lemma],
            frame="object-at",
            family="object",
            link=obj,
            object=obj,
        )
        return
    short_first, short_last = noun_phrase(parse, obj)
    drawings = [
        ("full", [(first, last)]),
        ("noun", [(short_first, short_last)]),
    ]
    extra = _after_object(parse, verb, obj)
    if extra > last:
        drawings.append(("with", [(first, extra)]))
    end = parse.rights[verb]
    if end > last:
        drawings.append(("rest", [(first, end)]))
    stop = parse.sent_bounds[parse.sents[verb]][1] - 1
    if stop > last:
        drawings.append(("end", [(first, stop)]))
    yield from draw(
        parse,
        drawings,
        cue=cue,
        cue_head=verb,
        lemma=lemma,
        frame=_object_frame(parse, verb, obj),
        family="object",
        link=obj,
        object=obj,
    )


def _object_frame(parse: Parse, verb: int, obj: int) -> str:
    """*object*, with the kind of thing that completes it: *called the plan a mistake*, *urged them to go*."""
    for kid in parse.children[verb]:
        if kid <= obj:
            continue
        if parse.deps[kid] == "oprd" or (parse.deps[kid] == "prep" and parse.lowers[kid] == "as"):
            return "object+predicate"
        if parse.deps[kid] == "xcomp":
            return "object+infinitive"
        if parse.deps[kid] == "ccomp":
            return "object+clause"
    return "object"


def _after_object(parse: Parse, verb: int, obj: int) -> int:
    """The last token of the prepositional phrase, infinitive or predicate that comes right after the object."""
    at = parse.rights[obj]
    after = at + 2 if at + 1 < len(parse) and parse.words[at + 1] == '"' else at + 1  # called it “…”
    for kid in parse.children[verb]:
        if (
            kid > obj
            and parse.lefts[kid] == after
            and parse.deps[kid] in ("prep", "xcomp", "oprd", "advcl", "dative", "acomp")
        ):
            return parse.rights[kid]
    return at


def find_prepositional(parse: Parse, verb: int) -> Iterator[Candidate]:
    """Yield prepositional objects. *They called for a ban.* -> a ban;  *He accused her of lying.* -> her of lying"""
    if hands_the_word(parse, verb) or leaves_unsaid(parse, verb):
        return
    deps = parse.deps
    obj = child(parse, verb, "dobj", "nsubjpass")
    for prep in parse.children[verb]:
        if deps[prep] != "prep" or prep < verb:
            continue
        target = child(parse, prep, "pobj", "pcomp")
        if target < 0 or says_when(parse, verb, prep, target):
            continue
        if parse.lowers[prep] == "with" and parse.lemmas[verb] in load_words("frames")["converse"]:
            continue  # argued with the referee: whom, not what
        if deps[target] == "pcomp" and _is_called(parse, verb, prep, target):
            continue  # resigned over what he called “lies”
        cue, lemma = cue_tokens(parse, verb)
        word = parse.lowers[prep]
        if word == "on" and parse.lowers[target] == "media":
            continue  # criticised on social media
        first, last = prep + 1, parse.rights[prep]
        drawings = [("phrase", [(first, last)])]
        if first <= last and parse.words[first] != '"':
            drawings.append(("with", [(prep, last)]))
        if deps[target] == "pobj":
            short = noun_phrase(parse, target)
            drawings.append(("noun", [(min(first, short[0]), short[1])]))
        if verb < obj < prep:
            drawings.append(("object", [(parse.lefts[obj], last)]))
        elif 0 <= obj < verb and parse.tags[obj] != "WP":  # over what they described as “a mess”
            drawings.append(("subject", [(parse.lefts[obj], parse.rights[obj]), (prep, last)]))
        elif lemma in load_words("frames")["raising"].words:
            drawings += _with_subject(parse, verb, prep, last)
        end = parse.rights[verb]
        if end > last:
            asked = child(parse, verb, "xcomp")
            if asked > last and _asked_by(parse, verb, parse.lefts[asked]) == prep:
                # calling on them to act, and threatening a strike; calls on them to act and warns of a strike
                on = [kid for kid in parse.children[asked] if deps[kid] == "conj" and parse.tags[kid] in FINITE_VERBS]
                end = parse.lefts[on[0]] - 1 if on else parse.rights[asked]
            drawings.append(("rest", [(first, end)]))
        yield from draw(
            parse,
            drawings,
            cue=(*cue, prep) if prep - verb == 1 or word not in ("in", "on", "at") else cue,
            cue_head=verb,
            lemma=lemma,
            frame=f"verb-{word}" + ("-clause" if deps[target] == "pcomp" else ""),
            family="prepositional",
            link=target,
            object=obj if obj > verb else -1,
        )


def _is_called(parse: Parse, verb: int, prep: int, clause: int) -> bool:
    """Whether a verb that says nothing has a *what* behind its preposition that somebody calls something in marks."""
    if parse.lowers[prep + 1] != "what" or parse.lemmas[clause] not in load_words("frames")["calling"]:
        return False
    act = load_cues().act("verb", f"{parse.lemmas[verb].lower()} {parse.lowers[prep]}")
    held = any(parse.words[one] == '"' for one in range(clause, parse.rights[prep] + 1))
    return held and (act is None or not act.is_speech)


def find_predicates(parse: Parse, verb: int) -> Iterator[Candidate]:
    """Yield object + predicate. *He called the ruling a stain.* -> the ruling a stain; *described it as unfair*."""
    if hands_the_word(parse, verb):
        return
    deps = parse.deps
    obj = (
        child(parse, verb, "dobj", "nsubj")
        if child(parse, verb, "oprd") >= 0
        else child(parse, verb, "dobj", "nsubjpass")
    )
    for kid in parse.children[verb]:
        is_as = deps[kid] == "prep" and parse.lowers[kid] == "as"
        if kid < verb or not (deps[kid] == "oprd" or is_as):
            continue
        cue, lemma = cue_tokens(parse, verb)
        first, last = (kid + 1 if is_as else parse.lefts[kid]), parse.rights[kid]
        drawings = [("predicate", [(first, last)])]
        if verb < obj < kid:
            drawings.append(("object", [(parse.lefts[obj], last)]))
        elif 0 <= obj < verb and not (is_as and parse.tags[obj] == "WP"):
            drawings.append(("subject", [(parse.lefts[obj], parse.rights[obj]), (first, last)]))
        yield from draw(
            parse,
            drawings,
            cue=cue,
            cue_head=verb,
            lemma=lemma,
            frame="as-predicate" if is_as else "object-predicate",
            family="object",
            link=kid,
            object=obj,
        )
