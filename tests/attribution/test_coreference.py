"""Pronouns, descriptions and relative clauses: who is meant, and when nobody may be named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from quoteattr.attribution.speakers import resolve_speakers
from quoteattr.records import Act

if TYPE_CHECKING:
    from tests.attribution.conftest import MarkedReader


def _last(read_marked: MarkedReader, marked: str) -> tuple[str | None, str]:
    """Name and reason of the last reading's speaker."""
    parse, readings = read_marked(marked)
    resolution = resolve_speakers(parse, readings)
    link = resolution.links[-1]
    return (None if link.speaker is None else resolution.speakers[link.speaker].name), link.reason


PRONOUNS = [
    ("Ann Merrow met Paul Stone. ((She)) said [[it was over]].", "Ann Merrow"),
    ("Ann Merrow met Paul Stone. ((He)) said [[it was over]].", "Paul Stone"),
    ("Mr Quill met Mrs Dorn. ((She)) said [[it was over]].", "Dorn"),
    ("Helen Brandt praised Ann Merrow. ((She)) said [[it was over]].", "Helen Brandt"),
    ("((Ann Merrow)) said [[it was late]].\n\n“[[2It is over]],” ((2she)) added.", "Ann Merrow"),
    ("Paul Stone said he was tired. Ann Merrow slept. “[[It is over]],” ((he)) said.", "Paul Stone"),
    ("The Harbour Union met on Monday. ((It)) said [[it was over]].", "Harbour Union"),
    ("Protesters met on Monday. ((They)) said [[it was over]].", "Protesters"),
    ("A young woman came in. ((She)) said [[it was over]].", "young woman"),
    ("“Ann Merrow is great,” Helen Brandt said. ((She)) said [[it was over]].", "Helen Brandt"),
    # the subject of the clause before, of the clause around, of what opens the sentence
    ("Paul Stone wrote to Tom Dorn, and ((he)) said [[it was over]].", "Paul Stone"),
    ("Paul Stone was praised by Tom Dorn when ((he)) said [[it was over]].", "Paul Stone"),
    ("Tom Dorn left.\n\nWhile Paul Stone may like it, ((he)) said [[it was over]].", "Paul Stone"),
    # the owner of the subject, the topic, the new subject since the last speaker
    ("Tom Dorn said it was late.\n\nPaul Stone's lawsuit asks for more. ((He)) said [[it was over]].", "Paul Stone"),
    ("((Tom Dorn)) said [[it was late]].\n\nAs for Paul Stone, ((2he)) said [[2it was over]].", "Paul Stone"),
    ("((Tom Dorn)) said [[it was late]].\n\nPaul Stone woke. “[[2It is over]],” ((2he)) said.", "Paul Stone"),
    # a main clause before what is told in it
    ("Paul Stone urged Tom Dorn to leave. “[[It is over]],” ((he)) said.", "Paul Stone"),
    ("((Tom Dorn)) said [[it was late]].\n\nAnd as for Paul Stone, ((2he)) said [[2it was over]].", "Paul Stone"),
    (
        "Paul Stone has a shop. ((Tom Dorn)) said [[no]].\n\nStone's shop is shut. ((2He)) said [[2it is over]].",
        "Paul Stone",
    ),
    # the details of policy are nothing that it means
    ("The Gazette praised her. She knows the details of health policy. ((It)) said [[it was over]].", "Gazette"),
    # a subject behind its verb
    ("“[[It is late]],” said ((Tom Dorn)).\n\nAlso there was Paul Stone. “[[2No]],” ((2he)) said.", "Paul Stone"),
    # who is given the word
    (
        "“[[It is late]],” said ((Tom Dorn)).\n\nIt fell to Paul Stone to explain. “[[2No]],” ((2he)) said.",
        "Paul Stone",
    ),
    ("“[[It is late]],” said ((Tom Dorn)).\n\nA warning came from Paul Stone. “[[2No]],” ((2he)) said.", "Paul Stone"),
    ("“[[It is late]],” said ((Tom Dorn)).\n\nHe went to Paul Stone. “[[2No]],” ((2he)) said.", "Tom Dorn"),
    ("“[[It is late]],” said ((Tom Dorn)).\n\nThe win over Paul Stone was old. “[[2No]],” ((2he)) said.", "Tom Dorn"),
    # a voter who was *she* is not *he*
    ("Paul Stone spoke. A voter rose. She asked why. ((He)) said [[it was over]].", "Paul Stone"),
    # a name of women here and of men there
    ("Helen Brandt left.\n\nNino, a nurse who gave no surname, slept. “[[It is over]],” ((she)) said.", "Nino"),
    # a crowd is never *he*
    ("((Paul Stone)) said [[it was late]]. The audience roared. ((2He)) said [[2it was over]].", "Paul Stone"),
]


