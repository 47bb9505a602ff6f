"""The phrases around an outlet's name, one construction a sentence: what comes of each, and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.attribution.setting.finding import resolve_settings
from quoteattr.matchers.reading import Reading
from quoteattr.text.parse import Parse

Read = Callable[[str], tuple[Parse, list[Reading]]]

# Marked sentence -> the outlet's name, its relation and, where it counts, the medium.
PHRASES = [
    # printed words
    ("((The envoy)) **wrote** in a column in The Post [[that the vote was rigged]].", "The Post", "wrote_in"),
    ("((The envoy)) **wrote** in his Washington Post column [[that it was over]].", "Washington Post", "wrote_in"),
    ("((The critic)) **called** [[the film a mess]] in his New York Times review.", "New York Times", "wrote_in"),
    ("((Ada Finch)) **argued** in the Guardian [[that the king was mad]].", "Guardian", "wrote_in"),
    ("((Ada Finch)) **wrote** on Politico [[that the king was mad]].", "Politico", "wrote_in"),
    ("((Ada Finch)) **said** in an essay on Slate [[that the king was mad]].", "Slate", "wrote_in"),
    ("Writing in the pages of the Guardian, ((she)) **said** [[that taxes would rise]].", "Guardian", "wrote_in"),
    ("In the Friday edition of the Guardian, ((she)) **said** [[that taxes would rise]].", "Guardian", "wrote_in"),
    (
        "((She)) **says** in a memoir published by HarperCollins [[that the king was mad]].",
        "HarperCollins",
        "wrote_in",
    ),
    ("((Ada Finch of the Guardian)) **wrote** [[that the pier sank]].", "Guardian", "wrote_in"),
    ("((Ned Roe at the National Review)) **argued** [[that the pier sank]].", "National Review", "wrote_in"),
    # words passed on
    ("The Lakeview Gazette quoted ((him)) as **saying** [[that the road was safe]].", "Lakeview Gazette", "quoted_by"),
    ("As was **said** in the Guardian, [[the king was mad]].", "Guardian", "quoted_by"),
    ("[[The king was mad]], as **reported** in the Guardian.", "Guardian", "quoted_by"),
    ("((A memo)) leaked to the Lakeview Gazette **says** [[that it failed]].", "Lakeview Gazette", "seen_by"),
    ("((A memo)) shared with CNN **says** [[that it failed]].", "CNN", "seen_by"),
    # words told
    ("((She)) **told** ABC Riverina [[that it was late]].", "ABC Riverina", "told"),
    ("[[“It is late,”]] ((she)) **told** BBC Devon.", "BBC Devon", "told"),
    ("((She)) **told** radio station dzRT [[that it was late]].", "dzRT", "told"),
    ("((She)) **told** the Dagens Kurir newspaper [[that it was late]].", "Dagens Kurir", "told"),
    ("((She)) **told** Korean outlet Donga Ilbo [[that it was late]].", "Donga Ilbo", "told"),
    ("((She)) **told** FenlandLive [[that it was late]].", "FenlandLive", "told"),
    ("((She)) **told** Nation in an exclusive interview [[that it was late]].", "Nation", "told"),
    ("((She)) **said** in a statement made available to The PUNCH [[that it was late]].", "The PUNCH", "told"),
    ("[[“It is late,”]] ((Jan Roe)) **wrote** on X. The premier thanked him.", "X", "posted_on"),
    ("((The singer)) **told** both the Lakeview Gazette and CNN [[that it was late]].", "Lakeview Gazette", "told"),
    ("[[“We are safe,”]] ((she)) **told** her lawyer and the Lakeview Gazette.", "Lakeview Gazette", "told"),
    ("((She)) **told** a reporter from the Lakeview Gazette [[that it was late]].", "Lakeview Gazette", "told"),
    ("((She)) **told** Jane Roe from the Lakeview Gazette [[that it was late]].", "Lakeview Gazette", "told"),
    ("((She)) **told** Jane Roe of the Guardian [[that it was late]].", "Guardian", "told"),
    ("((She)) **told** a presenter of CNN [[that it was late]].", "CNN", "told"),
    ("((She)) **spoke** with Jane Roe, host of “Today”, and **said** [[that it was late]].", "Today", "told"),
    ("((She)) met with CNN and **said** [[that it was late]].", "CNN", "told"),
    # talks
    ("In excerpts from CNN, ((the author)) **said** [[that it was late]].", "CNN", "interview"),
    (
        "((She)) gave an exclusive interview to the Tallow Tribune. “[[I slept]],” she **said**.",
        "Tallow Tribune",
        "interview",
    ),
    ("((She)) **said** in an interview with a reporter from CNN [[that it was late]].", "CNN", "interview"),
    (
        "((She)) **said** in an interview with Jane Roe, a reporter for the Tallow Tribune, [[that it was late]].",
        "Tallow Tribune",
        "interview",
    ),
    ("In an interview conducted by CNN, ((she)) **said** [[that it was late]].", "CNN", "interview"),
    ("((She)) **said** in an interview at the Guardian [[that it was late]].", "Guardian", "interview"),
    # on air
    ("((She)), a guest for “Meet the Press”, **said** [[that it was late]].", "Meet the Press", "appeared_on"),
    ("((She)) **said** during “Meet the Press” [[that it was late]].", "Meet the Press", "appeared_on"),
    (
        "In Sunday's episode of “Meet the Press”, ((she)) **said** [[that it was late]].",
        "Meet the Press",
        "appeared_on",
    ),
    # platforms
    ("((She)) **took** to his Facebook to say [[that it was late]].", "Facebook", "posted_on"),
    ("((She)) **said** over WhatsApp [[that it was late]].", "WhatsApp", "posted_on"),
    ("((She)) **insisted** on Twitter [[that it was late]].", "Twitter", "posted_on"),
    ("((She)) **argued** in angry words via Telegram [[that it was late]].", "Telegram", "posted_on"),
    ("((She)) **wrote** on the messaging app Telegram [[that it was late]].", "Telegram", "posted_on"),
    ("((She)) **wrote** in a post on the microblogging site Weibo [[that it was late]].", "Weibo", "posted_on"),
    # reports that speak themselves
    ("((The survey)), conducted by CNN, **found** [[that most were undecided]].", "CNN", "is_source"),
    ("((A story in the Tallow Tribune)) **said** [[that it was late]].", "Tallow Tribune", "is_source"),
    ("Last night ((The Sun)) **said** [[that the pier sank]].", "The Sun", "is_source"),
]


@pytest.mark.parametrize(("marked", "name", "relation"), PHRASES)
def test_phrases(read_marked: Read, marked: str, name: str, relation: str) -> None:
    """The relation says how the words came through the outlet."""
    outlet = resolve_settings(*read_marked(marked))[0].outlet
    assert outlet is not None
    assert (outlet.name, outlet.relation.value) == (name, relation)


@pytest.mark.parametrize(
    ("marked", "medium"),
    [
        ("((The firm)) **said** in a statement provided to the Tallow Tribune [[that no one was hurt]].", "statement"),
        ("((The firm)) **said** in an email shown to the Tallow Tribune [[that no one was hurt]].", "email"),
        ("((The firm)) **said** in a statement shared with CNN [[that no one was hurt]].", "statement"),
    ],
)
def test_statements_to_outlets(read_marked: Read, marked: str, medium: str) -> None:
    """A statement or an email handed to an outlet is told to it, other papers are seen by it."""
    setting = resolve_settings(*read_marked(marked))[0]
    assert setting.outlet is not None
    assert (setting.outlet.relation.value, setting.medium and setting.medium.value) == ("told", medium)


@pytest.mark.parametrize(
    "marked",
    [
        "((The singer)) **told** Hannity [[that she slept]].",  # the man, not his programme
        "[[“We are safe,”]] ((she)) **told** her lawyer and CNN reported it.",
        "[[“We are safe,”]] ((she)) **said**; it was printed by rivals, shops and CNN.",
        "((The judge)) agreed with the mayor and the Lakeview Gazette, and **said** [[that it was safe]].",
        "[[Most were undecided]], **according to** ((CNN analyst Jane Roe)).",
        "((She)) **moved** from London to the Guardian and **said** [[that she slept]].",
        "((The firm)) quarrelled with CNN and **said** [[that no one was hurt]].",
        "((The historian)), hired by CNN, **says** [[that the king was mad]].",
        "((The historian)) **said** in a debate at the Guardian [[that the king was mad]].",
        "((Ada Finch)), a writer for the Guardian, **said** [[that the king was mad]].",
        "((Ada Finch)), who did research for the Guardian, **said** [[that the king was mad]].",
        "((The king)) **said** during CNN [[that taxes would rise]].",
        "((She)) joined the board of the Guardian and **said** [[that it was late]].",
        "((She)) praised the work of the Guardian and **said** [[that it was late]].",
        "[[It was late]], ((the host of “Today”)) **said**.",
        "((An article in Facebook)) **said** [[that the pier sank]].",
        "((The broker)) **said** through WhatsApp and friends [[that the market was shut]].",
        "((The envoy)) **said** in an essay published in the Netherlands [[that talks went on]].",
        "((The envoy)) **said** in an essay published in Harbour schools [[that talks went on]].",
    ],
)
def test_no_phrases(read_marked: Read, marked: str) -> None:
    """A name in none of the phrases is nobody's outlet."""
    assert resolve_settings(*read_marked(marked))[0].outlet is None


