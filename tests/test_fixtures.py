"""The fixtures: sentences per rule, and whole articles whose gold must keep the record contract."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import regex

from quoteattr.errors import ModelError
from quoteattr.records import Extraction, Quote, QuoteType, Span
from quoteattr.text.pipeline import find_model

FIXTURES = Path(__file__).parent.parent / "fixtures"
ARTICLES = sorted((FIXTURES / "articles").glob("*.marked"))
CASE_KEYS = {"text", "quotes", "none", "not_rule", "scope", "rule_free", "non_quotes", "open", "misread_by"}
MARKS = "“”‘’\"'«»‹›„‚`"
PREPOSITION = regex.compile(r"^(?:on|in|at|after|before)\s")
EDGES = MARKS + " \n\t,.;:!?–—-…"


def load_cases() -> list[tuple[str, dict[str, Any]]]:
    """Every case of every file with the rule id it belongs to; unknown keys are errors."""
    cases = []
    for path in sorted((FIXTURES / "cases").glob("*.toml")):
        for family, rules in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for name, entries in rules.items():
                for entry in entries:
                    unknown = set(entry) - CASE_KEYS
                    unknown |= {key for quote in entry.get("quotes", ()) for key in quote if key not in READERS}
                    if unknown or not {"quotes", "none", "not_rule"} & set(entry):
                        raise ValueError(f"{path.name}, {family}.{name}, {entry['text']!r}: unknown keys {unknown}")
                    cases.append((f"{family}.{name}", entry))
    return cases


def stripped(text: str) -> str:
    """The text without marks, punctuation and white space at its edges."""
    return text.strip(EDGES)


def unpossessed(text: str) -> str:
    """A source without the possessive ending: corpora disagree on whether *Stone's* or *Stone* is the source."""
    return text.removesuffix("’s").removesuffix("'s")


def texts(spans: tuple[Span, ...]) -> list[str]:
    """The texts of spans, without their edges."""
    return [stripped(span.text) for span in spans]


# How each key of a case's quote is read from a found quote.
READERS: dict[str, Any] = {
    "content": lambda quote: texts(quote.content),
    "verbatim": lambda quote: texts(quote.verbatim),
    "type": lambda quote: quote.type.value,
    "rule": lambda quote: quote.rule,
    "cue": lambda quote: quote.cue and stripped(quote.cue.text),
    "lemma": lambda quote: quote.cue and quote.cue.lemma,
    "act": lambda quote: quote.cue and quote.cue.act.value,
    "negated": lambda quote: quote.cue and quote.cue.negated,
    "hypothetical": lambda quote: quote.cue and quote.cue.hypothetical,
    "source": lambda quote: stripped(quote.source.text),
    "form": lambda quote: quote.source.form.value,
    "speaker": lambda quote: quote.speaker and quote.speaker.name,
    "kind": lambda quote: quote.speaker and quote.speaker.kind.value,
    "role": lambda quote: quote.role and quote.role.text,
    "affiliation": lambda quote: quote.role and quote.role.affiliation,
    "outlet": lambda quote: quote.outlet and quote.outlet.name,
    "relation": lambda quote: quote.outlet and quote.outlet.relation.value,
    "addressee": lambda quote: quote.addressee and quote.addressee.text,
    "medium": lambda quote: quote.medium and quote.medium.value,
    "time": lambda quote: quote.time and quote.time.span.text,
    "flags": lambda quote: {flag.value for flag in quote.flags},
    "parent": lambda quote: quote.parent,
}


def differences(wanted: dict[str, Any], found: Quote, ids: list[str]) -> list[str]:
    """What a found quote has otherwise than the case says, one line a field."""
    lines = []
    for key, value in wanted.items():
        got = READERS[key](found)
        match key:
            case "content" | "verbatim":
                value = [stripped(part) for part in value]
            case "cue":
                value = stripped(value)
            case "time":
                value, got = PREPOSITION.sub("", value), PREPOSITION.sub("", got or "")
            case "source":
                value, got = unpossessed(stripped(value)), unpossessed(got)
            case "role" | "affiliation" | "speaker" | "outlet" | "addressee" | "medium":
                got = got or ""  # an empty one: none
            case "parent":
                value = ids[value - 1]
            case "flags":
                value, got = set(value), got & set(value)
        if got != value:
            lines.append(f"{key}: wanted {value!r}, got {got!r}")
    return lines


def with_defaults(rule: str, case: dict[str, Any]) -> list[dict[str, Any]]:
    """The quotes that a case wants, with the rule and the type that go without saying."""
    wanted = []
    for quote in case.get("quotes", ()):
        quote = dict(quote)
        if not case.get("rule_free") and not case.get("not_rule"):
            quote.setdefault("rule", rule)
        family = quote.get("rule", "").partition(".")[0]
        if family in set(QuoteType) and not case.get("not_rule"):
            quote.setdefault("type", family)
        wanted.append(quote)
    return wanted


