"""Which names and phrases of an article could be outlets, in one pass over its words.

What makes a name one is forms.py, what stands beside it descriptors.py, and what a phrase does with it (*told X*,
*in an interview with X*) phrases.py. No entity model is needed; where there is one its labels only speak against a
name.
"""

from __future__ import annotations

from attrs import evolve

from quoteattr.attribution.outlets.descriptors import read_described, with_surroundings
from quoteattr.attribution.outlets.flow import Flow
from quoteattr.attribution.outlets.forms import Grade, NamedOutlet, find_run, outlet_words, read_formed
from quoteattr.attribution.outlets.known import OutletList
from quoteattr.attribution.outlets.listed import read_listed

__all__ = ["find_named_outlets"]

_LONGEST_NAME = 7


def find_named_outlets(flow: Flow, outlets: OutletList) -> list[NamedOutlet]:
    """All names and descriptions of an article that could be outlets, in its order.

    *told the Lakeview Gazette*  -> the Lakeview Gazette, by its head noun
    *told the Times Square crowd*  -> nothing: the name goes on
    """
    found: list[NamedOutlet] = []
    position, count, run_end = 0, len(flow), -1
    kinds = outlet_words()["kind-nouns"].words | {"the"}  # *the* may precede a name
    while position < count:
        start = flow.starts[position]
        if not (
            flow.straight[start].isupper() or flow.lowers[position] in kinds or outlets.may_start(flow.straight, start)
        ):
            position += 1  # most words: nothing that is looked for starts with them
            continue
        inside_run = position <= run_end
        run = None if inside_run else find_run(flow, position)
        named = _name_at(flow, position, outlets, inside_run, run) or read_described(flow, position, outlets)
        if named is None:
            run_end = run[1] if run else run_end
            position += 1
            continue
        named = with_surroundings(flow, named, outlets)
        if found and named.left <= found[-1].right:
            named = evolve(named, left=min(found[-1].right + 1, named.first))
        found.append(named)
        position = max(named.right, named.last) + 1
    return _join_partners(flow, found)


def _join_partners(flow: Flow, found: list[NamedOutlet]) -> list[NamedOutlet]:
    """*a Washington Post/ABC poll*: names joined by a stroke are one."""
    joined: list[NamedOutlet] = []
    for one in found:
        before = joined[-1] if joined else None
        if before is not None and one.first == before.last + 2 and flow.words[one.first - 1] == "/":
            joined[-1] = evolve(
                before,
                last=one.last,
                right=one.right,
                tail=one.tail,
                possessive=one.possessive,
                grade=max(before.grade, one.grade),
            )
        else:
            joined.append(one)
    return joined


def _name_at(
    flow: Flow, position: int, outlets: OutletList, inside_run: bool, run: tuple[int, int] | None
) -> NamedOutlet | None:
    """The outlet name that starts here, by the list or by its form; inside a longer name only by the list.

    ``run``: the capitalised name that starts here.
    """
    listed = read_listed(flow, position, outlets)
    if listed is None and flow.lowers[position] == "the" and flow.same_para(position + 1, position):
        listed = read_listed(flow, position + 1, outlets)
    if inside_run:
        return listed if listed is not None and listed.grade is Grade.SURE else None
    if run is not None and run[1] - run[0] < _LONGEST_NAME and flow.paras[position] not in flow.headlines:
        formed = read_formed(flow, *run)
        within = None
        if formed is not None and formed.first > position:
            within = read_listed(flow, formed.first, outlets)
            within = within if within is not None and within.last >= formed.last else None
        if within is not None:
            return within
        if formed is not None and (listed is None or formed.last > listed.last):
            return formed
    return listed
