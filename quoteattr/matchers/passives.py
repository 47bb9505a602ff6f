"""Content that is the subject of a passive or the noun of a relative clause: *The plan was criticised by Novak*."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import Candidate, draw
from quoteattr.matchers.particles import cue_tokens
from quoteattr.matchers.reporting import hands_the_word
from quoteattr.syntax import child, noun_phrase, own_subject
from quoteattr.text.parse import Parse
from quoteattr.text.tree import could_speak

__all__ = ["find_passive_subjects", "find_relative_objects"]


def find_passive_subjects(parse: Parse, verb: int) -> Iterator[Candidate]:
    """Yield the subject of a passive. *The plan was criticised by Novak.* -> The plan"""
    if hands_the_word(parse, verb):
        return
    found = child(parse, verb, "nsubjpass")
    rest = _after_passive(parse, verb)
    if found >= 0 and rest > verb and _says_as_what(parse, verb):
        return
    noun = found if found >= 0 else parse.heads[verb] if parse.deps[verb] == "acl" else -1
    said = _as_what(parse, verb) if 0 <= noun < verb else -1
    if said >= 0:
        cue, lemma = cue_tokens(parse, verb)
        before = noun_phrase(parse, noun) if found >= 0 else (parse.lefts[noun], min(parse.rights[noun], verb - 1))
        yield from draw(
            parse,
            [("with", [before, (said, parse.rights[said])])],
            cue=cue,
            cue_head=verb,
            lemma=lemma,
            frame="passive-as",
            family="passive",
            link=noun,
            object=noun,
        )
        return
    if found < 0:
        if parse.deps[verb] != "acl" or parse.tags[verb] != "VBN" or child(parse, verb, "agent") < 0:
            return
        found = parse.heads[verb]
        drawings = [("noun", [(parse.lefts[found], max(found, min(verb - 1, parse.rights[found])))])]
        frame = "participle-by"
    else:
        short = noun_phrase(parse, found)
        drawings = [("full", [(parse.lefts[found], parse.rights[found])]), ("noun", [short])]
        if rest > verb:
            drawings.append(("with", [(parse.lefts[found], parse.rights[found]), (verb + 1, rest)]))
        frame = "passive-by" if child(parse, verb, "agent") >= 0 else "passive-subject"
    cue, lemma = cue_tokens(parse, verb)
    yield from draw(
        parse,
        drawings,
        cue=cue,
        cue_head=verb,
        lemma=lemma,
        frame=frame,
        family="passive",
        link=found,
        object=found,
    )


def _after_passive(parse: Parse, verb: int) -> int:
    """The last token of what completes the passive after its agent: *was read by some as a threat*."""
    for kid in parse.children[verb]:
        if (
            kid > verb
            and parse.deps[kid] in ("prep", "xcomp", "oprd")
            and (parse.lowers[kid] == "as" or parse.deps[kid] != "prep")
        ):
            return parse.rights[kid]
    return -1


def _as_what(parse: Parse, verb: int) -> int:
    """The *as* that says, without marks, as what somebody names something: *described by the mayor as costly*, *was
    described as costly by the mayor*; or -1: *was seen as a threat*, *was praised by the man as he left*.
    """
    if parse.tags[verb] != "VBN" or parse.lemmas[verb].lower() not in load_words("frames")["as-verbs"]:
        return -1
    agent = child(parse, verb, "agent")
    who = child(parse, agent, "pobj") if agent >= 0 else -1
    if who < 0 or not could_speak(parse, who):
        return -1
    for kid in parse.children[verb]:
        if kid > verb and parse.deps[kid] == "prep" and parse.lowers[kid] == "as" and parse.children[kid]:
            plain = all(
                parse.stretches[one] < 0 and parse.words[one] != '"' for one in range(verb, parse.rights[kid] + 1)
            )
            return kid if plain and not kid < agent <= parse.rights[kid] else -1
    return -1


def _says_as_what(parse: Parse, verb: int) -> bool:
    """Whether marks say as what, behind who did it: *was hailed by fans as “a genius”*."""
    agent = child(parse, verb, "agent")
    behind = [kid for kid in parse.children[verb] if verb < agent < kid]
    return any(parse.lowers[kid] == "as" and parse.words[kid + 1 : kid + 2] == ['"'] for kid in behind)


def find_relative_objects(parse: Parse, verb: int) -> Iterator[Candidate]:
    """Yield the object that a relative clause hangs on. *a cut that Novak proposed* -> a cut (or its pronoun)"""
    if parse.deps[verb] != "relcl" or own_subject(parse, verb) < 0:
        return
    if any(kid > verb and parse.deps[kid] in ("dobj", "ccomp", "xcomp") for kid in parse.children[verb]):
        return
    first = parse.lefts[verb]
    pronoun = first if parse.tags[first] in ("WDT", "WP") or parse.lowers[first] == "that" else -1
    noun = parse.heads[verb]
    if pronoun == own_subject(parse, verb):
        return
    drawings = [("noun", [(parse.lefts[noun], min(noun, first - 1))])]
    if pronoun >= 0:
        drawings.append(("pronoun", [(pronoun, pronoun)]))
    cue, lemma = cue_tokens(parse, verb)
    yield from draw(
        parse,
        drawings,
        cue=cue,
        cue_head=verb,
        lemma=lemma,
        frame="relative-object",
        family="passive",
        link=noun,
        object=noun,
    )
