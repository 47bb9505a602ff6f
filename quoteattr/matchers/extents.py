"""How far the content of a marked stretch goes: its marks, and the words outside them that belong to it."""

from __future__ import annotations

from quoteattr.matchers.candidate import Region, in_order, trim
from quoteattr.matchers.clauses import tag_span
from quoteattr.matchers.particles import cue_tokens
from quoteattr.matchers.sites import Site
from quoteattr.syntax import child, is_passive, own_subject
from quoteattr.text.parse import Parse

__all__ = ["outside", "regions_around", "stretch_regions"]

_DASHES = frozenset({"-", "--", "–", "—", "―"})


def outside(parse: Parse, token: int) -> bool:
    """Whether a token stands outside all marks."""
    return parse.hidden[token] < 0 and parse.stretches[token] < 0


def stretch_regions(parse: Parse, site: Site) -> tuple[tuple[Region, ...], str]:
    """The contents that marks alone bound: the stretch, and with those that join it; also the pattern they make."""
    text = parse.text

    def inner(index: int) -> tuple[int, int] | None:
        stretch = parse.marked[index]
        return trim(text, stretch.inner_start, stretch.inner_end)

    own = inner(site.stretch)
    if own is None:
        return (), ""
    regions = [Region("own", (own,))]
    if parse.marked[site.stretch].continues and site.joined:
        # Marks opened anew at each paragraph: four in five such runs are one quote on train.
        parts = [part for part in (inner(index) for index in site.joined) if part is not None]
        return (Region("run", (own, *parts)),), "run"
    more = [part for part in (inner(index) for index in site.joined) if part is not None]
    if more:
        regions.append(Region("joined", (own, more[0])))
    if len(more) > 1:
        regions.append(Region("chain", (own, *more)))
    following = inner(site.joined[0]) if site.joined else None
    if following is not None and (end := _end_outside(parse, site.joined[0])):
        regions.append(Region("joined-on", (own, (following[0], end))))
    return tuple(regions), "|".join(region.name for region in regions)


def _end_outside(parse: Parse, index: int) -> int:
    """Where the sentence ends that goes on behind a stretch's closing mark, or 0 where it ends at the mark."""
    stretch = parse.marked[index]
    if parse.text[stretch.inner_end - 1] in ",.?!…":
        return 0
    tokens = parse.tokens_between(stretch.end, parse.paragraphs[stretch.paragraph][1])
    if not tokens or not parse.words[tokens[0]][:1].isalnum():
        return 0
    kept = trim(parse.text, stretch.inner_start, parse.ends[parse.sent_bounds[parse.sents[tokens[0]]][1] - 1])
    return kept[1] if kept is not None and kept[1] > stretch.end else 0


def regions_around(
    parse: Parse, site: Site, verb: int, regions: tuple[Region, ...], pattern: str
) -> tuple[tuple[Region, ...], str]:
    """Add regions that take in words outside the marks, before the stretch or after it.

    *Members may pay “because they expect it,” he said.*  -> wide: from the sentence's start
    *“He may win” the race, said Lind.*                   -> upto: on to the tag
    *the film was called “a stain”*                       -> subject: what the marks speak of
    """
    stretch = parse.marked[site.stretch]
    own = regions[0].ranges[0]
    wide: tuple[int, int] | None = None
    starts: list[tuple[str, tuple[tuple[int, int], ...]]] = [("", (own,))]
    if verb < site.tokens[0]:
        starts += _starts_after_cue(parse, site, verb, own)
        ends = [("", stretch.inner_end)]
    elif _is_between_dashes(parse, site, verb):
        return regions, pattern
    else:
        start = _skip(parse, parse.sent_bounds[parse.sents[site.tokens[0]]][0], site.tokens[0], False)
        wide = _from(parse, start, site, own)
        if wide is not None:
            starts.append(("wide-", (wide,)))
        ends = [("", stretch.inner_end), *_ends_before_tag(parse, site, verb)]
    if len(ends) > 1 and wide is None and site.last not in ",.?!":
        # Nothing closes the quotation at its mark: what stands before the tag belongs to it.
        own = trim(parse.text, own[0], ends[1][1]) or own
        regions = tuple(Region(region.name, in_order([own, *region.ranges[1:]])) for region in regions)
        starts[0] = ("", (own,))
        ends = [("", own[1])]
    seen = {region.ranges for region in regions}
    more: list[Region] = []
    for prefix, head in starts:
        for suffix, end in ends:
            kept = trim(parse.text, head[-1][0], end)
            if kept is None:
                continue
            for region in regions:
                if region.name.startswith("run") and suffix:
                    continue
                ranges = in_order([*head[:-1], kept, *region.ranges[1:]])
                if ranges not in seen:
                    seen.add(ranges)
                    more.append(Region(f"{prefix}{region.name}{suffix}", ranges))
    topic = _topic(parse, site, verb)
    if topic is not None:
        more.append(Region("topic", (own, topic)))
    wider = any("wide" in region.name for region in more)
    return (*regions, *more), f"{pattern}|wide" if wider else pattern


