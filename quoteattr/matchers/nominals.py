"""Cues that are nouns, adjectives or fixed phrases: *her claim that*, *confident that*, *according to*, *in her
view*.
"""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.grammar import FINITE, NEUTER_PRONOUNS, NOMINATIVES, NOUNS
from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import Candidate, draw
from quoteattr.matchers.clauses import clause_drawings
from quoteattr.matchers.norms import is_measure
from quoteattr.matchers.particles import cue_tokens
from quoteattr.syntax import auxiliaries, child, is_verb
from quoteattr.text.parse import Parse

__all__ = ["find_according_to", "find_adjectives", "find_copular", "find_noun_cues", "find_views"]

# What opens a noun phrase and never goes on with one.
_OPENERS = frozenset({"DT", "PRP", "PRP$", "EX"})


def _bounds(parse: Parse, token: int) -> tuple[int, int]:
    first, stop = parse.sent_bounds[parse.sents[token]]
    return first, stop - 1


def find_noun_cues(parse: Parse, noun: int) -> Iterator[Candidate]:
    """Yield the clause, infinitive or phrase on a noun. *her claim that he lied* -> he lied"""
    deps = parse.deps
    if parse.words[noun + 1 : noun + 2] == [":"] and parse.lowers[noun] in load_words("nonquotes")["pseudo-labels"]:
        return  # Note: the pier is closed
    for kid in parse.children[noun]:
        if kid < noun:
            continue
        clause = kid
        dep = deps[kid]
        if dep in ("acl", "ccomp", "relcl"):
            marks = {parse.lowers[k]: deps[k] for k in parse.children[kid] if k < kid}
            first, last = parse.lefts[kid], parse.rights[kid]
            if first <= noun:
                first = noun + 1
            if first <= kid == last and parse.lemmas[kid] in load_words("ending_words")["disputing-verbs"]:
                continue  # a claim that residents dispute
            if marks.get("that") == "mark" or (dep == "ccomp" and parse.lowers[first] == "that"):
                frame = "noun-that"
            elif marks.get("to") == "aux":
                frame = "noun-infinitive"
            elif parse.lowers[first] in ("whether", "if", "how", "why", "what"):
                frame = "noun-wh"
            elif dep == "ccomp":
                frame = "noun-clause"
            else:
                continue
        elif dep == "prep" and parse.lowers[kid] in (
            "of",
            "about",
            "for",
            "on",
            "to",
            "against",
            "over",
            "with",
            "from",
        ):
            target = child(parse, kid, "pobj", "pcomp")
            if target < 0:
                continue
            clause = target
            first, last = kid + 1, parse.rights[kid]
            frame = f"noun-{parse.lowers[kid]}"
        else:
            continue
        verb = _said_in(parse, noun) if frame == "noun-that" else -1
        if verb >= 0:
            head, frame, family = verb, "that-clause", "clause-right"
            cue, lemma = cue_tokens(parse, verb)
        else:
            head, family = noun, "noun"
            cue, lemma = (noun,), parse.lemmas[noun].lower()
        stop = len(parse)
        if frame in ("noun-that", "noun-clause") and verb < 0:
            main = _main_verb(parse, noun)
            if main > first:
                last, stop = main - 1, main - 1
        yield from draw(
            parse,
            clause_drawings(parse, head, first, last, clause, stop),
            cue=cue,
            cue_head=head,
            lemma=lemma,
            frame=frame,
            family=family,
            link=clause,
        )


def _main_verb(parse: Parse, noun: int) -> int:
    """Where the verb begins of which a noun with a clause is the subject, or -1; parsers take it into the clause.

    *His hint that the vote was bought angered members.* -> angered;  *It drew on a hint that it was bought.* -> -1
    """
    start, stop = parse.sent_bounds[parse.sents[noun]]
    if parse.deps[noun] not in ("ROOT", "nsubj", "nsubjpass") or any(
        parse.tags[token] in FINITE for token in range(start, noun)
    ):
        return -1
    head = parse.heads[noun]
    if head > noun and is_verb(parse, head):
        return min([head, *(token for token in auxiliaries(parse, head) if token > noun)])
    finite = [
        token
        for token in range(noun + 1, stop)
        if parse.tags[token] in FINITE and parse.hidden[token] < 0 and not _joins(parse, token)
    ]
    for one, other in zip(reversed(finite[:-1]), reversed(finite[1:]), strict=True):
        before = other - 1
        if load_cues().act("verb", parse.lemmas[one]) is not None:
            return -1  # the claim that he knew the report was wrong: the last verb may be the inner clause's
        if parse.lowers[before] in NOMINATIVES or any(_opens(parse, token) for token in range(one + 1, other)):
            return -1
        return before if before > one and parse.lowers[before].endswith(("ly", "never", "also")) else other
    return -1


