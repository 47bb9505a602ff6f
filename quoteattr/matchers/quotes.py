"""Content that marked stretches set: quotes with a cue beside them, a label before them, or no cue at all."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.grammar import PROPER_NOUNS, SENTENCE_ENDS, SUBJECTS
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.asides import find_asides, is_who
from quoteattr.matchers.candidate import Candidate, Contents
from quoteattr.matchers.extents import outside, regions_around, stretch_regions
from quoteattr.matchers.joins import opens_sentence
from quoteattr.matchers.naming import only_names
from quoteattr.matchers.particles import cue_tokens
from quoteattr.matchers.reporting import what_says
from quoteattr.matchers.sites import Site
from quoteattr.matchers.stretches import in_title_case, is_named, is_slogan, is_title
from quoteattr.syntax import is_verb, own_subject
from quoteattr.text.parse import Parse

__all__ = ["find_quotes"]

_REACH = 30
_MARKS = frozenset("\"“‘«'`")
_ENDS = frozenset(".?!\"”’»'")

_TIMED = frozenset({"ago", "earlier", "later"})
"""What a time ends with that stands before a colon as a label does."""


def find_quotes(parse: Parse, sites: list[Site]) -> Iterator[Candidate]:
    """Yield, for each stretch, a candidate per possible cue beside it, and one without a cue.

    *“Go,” said Lind.*             -> Go, cue said
    *He likes “Go”.*               -> a candidate that the tables score low
    """
    joined_to: dict[int, int] = {}
    copulas = load_words("frames")["copulas"].words
    for site in sites:
        for other in site.joined:
            joined_to.setdefault(other, site.stretch)
    for number, site in enumerate(sites):
        regions, pattern = stretch_regions(parse, site)
        if not regions:
            continue
        seen: set[int] = set()
        titled = is_title(parse, site.stretch)
        untagged = titled or opens_sentence(parse, parse.marked[site.stretch])
        for verb, frame in _cues(parse, site):
            if untagged and frame.startswith("quote-left"):
                continue  # In “Night Train,” her new film, a widow returns
            if verb in seen or _between(parse, joined_to.get(site.stretch, -1), site.stretch, verb):
                continue
            if only_names(parse, verb) or parse.lowers[verb] == "according":
                continue  # of *according to* the parser makes a verb
            seen.add(verb)
            if frame.startswith("quote-left") and _is_tag(parse, site, verb):
                frame = "quote-left-tag"
            verb = what_says(parse, verb)
            seen.add(verb)
            cue, lemma = cue_tokens(parse, verb)
            if site.before == ":" and verb < site.tokens[0] and lemma in copulas:
                # Lind was blunt: “…”: the sentence is about the speaker, *was* is no cue.
                continue
            wider, wide_pattern = regions_around(parse, site, verb, regions, pattern)
            yield Candidate(
                cue=cue,
                cue_head=verb,
                lemma=lemma,
                frame=frame,
                family="quote",
                contents=Contents.of(wider, wide_pattern),
                link=site.anchor,
                stretches=(site.stretch, *site.joined),
            )
        label = _label(parse, site)
        if label is not None:
            colon, name = label
            yield Candidate(
                cue=(colon,),
                cue_head=colon,
                lemma=":",
                frame="quote-label",
                family="quote",
                contents=Contents.of(regions, pattern),
                source_hint=name,
                stretches=(site.stretch, *site.joined),
            )
        yield from find_asides(parse, site, Contents.of(regions, pattern))
        if site.before == ":":
            # Lind was blunt: “…”: no verb of saying, but a sentence about the speaker.
            hint = _subject_before(parse, site)
            if hint >= 0:
                yield Candidate(
                    cue=(),
                    cue_head=-1,
                    lemma="",
                    frame="float-colon",
                    family="float",
                    contents=Contents.of(regions, pattern),
                    source_hint=hint,
                    stretches=(site.stretch, *site.joined),
                )
                continue
        stretch = parse.marked[site.stretch]
        begin = parse.paragraphs[stretch.paragraph][0]
        if titled or any(asks(parse.text, begin, stretch.start) for asks in (is_named, is_slogan)):
            continue  # what stickers say is nobody's words without a cue, and so are titles and names
        place = (
            "whole"
            if site.whole
            else "joined"
            if site.stretch in joined_to
            else "start"
            if not site.before
            else "inside"
        )
        carried = (
            "after-open"
            if _continues(parse, site)
            else "after-quote"
            if _follows_quote(parse, sites, number)
            else "alone"
        )
        yield Candidate(
            cue=(),
            cue_head=-1,
            lemma="",
            frame=f"float-{place}-{carried}",
            family="float",
            contents=Contents.of(regions, pattern),
            source_hint=_dash(parse, site),
            stretches=(site.stretch, *site.joined),
            stands_alone=(place != "whole" or carried != "alone") and _stands_alone(parse, site),
        )


def _stands_alone(parse: Parse, site: Site) -> bool:
    """Whether a stretch is a sentence between sentences: *“Sure?” “I am sure.” “Then sign,” he said.*

    *They played two songs. “Go Home.” “Never Again.” Then …*, *an old word. “Quark.” It means …* -> no
    """
    if not site.sentence_like or site.last not in SENTENCE_ENDS or site.joined:
        return False
    stretch = parse.marked[site.stretch]
    inner = parse.text[stretch.inner_start : stretch.inner_end].strip()
    if " " not in inner or in_title_case(inner):
        return False
    return (not site.before or site.before in _ENDS) and (
        not site.after or site.after.isupper() or site.after in _MARKS
    )


def _between(parse: Parse, one: int, other: int, token: int) -> bool:
    """Whether a token stands between two stretches: a cue there belongs to the first."""
    return one >= 0 and parse.marked[one].end <= parse.starts[token] < parse.marked[other].start


def _cues(parse: Parse, site: Site) -> Iterator[tuple[int, str]]:
    anchor = site.anchor
    side = ""
    # Up the tree: the verb that the stretch is a clause or an argument of.
    token = parse.heads[anchor]
    step = parse.deps[anchor]
    for _ in range(4):
        if token == parse.heads[token] and not is_verb(parse, token):
            break
        if is_verb(parse, token) and outside(parse, token):
            side = "right" if token < anchor else "left"
            yield token, f"quote-{side}-{'colon' if side == 'right' and site.before == ':' else _short(step)}"
            break
        if token == parse.heads[token]:
            break
        token = parse.heads[token]
    # Down the tree: a tag that hangs on the stretch.
    for kid in parse.children[anchor]:
        if (
            is_verb(parse, kid)
            and outside(parse, kid)
            and parse.deps[kid] in ("parataxis", "ccomp", "conj", "advcl", "dep", "relcl")
        ):
            side = "right" if kid < anchor else "left"
            yield kid, f"quote-{side}-under"
    # Along the line: the first verb with a subject after the closing mark, the last one before the opening mark.
    sent = parse.sents[anchor]
    first = parse.sent_bounds[sent][0]
    para = parse.paras[anchor]
    after = site.tokens[-1] + 1
    crossed = 0
    for token in range(after, min(after + _REACH, len(parse))):
        if parse.paras[token] != para or (crossed and parse.words[token] == '"'):
            break
        if not outside(parse, token):
            if parse.hidden[token] >= 0 or crossed:
                break
            continue
        if parse.words[token] in (".", ";", ":") and parse.deps[token] == "punct":
            break
        if parse.words[token] not in ('"', ","):
            crossed += 1
        if is_verb(parse, token) and _tags(parse, token, after):
            yield token, "quote-left-line"
            break
    before = site.tokens[0] - 1
    for token in range(before, max(before - _REACH, -1), -1):
        if parse.paras[token] != para or parse.sents[token] < sent - 1:
            break
        if parse.words[token] in (".", "?", "!") and parse.deps[token] == "punct":
            break
        if parse.deps[token] != "amod" and _heads_clause(parse, token) and outside(parse, token):  # a written statement
            yield token, "quote-right-colon" if site.before == ":" else "quote-right-line"
            break
    if not site.before and para > 0:
        yield from _cue_in_paragraph_before(parse, site, para)
    elif site.before in ".?!":
        yield from _cue_in_sentence_before(parse, site, first)


def _cue_in_paragraph_before(parse: Parse, site: Site, para: int) -> Iterator[tuple[int, str]]:
    """The verb of the paragraph before when that ends in a colon: *She wrote:⏎“…”*"""
    token = site.tokens[0] - 1
    while token >= 0 and parse.paras[token] == para:
        token -= 1
    if token < 0:
        return
    last = token
    while last > 0 and parse.stretches[last] >= 0 and parse.paras[last] == parse.paras[token]:
        last -= 1
    if parse.words[token] != ":":
        return
    start = parse.sent_bounds[parse.sents[token]][0]
    according = parse.lowers[start] == "according"
    for other in range(token, start - 1, -1):
        if according and (parse.tags[other] == "VBN" or parse.lowers[other] == "according"):
            continue  # According to a letter obtained by the Herald: nobody obtains what is quoted
        if _heads_clause(parse, other) and outside(parse, other):
            yield other, "quote-paragraph-colon"
            return


def _cue_in_sentence_before(parse: Parse, site: Site, first: int) -> Iterator[tuple[int, str]]:
    """The root verb of the sentence before: *Lind was blunt. “No,” …* (scored low unless it is a cue)."""
    previous = first - 1
    if previous < 0 or parse.paras[previous] != parse.paras[first]:
        return
    start = parse.sent_bounds[parse.sents[previous]][0]
    for token in range(start, previous + 1):
        if parse.deps[token] == "ROOT" and is_verb(parse, token) and outside(parse, token):
            yield token, "quote-sentence-before"
            return


def _heads_clause(parse: Parse, token: int) -> bool:
    """Whether a token is a verb, and not the *following* of *issued the following statement: “…”*."""
    return is_verb(parse, token) and not (parse.lowers[token] == "following" and parse.deps[token] == "amod")


def _short(dep: str) -> str:
    return (
        dep
        if dep in ("ccomp", "dobj", "pobj", "nsubj", "parataxis", "oprd", "xcomp", "conj", "advcl", "appos")
        else "other"
    )


def _is_tag(parse: Parse, site: Site, verb: int) -> bool:
    """Whether a reporting tag follows the closing mark: punctuation at the mark, then a subject and the first verb.

    *“Who?” the judge asked.*, *‘Now’, said Lind.*, not *“Salt” was sung.*, *“Who?” The judge said it was him.*
    """
    if site.last not in ",?!—–-…" and site.after != ",":
        return False
    after = site.tokens[-1] + 1
    if not after <= verb < after + _REACH or any(
        is_verb(parse, token) for token in range(after, verb) if parse.deps[token] not in ("amod", "compound", "relcl")
    ):
        return False
    if site.last in "?!" and site.after != "," and _has_own_clause(parse, verb):
        return False
    if any(kid >= after and parse.deps[kid] in SUBJECTS for kid in parse.children[verb]):
        return True  # where the quoted words are a subject too: “Good people, bad law,” Lind said
    following = verb + 1
    return (
        following < len(parse)
        and parse.paras[following] == parse.paras[verb]
        and parse.tags[following] in ("NNP", "PRP", "DT", "NN", "NNS", "PRP$")
    )


def _has_own_clause(parse: Parse, verb: int) -> bool:
    """Whether a clause with a subject follows that the verb reports."""
    kids = (kid for kid in parse.children[verb] if kid > verb and parse.deps[kid] == "ccomp")
    return any(own_subject(parse, kid) > verb for kid in kids)


def _subject_before(parse: Parse, site: Site) -> int:
    """The subject of the sentence that a colon ends before the opening mark, or -1."""
    token = site.tokens[0] - 1
    para = parse.paras[site.anchor]
    verb = -1
    while token >= 0 and parse.paras[token] == para and parse.sents[token] >= parse.sents[site.anchor] - 1:
        if parse.words[token] in (".", "?", "!") and verb >= 0:
            break
        if is_verb(parse, token) and outside(parse, token):
            verb = token
        token -= 1
    return own_subject(parse, verb) if verb >= 0 else -1


def _tags(parse: Parse, verb: int, after: int) -> bool:
    """Whether the verb has a subject after the closing mark, or is a participle there."""
    found = own_subject(parse, verb)
    if found >= after:
        return True
    return parse.tags[verb] == "VBG" or found < 0


def _label(parse: Parse, site: Site) -> tuple[int, int] | None:
    """The colon and the name of a label before the stretch: *Stone: ‘No new tolls’* (no verb in its sentence part)."""
    if site.before != ":":
        return None
    token = site.tokens[0] - 1
    while token >= 0 and parse.words[token] == '"':
        token -= 1
    if token < 0 or parse.words[token] != ":" or parse.paras[token] != parse.paras[site.anchor]:
        return None
    colon = token
    name = -1
    count = 0
    token -= 1
    while token >= 0 and parse.paras[token] == parse.paras[colon] and count < 8:
        if is_verb(parse, token) or parse.words[token] in (".", "?", "!"):
            if parse.words[token] in (".", "?", "!") and count:
                break
            return None
        if name < 0 and parse.tags[token] in ("NNP", "NNPS", "NN", "NNS", "PRP"):
            name = token
        count += 1
        token -= 1
    if name < 0 or parse.lowers[name] in load_words("nonquotes")["pseudo-labels"].words:
        return None
    if parse.deps[name] == "dobj" and parse.heads[name] < name and is_verb(parse, parse.heads[name]):
        return None  # Stone is rolling out a new and more personal message: “…”
    if parse.deps[name] == "pobj" and parse.lowers[parse.heads[name]] == "after" and not is_who(parse, name):
        return None  # Then, after a pause: “…”
    if parse.lowers[colon - 1] in _TIMED:
        return None  # Then, a minute later: “…”
    return colon, name


def _dash(parse: Parse, site: Site) -> int:
    """The name after a dash that follows the closing mark at the paragraph's end: *“…” – Commissioner Ada Stone*,
    or -2.
    """
    if site.after not in ("-", "–", "—", "―") or site.before:
        return -2
    stretch = parse.marked[site.stretch]
    tokens = parse.tokens_between(stretch.end, parse.paragraphs[stretch.paragraph][1])
    tokens = [token for token in tokens if parse.deps[token] != "punct"]
    if not tokens or len(tokens) > 12 or any(is_verb(parse, token) for token in tokens):
        return -2
    # The last word of the first name after the dash; a surname alone may be taken for a noun: “…” – Stone.
    if len(tokens) == 1 and parse.tags[tokens[0]] == "NN" and parse.words[tokens[0]].istitle():
        name = parse.lowers[tokens[0]]
        known = any(word == name and label == "PERSON" for word, label in zip(parse.lowers, parse.ents, strict=True))
        return tokens[0] if known else -2
    for number, token in enumerate(tokens):
        following = parse.tags[tokens[number + 1]] if number + 1 < len(tokens) else ""
        named = parse.tags[token] in PROPER_NOUNS and not parse.words[token].islower()  # not: — the old town hall
        if named and following not in PROPER_NOUNS:
            return token
    return -2


def _continues(parse: Parse, site: Site) -> bool:
    index = site.stretch - 1
    while index >= 0 and parse.marked[index].depth > 0:
        index -= 1
    return index >= 0 and parse.marked[index].continues and not site.before


def _follows_quote(parse: Parse, sites: list[Site], number: int) -> bool:
    if number == 0:
        return False
    paragraph = parse.marked[sites[number].stretch].paragraph
    return paragraph - parse.marked[sites[number - 1].stretch].paragraph <= 1