def is_small_model() -> bool:
    """Whether the tests load the model that the cases say *open* of; another may read some of those."""
    try:
        return "_sm" in find_model()
    except ModelError:
        return True


CASES = load_cases()


def name_of(case: dict[str, Any]) -> str:
    """The id of a parametrised case: the start of its sentence."""
    return " ".join(case["text"].split())[:60]


def as_parameter(rule: str, case: dict[str, Any]) -> Any:
    """A case for pytest; an open one must fail until the package reads it with the default model."""
    marks = [pytest.mark.misread_by(**case.get("misread_by", {}))]
    if "open" in case:
        marks.append(pytest.mark.xfail(reason=case["open"], strict=is_small_model()))
    return pytest.param(rule, case, marks=marks, id=f"{rule}-{name_of(case)}")


@pytest.mark.parametrize(("rule", "case"), [as_parameter(*case) for case in CASES])
def test_case(rule: str, case: dict[str, Any], extractor: Any) -> None:
    """A sentence gives the quotes that its case lists, by the rule that it stands under, and no others."""
    extraction = extractor.extract(case["text"], scope=case.get("scope", "speech"))
    found = list(extraction.quotes)
    shown = [f"{quote.rule} {quote.type.value}: {texts(quote.content)} by {quote.source.text!r}" for quote in found]
    if case.get("not_rule"):
        assert rule not in [quote.rule for quote in found], shown
    if "quotes" in case or case.get("none"):
        wanted = with_defaults(rule, case)
        assert len(found) == len(wanted), shown
        ids = [quote.id for quote in found]
        wrong = [line for want, got in zip(wanted, found, strict=True) for line in differences(want, got, ids)]
        assert not wrong, "\n".join([*wrong, *shown])
    if "non_quotes" in case:
        wanted_idle = [(item["text"], item["kind"]) for item in case["non_quotes"]]
        assert [(stripped(item.span.text), item.kind.value) for item in extraction.non_quotes] == wanted_idle


def test_every_rule_has_cases() -> None:
    """Each rule id has at least two positives and two near misses that pass, and no case names a rule that is not."""
    from quoteattr.matchers.rules import RULES

    passing = [(rule, case) for rule, case in CASES if "open" not in case]
    positives = Counter(want.get("rule") for rule, case in passing for want in with_defaults(rule, case))
    near_misses = Counter(rule for rule, case in passing if case.get("none") or case.get("not_rule"))
    counts = {rule: (positives[rule], near_misses[rule]) for rule in RULES}
    lacking = {rule: both for rule, both in counts.items() if min(both) < 2}
    assert not lacking, f"rules with too few cases (positives, near misses): {lacking}"
    families = {rule.partition(".")[0] for rule in RULES}
    unknown = {rule for rule, _ in CASES if rule.partition(".")[0] in families} - set(RULES)
    assert not unknown, f"cases of rules that the package does not have: {sorted(unknown)}"