# Marked sentence -> name, kind and descriptor.
DESCRIBED = [
    ("a website called Harbour Watch", "Harbour Watch", "site", "website"),
    ("a radio station dubbed “The Beacon”", "The Beacon", "broadcaster", "radio station"),
    ("the “Keepin' It Real” radio programme", "Keepin' It Real", "programme", "radio programme"),
    ("the Reuters news agency website", "Reuters", "agency", "news agency website"),
    ("the Reuters news agency bureau", "Reuters", "agency", None),
    ("the Guardian newspaper website", "Guardian", "newspaper", "newspaper website"),
    ("CNN's morning show", "CNN's morning show", "programme", None),
    ("CNN “This Morning” show", "CNN “This Morning”", "programme", None),
    ("the BBC “Today” programme", "BBC “Today”", "programme", None),
    ("Fox News 6", "Fox News 6", "broadcaster", None),
    ("CNN 200 times", "CNN", "broadcaster", None),
    ("state media", "state media", "site", None),
    ("the city's biggest newspaper", "city's biggest newspaper", "newspaper", None),
    ("the small town's newspaper", "small town's newspaper", "newspaper", None),
    ("Stormglass.com", "Stormglass.com", "site", None),
]


@pytest.mark.parametrize(("phrase", "name", "kind", "descriptor"), DESCRIBED)
def test_descriptions(read_marked: Read, phrase: str, name: str, kind: str, descriptor: str | None) -> None:
    """What stands beside a name: kind nouns before, behind and around it, numbers, what a station airs."""
    outlet = resolve_settings(*read_marked(f"((The envoy)) **told** {phrase} [[that talks went on]]."))[0].outlet
    assert outlet is not None
    assert (outlet.name, outlet.kind and outlet.kind.value, outlet.descriptor) == (name, kind, descriptor)