PROTAGONISTS = [
    # the writer asks, whoever spoke last
    (
        "Ann Merrow opens the door. She is 83.\n\nIn 1960 Merrow left.\n\nMs Merrow has eleven cats. “[[No]],” said "
        "((Helen Brandt)), a novelist.\n\nDoes she mind? “[[2It is over]],” ((2she)) says.",
        "Ann Merrow",
    ),
    (
        "Ann Merrow opens the door. She is 83.\n\nIn 1960 Merrow left.\n\nMs Merrow has eleven cats. “[[No]],” said "
        "((Helen Brandt)), a novelist.\n\nShe did mind. “[[2It is over]],” ((2she)) says.",
        "Helen Brandt",
    ),
    # a story of two people has none
    (
        "Ann Merrow opens the door. She is 83.\n\nIn 1960 Helen Brandt left.\n\nMs Merrow has eleven cats. “[[No]],” "
        "said ((Helen Brandt)), a novelist.\n\nDoes she mind? “[[2It is over]],” ((2she)) says.",
        "Helen Brandt",
    ),
    # two could be meant
    (
        "Ann Merrow dies at 97\n\nAnn Merrow taught all of Ostrel.\n\nIn 1960 Merrow left.\n\nMerrow and Helen Brandt "
        "met. ((She)) said [[it was over]].",
        "Ann Merrow",
    ),
]


@pytest.mark.parametrize(("marked", "name"), PROTAGONISTS)
def test_protagonists(read_marked: MarkedReader, marked: str, name: str) -> None:
    """Whom a profile is about is meant in the writer's questions and where two could be; not elsewhere."""
    assert _last(read_marked, marked) == (name, "pronoun")


@pytest.mark.parametrize(("marked", "name"), PRONOUNS)
def test_pronouns(read_marked: MarkedReader, marked: str, name: str) -> None:
    """A pronoun takes the fitting candidate that stands out: subject, near, not inside somebody's words."""
    assert _last(read_marked, marked) == (name, "pronoun")


def test_replies(read_marked: MarkedReader) -> None:
    """Whoever replies is not the one who asked; whoever adds may be."""
    marked = "Ann Merrow arrived. ((Helen Brandt)) asked [[why]]. “[[2It is over]],” ((2she)) said."
    parse, (question, reply) = read_marked(marked)
    asked = evolve(question, act=Act.QUESTION)
    for lemma, name in (("reply", "Ann Merrow"), ("add", "Helen Brandt")):
        resolution = resolve_speakers(parse, [asked, evolve(reply, lemma=lemma)])
        assert resolution.speakers[resolution.links[1].speaker or 0].name == name


OPEN = [
    ("Ann Merrow and Helen Brandt met. ((She)) said [[it was over]].", "ambiguous"),
    ("It rained all day. ((She)) said [[it was over]].", "no-antecedent"),
    ("Mr Quill slept. ((She)) said [[it was over]].", "no-antecedent"),
    ("Helen Brandt and Paul Brandt met. ((Brandt)) said [[it was over]].", "ambiguous"),
    ("The crowd roared. ((He)) said [[it was over]].", "no-antecedent"),
]


@pytest.mark.parametrize(("marked", "reason"), OPEN)
def test_open_links(read_marked: MarkedReader, marked: str, reason: str) -> None:
    """Where two fit equally or nobody fits, nobody is named and the reason is given."""
    assert _last(read_marked, marked) == (None, reason)