def _skip(parse: Parse, start: int, stop: int, after_cue: bool) -> int:
    """The first token from ``start`` that can begin a content."""
    while start < stop and (
        parse.words[start] in ('"', ",", ":", "--", "—", "-")
        or (after_cue and (parse.lowers[start] == "that" or parse.deps[start] == "prt"))
    ):
        start += 1
    return start


def _from(parse: Parse, start: int, site: Site, own: tuple[int, int]) -> tuple[int, int] | None:
    """The stretch with the words from token ``start`` on, if there are any before its mark."""
    first = site.tokens[0]
    between = [token for token in range(start, first) if parse.words[token] != '"']
    if len(between) == 1 and parse.deps[between[0]] == "prep":
        # spoke of “a monument”: the preposition is the verb's.
        return None
    if start >= first or not any(parse.words[token][:1].isalpha() for token in range(start, first)):
        return None
    wide = trim(parse.text, parse.starts[start], own[1])
    return wide if wide is not None and wide[0] < parse.marked[site.stretch].start else None


def _starts_after_cue(
    parse: Parse, site: Site, verb: int, own: tuple[int, int]
) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    first = site.tokens[0]
    found: list[tuple[str, tuple[tuple[int, int], ...]]] = []
    same = parse.sents[verb] == parse.sents[first]
    start = verb + 1 if same else max(verb + 1, parse.sent_bounds[parse.sents[first]][0])
    agent = child(parse, verb, "agent")
    if verb < agent and parse.rights[agent] < first:
        start = parse.rights[agent] + 1  # was described by friends as “a gentle giant”
    wide = _from(parse, _skip(parse, start, first, True), site, own)
    if wide is not None and site.before not in ("", ":"):
        found.append(("wide-", (wide,)))
        if parse.tags[start] in ("IN", "TO", "RB", "NN", "NNP") and parse.lowers[start] != "that" and start + 1 < first:
            # called on members to “go”; said in May that …
            later = _from(parse, _skip(parse, start + 1, first, True), site, own)
            if later is not None:
                found.append(("wide2-", (later,)))
        that = next((token for token in range(start, first) if parse.lowers[token] == "that"), -1)
        if that >= start:
            later = _from(parse, that + 1, site, own)
            found.append(("that-", (later or own,)))
    if is_passive(parse, verb) or parse.deps[verb] == "acl":
        who = parse.heads[verb] if parse.deps[verb] == "acl" else own_subject(parse, verb)
        if 0 <= who < verb and outside(parse, who):
            last = verb - 1 if parse.deps[verb] == "acl" else parse.rights[who]
            subject = trim(parse.text, parse.starts[parse.lefts[who]], parse.ends[min(last, verb - 1)])
            if subject is not None:
                found.append(("subject-", (subject, own)))
                if wide is not None and site.before:
                    found.append(("subject-wide-", (subject, wide)))
    return found


def _ends_before_tag(parse: Parse, site: Site, verb: int) -> list[tuple[str, int]]:
    """Where words after the closing mark end before the tag: *“This may be hard” for the mayor, said Lind.*"""
    cue, _ = cue_tokens(parse, verb)
    tag_first, _ = tag_span(parse, verb, cue)
    last = tag_first - 1
    start = site.tokens[-1] + 1
    if not start < last or parse.words[last] not in (",", '"', "--", "—", "–"):
        return []
    if not any(parse.words[token][:1].isalpha() for token in range(start, last)):
        return []
    if site.last == "," and _is_who_said(parse, start, last):
        return []
    return [("-upto", parse.starts[last])]


def _is_who_said(parse: Parse, start: int, last: int) -> bool:
    """Whether a name with a clause about it stands before the tag: *“…,” Ann Lee, who runs the port, said*."""
    token = start
    while token < last and parse.words[token] == '"':
        token += 1
    name = token
    while token < last and parse.tags[token] in ("NNP", "HYPH"):
        token += 1
    return token > name and parse.words[token] == "," and parse.lowers[token + 1] == "who"


def _is_between_dashes(parse: Parse, site: Site, verb: int) -> bool:
    """Whether dashes part a quotation and its tag from the sentence: *the vote — “a sham,” said Lind — went on*."""
    if site.before not in _DASHES:
        return False
    who = own_subject(parse, verb)
    behind = max(verb, parse.rights[who] if who > verb else verb) + 1
    return behind < len(parse) and parse.words[behind] in _DASHES


def _topic(parse: Parse, site: Site, verb: int) -> tuple[int, int] | None:
    """What a tag says the quotation is about: *“It is over,” Lind said of the strike.*"""
    if verb < site.tokens[-1]:
        return None
    for kid in parse.children[verb]:
        if parse.deps[kid] == "prep" and kid > verb and parse.lowers[kid] in ("of", "about", "regarding"):
            for thing in parse.children[kid]:
                if thing > kid and parse.deps[thing] in ("pobj", "pcomp"):
                    return trim(
                        parse.text, parse.starts[max(kid + 1, parse.lefts[thing])], parse.ends[parse.rights[thing]]
                    )
    return None