def load_builder() -> ModuleType:
    """The authoring tool ``fixtures/build.py``, which is no part of the package."""
    sys.path.append(str(FIXTURES))
    try:
        spec = importlib.util.spec_from_file_location("fixture_builder", FIXTURES / "build.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(FIXTURES))


BUILDER = load_builder()


def gold_of(path: Path, style: str | None = None) -> Extraction:
    """The gold of a marked article, in its own or another style of marks."""
    extraction = BUILDER.build(path.stem, path.read_text(encoding="utf-8"), style)
    assert isinstance(extraction, Extraction)
    return extraction


def spans_of(record: Any) -> list[Span]:
    """Every span anywhere inside a record."""
    if isinstance(record, Span):
        return [record]
    if isinstance(record, tuple):
        return [span for item in record for span in spans_of(item)]
    fields = getattr(type(record), "__attrs_attrs__", ())
    return [span for field in fields for span in spans_of(getattr(record, field.name))]


def type_by_letters(quote: Quote) -> QuoteType:
    """The type that the share of the content's letters inside marks says."""
    content, verbatim = (
        sum(map(str.isalnum, "".join(span.text for span in spans))) for spans in (quote.content, quote.verbatim)
    )
    if not verbatim:
        return QuoteType.INDIRECT
    return QuoteType.DIRECT if verbatim == content else QuoteType.MIXED


def is_marked(text: str, span: Span) -> bool:
    """Whether an opening mark stands before the span, and a closing one or the paragraph's end behind it."""
    before = text[: span.start].rstrip(" ")[-1:]
    after = text[span.end :].lstrip(",. ")[:1]
    return before in MARKS and bool(before) and (after in MARKS or after == "\n" or not after)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_written_gold_is_current(path: Path) -> None:
    """The text and the JSON beside a marked article are what the builder makes of it, and read back equal."""
    gold = gold_of(path)
    assert path.with_suffix(".txt").read_text(encoding="utf-8") == gold.text
    assert Extraction.from_json(path.with_suffix(".json").read_text(encoding="utf-8")) == gold


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_gold_keeps_the_record_contract(path: Path) -> None:
    """Offsets are true, types follow from the marks, parents hold their children, edges are bare."""
    gold = Extraction.from_json(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert all(gold.text[span.start : span.end] == span.text for span in spans_of(gold))
    by_id = {quote.id: quote for quote in gold.quotes}
    assert len(by_id) == len(gold.quotes)
    assert [quote.start for quote in gold.quotes] == sorted(quote.start for quote in gold.quotes)
    for quote in gold.quotes:
        assert quote.type is type_by_letters(quote), quote
        assert all(is_marked(gold.text, span) for span in quote.verbatim), quote
        assert all(span.text == span.text.strip(" ,.\n") for span in quote.content), quote
        assert not quote.text.startswith("that "), quote
        assert (quote.speaker is None) == bool({"no_speaker", "ambiguous_speaker"} & set(quote.flags)), quote
        if quote.parent:
            around = by_id[quote.parent].content
            assert all(any(o.start <= s.start and s.end <= o.end for o in around) for s in quote.content), quote
    assert {quote.speaker.id for quote in gold.quotes if quote.speaker} <= {speaker.id for speaker in gold.speakers}


def test_articles_cover_the_contract() -> None:
    """Together the articles hold every type, form and speech act, and each is of the length of a news story."""
    golds = [gold_of(path) for path in ARTICLES]
    assert len(golds) >= 12
    assert all(300 <= len(gold.text.split()) <= 700 for gold in golds)
    quotes = [quote for gold in golds for quote in gold.quotes]
    for gold in golds:
        assert {quote.type for quote in gold.quotes} == set(QuoteType), gold.id
    for name, wanted in {
        "form": {"name", "nominal", "pronoun", "omitted"},
        "act": {"assertion", "question", "request", "promise", "denial", "belief", "desire", "evaluation", "decision"},
        "medium": set("interview statement post email letter report testimony speech debate call poll".split()),
        "relation": {"told", "interview", "appeared_on", "wrote_in", "posted_on", "quoted_by", "seen_by", "is_source"},
        "kind": {"person", "organization", "group", "document", "place", "data"},
    }.items():
        assert wanted <= {READERS[name](quote) for quote in quotes}, name


STYLED = [pytest.param(path, style, id=f"{path.stem}-{style}") for path in ARTICLES for style in sorted(BUILDER.STYLES)]


@pytest.mark.parametrize(("path", "style"), STYLED)
def test_marks_in_another_style_change_nothing(path: Path, style: str, extractor: Any) -> None:
    """Rendering an article with other quotation marks changes the marks' own offsets and nothing else."""
    own, other = gold_of(path), gold_of(path, style)

    def shape(text: str) -> list[tuple[str, list[str]]]:
        found = extractor.extract(text, scope="all").quotes
        return [(quote.type.value, [words(span.text) for span in quote.content]) for quote in found]

    assert shape(other.text) == shape(own.text)


def words(text: str) -> str:
    """The letters, digits and single spaces of a text."""
    return " ".join("".join(character if character.isalnum() else " " for character in text).split())


FAULTY_ARTICLES = [
    ("«{1 No},» {1s Lind} {1k said}, «yes.»", "neither a quote nor a non-quote"),
    ("«{1 No,}» {1s Lind} {1k said}.", "outer punctuation"),
    ("{1s Lind} {1k said} {1 that it was over}.", "outer punctuation or"),
    ("{1s Lind} {1k called} {1 it «a stain»}.", "an outer mark inside"),
    ("{1s Lind {1k said} {1 it was over}.", "still open"),
    ("{1s Lind} {1k muttered} {1 it was over}.", "give the lemma"),
    ("{1s Lind} {1k said} {1 it was over} and {2s she} {2k said} {2 so}.", "disagree on the quotes"),
    ("«{1 No, {1s Lind} {1k said}}.\n\nHe left.", "open at the paragraph's end"),
]


@pytest.mark.parametrize(("marked", "complaint"), FAULTY_ARTICLES)
def test_builder_refuses(marked: str, complaint: str) -> None:
    """A marked article that breaks a rule of the mark-up is refused with a message that says which."""
    table = 'style = "curly"\n[speakers]\nlind = { name = "Lind" }\n[quotes]\n1 = { by = "lind" }\n'
    with pytest.raises(ValueError, match=complaint):
        BUILDER.build("faulty", f"{marked}\n+++\n{table}")