def test_candidates_are_named(read_marked: MarkedReader) -> None:
    """An ambiguous source gives the ids of whom it could be."""
    parse, readings = read_marked("Ann Merrow and Helen Brandt met. ((She)) said [[it was over]].")
    resolution = resolve_speakers(parse, readings)
    names = {speaker.id: speaker.name for speaker in resolution.speakers}
    assert {names[one] for one in resolution.links[0].candidates} == {"Ann Merrow", "Helen Brandt"}


DESCRIPTIONS = [
    ("Ann Merrow, Turkey's ambassador to Qatar, arrived. ((The ambassador)) said [[it was over]].", "Ann Merrow"),
    ("Sen. Ann Merrow of Vermont met Gov. Paul Stone. ((The Vermont senator)) said [[it was over]].", "Ann Merrow"),
    ("((Ann Merrow)) said [[it was late]]. ((2The 54-year-old nurse)) said [[2it was over]].", "Ann Merrow"),
    ("Sen. Ann Merrow met Paul Stone. ((The lawmaker)) said [[it was over]].", "Ann Merrow"),
    ("A young woman came in with a dog. ((The woman)) said [[it was over]].", "young woman"),
    ("The Merrow campaign lost. ((The campaign)) said [[it was over]].", "Merrow campaign"),
    ("The Foreign Ministry was closed. ((The ministry)) said [[it was over]].", "Foreign Ministry"),
    ("A Harbour Times poll came out. ((The poll)) said [[it was over]].", "Harbour Times poll"),
    (
        "Calder Devices lost money.\n\nCalder Devices fell.\n\nCalder Devices sells pumps.\n\nNorda Group owns part of "
        "it. Calder Devices said no.\n\n((The company)) said [[it was over]].",
        "Calder Devices",
    ),
    ("Calder Devices lost money. ((The maker of insulin pumps)) said [[it was over]].", "Calder Devices"),
    ("Hansung Motors lost money. ((The carmaker)) said [[it was over]].", "Hansung Motors"),
    ("The Gazette ran a story. ((The paper)) said [[it was over]].", "Gazette"),
    ("Norda Corp. customers were angry. ((The company)) said [[it was over]].", "Norda Corp."),
    (
        "Norda Corp. lost money. Harbour Bank's ((Ann Merrow)) said [[it was late]]. ((2The company)) said [[2no]].",
        "Norda Corp.",
    ),
    (
        "The shadow chancellor, Ann Merrow, left. The chancellor, Paul Stone, stayed. ((The chancellor)) said [[no]].",
        "Paul Stone",
    ),
    ("Ostrel's MP, Ann Merrow, slept. “[[No]],” ((the Conservative)) said.", "Ann Merrow"),
    ("Sen. Ann Merrow (R-Ohio) slept. “[[No]],” ((the Republican)) said.", "Ann Merrow"),
    ("Prime Minister Ann Merrow spoke. ((The premier)) said [[it was over]].", "Ann Merrow"),
    ("Premier Ann Merrow spoke. ((The premier)) said [[it was over]].", "Ann Merrow"),
    ("Cllr Ann Merrow (Con) spoke. ((The councillor)) said [[it was over]].", "Ann Merrow"),
    (
        "Fisheries Minister Paul Stone spoke. ((The minister)) said [[it was over]]. Prime Minister Ann Merrow left.",
        "Paul Stone",
    ),
    (
        "Fisheries Minister Paul Stone spoke. Prime Minister Ann Merrow left. ((The minister)) said [[it was over]].",
        "Paul Stone",
    ),
    (
        "Fisheries Minister Paul Stone spoke. Prime Minister Ann Merrow left. ((The prime minister)) said [[no]].",
        "Ann Merrow",
    ),
    ("He had moved to Ohio. ((The state)) said [[it was over]].", "Ohio"),
    (
        "Pia Sund, the opposition leader, met Ann Merrow, the leader of Kent. ((The opposition leader)) said [[so]].",
        "Pia Sund",
    ),
    ("Ann Merrow arrived. ((Merrow's remarks)) suggested [[it was over]].", "Ann Merrow"),
]