@pytest.mark.parametrize(
    "phrase",
    [
        "local media",
        "social media",
        "a newspaper, the",
        "the newspaper Jane Roe had founded",
        "Dr Jane Roe, a newspaper reporter,",
        "the ‘small boats’ radio show",
        "a so-called” radio show",
        "the Germany newspaper",
        "the Mayor newspaper",
    ],
)
def test_no_descriptions(read_marked: Read, phrase: str) -> None:
    """A kind noun alone, or beside a person's name, names no outlet."""
    assert resolve_settings(*read_marked(f"((The envoy)) **told** {phrase} [[that talks went on]]."))[0].outlet is None


@pytest.mark.parametrize("end", ["a local newspaper", "a local newspaper,", "the radio programme “Keeping"])
def test_texts_that_break_off(read_marked: Read, end: str) -> None:
    """A text may end within the phrase: what was read is the outlet."""
    outlet = resolve_settings(*read_marked(f"[[“Talks went on,”]] ((the envoy)) **told** {end}"))[0].outlet
    assert outlet is not None
    assert outlet.name == end.removeprefix("a ").removeprefix("the ").removesuffix(" “Keeping").rstrip(",")


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Ms Lee gave an interview to CNN. Rob Stone told Reuters so.", "CNN"),
        ("Ms Lee told CNN so.", None),
        ("Ms Lee left.", None),
    ],
)
def test_the_interview(read_marked: Read, before: str, name: str | None) -> None:
    """*In the interview* is the last one that the article spoke of."""
    marked = f"{before}\n\nIt rained. Rob Stone came. In the interview, ((Stone)) **said** [[it was over]]."
    outlet = resolve_settings(*read_marked(marked))[0].outlet
    assert (outlet and outlet.name) == name


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        (
            "[[“We stay,”]] ((Ms Holt)) **told** the Lakeview Gazette. [[2“No,”]] ((2Mr Roe)) **2told** the paper.",
            ["Lakeview Gazette", "Lakeview Gazette"],
        ),
        (
            "[[The pier sank]], ((an article in CNN)) **says**. [[2The wood was rotten]], ((2the article)) **2says**.",
            ["CNN", "CNN"],
        ),
        (
            "((A Reuters investigation)) **found** [[that it sank]]. ((2The story)) **2said** [[2that it was rotten]].",
            ["Reuters", "Reuters"],
        ),
        (
            "((The envoy)) **wrote** on Twitter [[that talks went on]].\n\nIt rained.\n\n"
            "((2The envoy)) **2wrote** [[2it was over]].",
            ["Twitter", None],
        ),
        (
            "[[“We stay,”]] ((Ms Holt)) **said** on Friday. [[2“We must,”]] ((2she)) **2told** Reuters on Monday.",
            [None, "Reuters"],
        ),
        (
            "((Ms Holt)) **told** CNN then [[that it held]]. ((2She)) **2said** [[2it was wet]].",
            ["CNN", None],
        ),
    ],
)
def test_taken_up_again(read_marked: Read, marked: str, names: list[str | None]) -> None:
    """*the newspaper* and *the story* mean the one named before; another day, or an old talk, ends a setting."""
    settings = resolve_settings(*read_marked(marked))
    assert [setting.outlet.name if setting.outlet else None for setting in settings] == names