def _joins(parse: Parse, token: int) -> bool:
    """Whether a finite verb goes with the auxiliary right before it."""
    return parse.deps[token - 1] in ("aux", "auxpass")


def _opens(parse: Parse, token: int) -> bool:
    """Whether a word opens or joins a clause, so that the verb behind it needs no subject before."""
    return parse.tags[token] in ("CC", "WDT", "WP", "WRB", "WP$", ",", ":") or parse.deps[token] == "mark"


def _said_in(parse: Parse, noun: int) -> int:
    """The verb that a clause on a noun belongs to (*said in a statement that …*), or -1 for a claim of its own."""
    prep = parse.heads[noun]
    if parse.deps[noun] != "pobj" or parse.lowers[prep] not in ("in", "on", "by", "via", "at"):
        return -1
    verb = parse.heads[prep]
    if not is_verb(parse, verb) or child(parse, noun, "poss") >= 0 or child(parse, verb, "ccomp", "dobj", "xcomp") >= 0:
        return -1
    return verb if parse.lemmas[verb] not in ("be", "have", "do") and verb < noun else -1


def find_adjectives(parse: Parse, adjective: int) -> Iterator[Candidate]:
    """Yield the complement of an adjective. *She is confident that it works.* -> it works"""
    deps = parse.deps
    for kid in parse.children[adjective]:
        if kid < adjective:
            continue
        target = kid
        if deps[kid] in ("ccomp", "xcomp"):
            first, last = parse.lefts[kid], parse.rights[kid]
            to = any(parse.lowers[k] == "to" and deps[k] == "aux" for k in parse.children[kid])
            frame = "adjective-infinitive" if to and deps[kid] == "xcomp" else "adjective-that"
        elif deps[kid] == "prep":
            target = child(parse, kid, "pobj", "pcomp")
            if target < 0:
                continue
            first, last = kid + 1, parse.rights[kid]
            frame = f"adjective-{parse.lowers[kid]}"
        else:
            continue
        yield from draw(
            parse,
            clause_drawings(parse, adjective, max(first, adjective + 1), last, target),
            cue=(adjective,),
            cue_head=adjective,
            lemma=parse.lowers[adjective],
            frame=frame,
            family="adjective",
            link=target,
        )


def find_copular(parse: Parse, verb: int) -> Iterator[Candidate]:
    """Yield the complement of *be* with a noun cue as subject. *Her view is that it works.* -> it works

    So with an adjective, where the clause hangs on the verb: *She was adamant that it works.*
    """
    if parse.lemmas[verb] != "be":
        return
    noun = child(parse, verb, "nsubj")
    clause = child(parse, verb, "ccomp", "xcomp")
    adjective = child(parse, verb, "acomp")
    if (
        0 <= noun < adjective < clause
        and parse.lefts[clause] == adjective + 1
        and parse.deps[clause] == "ccomp"
        and parse.lowers[noun] not in NEUTER_PRONOUNS
    ):
        # She was categorical that it works: the parser hangs some of these clauses on *was*.
        yield from draw(
            parse,
            clause_drawings(parse, adjective, adjective + 1, parse.rights[clause], clause),
            cue=(adjective,),
            cue_head=adjective,
            lemma=parse.lowers[adjective],
            frame="adjective-that",
            family="adjective",
            link=clause,
        )
        return
    if noun < 0 or clause < verb or noun > verb or parse.pos[noun] != "NOUN":
        return
    yield from draw(
        parse,
        clause_drawings(parse, verb, parse.lefts[clause], parse.rights[clause], clause),
        cue=(noun, verb),
        cue_head=noun,
        lemma=parse.lemmas[noun].lower(),
        frame="noun-is",
        family="noun",
        link=clause,
    )