KINSHIP = [
    ("Ann Merrow left with her daughter, the novelist Helen Dorn. ((Her daughter)) said [[no]].", "Helen Dorn"),
    ("Paul Stone, whose wife Ann Stone is ill, spoke. ((His wife)) said [[no]].", "Ann Stone"),
    ("Paul Stone was found. His wife, Ann Stone, came. ((His wife)) said [[no]].", "Ann Stone"),
    ("Ann Merrow's eldest son, Tom Merrow, was found. ((Her son)) said [[no]].", "Tom Merrow"),
]


@pytest.mark.parametrize(("marked", "name"), KINSHIP)
def test_kinship(read_marked: MarkedReader, marked: str, name: str) -> None:
    """*Her daughter* is whom the article has named as her daughter."""
    assert _last(read_marked, marked) == (name, "description")


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Ann Merrow came with her son, Tom Merrow, and Paul Stone. ((His son)) said [[no]].", "son"),
        ("Ann Merrow came with her sons Tom Merrow and Jim Merrow. ((Her son)) said [[no]].", "son"),
        ("Ann Merrow came with her mother's friend Helen Dorn. ((Her mother)) said [[no]].", "mother"),
        ("Ann Merrow came with her son, Tom Merrow. Her son, Jim Merrow, left. ((Her son)) said [[no]].", "son"),
        ("Ann Merrow left her daughter in Helen Dorn's care. ((Her daughter)) said [[no]].", "daughter"),
    ],
)
def test_kinship_of_others(read_marked: MarkedReader, marked: str, name: str) -> None:
    """Whose son, or which of two sons: where that is open, the son is nobody who is named."""
    assert _last(read_marked, marked) == (name, "self")


@pytest.mark.parametrize(("marked", "name"), DESCRIPTIONS)
def test_descriptions(read_marked: MarkedReader, marked: str, name: str) -> None:
    """A definite description is whoever bears the office, was introduced by the noun, or owns the name."""
    assert _last(read_marked, marked) == (name, "description")


LEADS = [
    ("((A federal judge)) said [[it was over]].\n\nU.S. District Judge Ann Merrow wrote it.", "Ann Merrow"),
    ("((A judge)) said [[it was over]].\n\nJudges Ann Merrow and Tom Dorn wrote it.", "judge"),
    ("Judge Ann Merrow spoke. ((A judge)) said [[it was over]].", "judge"),
    ("It rained.\n\nIt blew.\n\nIt froze.\n\n((A judge)) said [[it was over]].\n\nJudge Ann Merrow wept.", "judge"),
]


@pytest.mark.parametrize(("marked", "name"), LEADS)
def test_leads(read_marked: MarkedReader, marked: str, name: str) -> None:
    """Whom the opening only describes is the one bearer of the office whom the next paragraphs name first."""
    assert _last(read_marked, marked)[0] == name


UNLINKED = [
    ("Labour MP Ann Merrow slept. “[[No]],” ((the Conservative)) said.", "Conservative"),
    ("Calder Devices rose and Norda Group fell. ((The maker of pumps)) said [[it was over]].", "maker of pumps"),
    ("Harbour Bank lost money. ((The retailer)) said [[it was over]].", "retailer"),
    ("Researchers at the University of Ostrel met. ((The paper)) said [[it was over]].", "paper"),
    ("The University of Ostrel asked. ((The company)) said [[it was over]].", "company"),
    ("The University of Ostrel asked. ((The group)) said [[it was over]].", "group"),
    ("Ann Merrow, Turkey's ambassador, arrived. ((An ambassador)) said [[it was over]].", "ambassador"),
    ("Sen. Ann Merrow arrived. ((The governor)) said [[it was over]].", "governor"),
    ("Sen. Ann Merrow arrived. ((Her lawyer)) said [[it was over]].", "lawyer"),
    (
        "Ann Merrow, the leader of Kent council, arrived. ((The opposition leader)) said [[it was over]].",
        "opposition leader",
    ),
    ("Vice President Ann Merrow arrived. ((The president)) said [[it was over]].", "president"),
    ("Ohio Sen. Ann Merrow arrived. ((The Vermont senator)) said [[it was over]].", "Vermont senator"),
    ("Ohio customers were angry. ((The company)) said [[it was over]].", "company"),
    ("The Harbour Times slept. ((The website quartzline)) said [[it was over]].", "website quartzline"),
    ("Gov. Ann Merrow arrived. ((Paul Stone's governor)) said [[it was over]].", "Paul Stone's governor"),
]