def find_according_to(parse: Parse, token: int) -> Iterator[Candidate]:
    """Yield *according to* and its kin, whose content is the clause around them.

    *Sales fell, according to Novak.* -> Sales fell
    *They act according to the rules.* -> scored by its source
    """
    lower = parse.lowers[token]
    cue: tuple[int, ...]
    if lower == "according":
        to = token + 1
        if to >= len(parse) or parse.lowers[to] != "to" or parse.sents[to] != parse.sents[token]:
            return
        cue, lemma, frame = (token, to), "according to", "according-to"
        source = child(parse, to, "pobj", "pcomp")
        if source < 0:
            source = child(parse, token, "pobj")
    elif lower in ("per", "via") and parse.deps[token] == "prep":
        to, cue, lemma, frame = token, (token,), lower, "according-to"
        source = child(parse, token, "pobj")
    else:
        return
    if source < 0:
        return
    first, last = token, max(parse.rights[token], parse.rights[to], parse.rights[source])
    following = last + 2
    if following < len(parse) and parse.words[last + 1] == "," and parse.tags[following] == "VBG":
        # According to Novak, citing a study, the plant will close: the participle is the source's.
        last = max(last, parse.rights[following])
    noun = _noun_before_clause(parse, to + 1, last)
    if noun >= 0:
        source, last = min(source, noun), noun
    if is_measure(parse, token, source):
        return
    yield from _around(parse, cue, token, lemma, frame, first, last, source, "according")


def _noun_before_clause(parse: Parse, first: int, last: int) -> int:
    """The noun that a new noun phrase follows without a comma, which the parser took for one phrase, or -1.

    *According to Novak the plant will close.* -> Novak
    """
    for token in range(first, last):
        if parse.words[token] == ",":
            return -1
        named = parse.tags[token] in NOUNS or parse.words[token][0].isupper()
        if named and parse.tags[token] != "DT" and parse.tags[token + 1] in _OPENERS:
            return token
    return -1


def find_views(parse: Parse, noun: int) -> Iterator[Candidate]:
    """Yield *in X's view/opinion/words* and *in the view of X*, whose content is the clause around them."""
    prep = parse.heads[noun]
    if parse.deps[noun] != "pobj" or parse.lowers[prep] not in ("in", "to", "by"):
        return
    source = child(parse, noun, "poss")
    if source < 0 and prep + 1 == noun:
        return  # in view of the storm
    if source < 0:
        of = child(parse, noun, "prep")
        source = child(parse, of, "pobj") if of >= 0 and parse.lowers[of] == "of" else -1
    if source < 0:
        return
    yield from _around(
        parse,
        (prep, noun),
        noun,
        f"{parse.lowers[prep]} {parse.lowers[noun]}",
        "view-of",
        min(prep, parse.lefts[prep]),
        parse.rights[prep],
        source,
        "according",
    )


def _around(
    parse: Parse,
    cue: tuple[int, ...],
    cue_head: int,
    lemma: str,
    frame: str,
    first: int,
    last: int,
    source: int,
    family: str,
) -> Iterator[Candidate]:
    start, end = _bounds(parse, cue_head)
    head = parse.heads[cue[0]]
    while head != parse.heads[head] and not is_verb(parse, head):
        head = parse.heads[head]
    for token in range(source + 1, last):
        # A comma after the source that a new clause follows ends the phrase.
        if (
            parse.words[token] == ","
            and parse.deps[token + 1] not in ("relcl", "appos", "amod", "compound", "det", "poss")
            and parse.tags[token + 1] not in ("WP", "WDT")
            and _begins_clause(parse, token + 1)
        ):
            last = token - 1
            break
    drawings = []
    if first <= start + 1:
        drawings.append(("after", [(last + 1, end)]))
        drawings.append(("clause", [(max(last + 1, parse.lefts[head]), parse.rights[head])]))
        position = "front"
    elif last >= end - 1:
        drawings.append(("before", [(start, first - 1)]))
        left = parse.lefts[head]
        if left < first:
            drawings.append(("clause", [(left, first - 1)]))
        cut = _last_break(parse, start, first)
        if cut > start:
            drawings.append(("last", [(cut, first - 1)]))
        position = "end"
    else:
        drawings.append(("around", [(start, first - 1), (last + 1, end)]))
        drawings.append(("before", [(start, first - 1)]))
        left = parse.lefts[head]
        if left < first:
            drawings.append(("clause", [(left, first - 1)]))
        position = "middle"
    yield from draw(
        parse,
        drawings,
        cue=cue,
        cue_head=cue_head,
        lemma=lemma,
        frame=f"{frame}-{position}",
        family=family,
        source_hint=source,
        link=head,
    )


def _begins_clause(parse: Parse, token: int) -> bool:
    if parse.tags[token] in ("VBG", "WP", "WDT"):
        return False  # According to Novak, citing a study, the plant …
    return parse.deps[token] in ("nsubj", "nsubjpass", "expl") or parse.pos[token] in ("AUX", "VERB")


def _last_break(parse: Parse, start: int, stop: int) -> int:
    for token in range(stop - 2, start, -1):
        if (
            parse.words[token] in (",", ";", "--", "—") and parse.tags[token + 1] in ("CC", "IN", "WDT")
        ) or parse.words[token] in (";",):
            return token + 1
    return start