@pytest.mark.parametrize(("marked", "name"), UNLINKED)
def test_descriptions_of_others(read_marked: MarkedReader, marked: str, name: str) -> None:
    """An indefinite description, another office and somebody's somebody are speakers of their own."""
    assert _last(read_marked, marked) == (name, "self")


RELATIVES = [
    ("Campaigners in the community, ((who)) said [[it was over]], left.", "Campaigners in the community"),
    ("Aides to the senator, ((who)) says [[it is over]], left.", "senator"),
    ("They asked Ann Merrow, ((who)) said [[it was over]].", "Ann Merrow"),
    ("They asked Ann Merrow, a nurse at the harbour, ((who)) said [[it was over]].", "Ann Merrow"),
    ("They asked the Harbour Union, ((which)) said [[it was over]].", "Harbour Union"),
    ("They asked neighbours ((who)) said [[it was over]].", "neighbours"),
    ("They elected Ann Merrow this year, ((who)) said [[it was over]].", "Ann Merrow"),
    ("They asked Ann Merrow, a co-chairman of the Harbour Union, ((who)) said [[it was over]].", "Ann Merrow"),
]


@pytest.mark.parametrize(("marked", "name"), RELATIVES)
def test_relatives(read_marked: MarkedReader, marked: str, name: str) -> None:
    """*Who* and *which* are the noun they hang on, or the person it describes."""
    assert _last(read_marked, marked) == (name, "relative")


@pytest.mark.parametrize(
    ("phrases", "reason"),
    [
        (("Helen Brandt", "the mayor"), "pronoun"),  # the source is in no cluster
        (("the mayor", "She"), "pronoun"),  # nobody in it has a name
        (("Helen Brandt", "the mayor who told her so"), "pronoun"),
        (("Helen Brandt met the mayor on a long and rainy day", "She"), "pronoun"),  # a clause is no name
    ],
)
def test_clusters_that_tell_nothing(read_marked: MarkedReader, phrases: tuple[str, ...], reason: str) -> None:
    """Where the cluster around the source names nobody, the rules decide."""
    parse, readings = read_marked("Helen Brandt met the mayor on a long and rainy day. ((She)) said [[it was over]].")
    places = [(parse.text.find(phrase), phrase) for phrase in phrases]
    clusters = [[(start, start + len(phrase)) for start, phrase in places if start >= 0]]
    assert resolve_speakers(parse, readings, clusters=clusters).links[0].reason == reason


def test_a_cluster_of_the_head_alone(read_marked: MarkedReader) -> None:
    """A cluster may mark the head of the source where the source is longer."""
    parse, readings = read_marked("Helen Brandt came. ((The old mayor of Ostrel)) said [[it was over]].")
    mayor = parse.text.index("mayor")
    clusters = [[(0, len("Helen Brandt")), (mayor, mayor + len("mayor"))]]
    link = resolve_speakers(parse, readings, clusters=clusters)
    assert (link.links[0].reason, link.speakers[link.links[0].speaker or 0].name) == ("cluster", "Helen Brandt")


def test_clusters_win(read_marked: MarkedReader) -> None:
    """The caller's own coreference clusters win over the rules."""
    parse, readings = read_marked("Ann Merrow met Helen Brandt. ((She)) said [[it was over]].")
    brandt, she = parse.text.index("Helen"), parse.text.index("She")
    clusters = [[(brandt, brandt + len("Helen Brandt")), (she, she + 3)]]
    link = resolve_speakers(parse, readings, clusters=clusters)
    assert link.links[0].reason == "cluster"
    assert link.speakers[link.links[0].speaker or 0].name == "Helen Brandt"
    assert resolve_speakers(parse, readings).links[0].reason == "pronoun"
