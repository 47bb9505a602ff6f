"""Rule ids: the stable dotted name of each construction, by the frame that found it and the type of its content."""

from __future__ import annotations

from quoteattr.records import QuoteType

__all__ = ["RULES", "rule_of"]

RULES: dict[str, str] = {
    "direct.trailing-cue": "“…,” the mayor said: the cue follows the quotation",
    "direct.leading-cue": "The mayor said, “…”: the cue stands before the quotation in its sentence",
    "direct.split": "“…,” the mayor said, “…”: the cue breaks the quotation off and it goes on",
    "direct.colon": "The mayor was blunt: “…”: a colon introduces the quotation",
    "direct.label": "Stone: ‘No new tolls’: a name and a colon introduce the quotation",
    "direct.dash": "“…” – Commissioner Ada Stone: the source follows after a dash",
    "direct.block": "The statement reads: ⏎ “…”: the quotation is a paragraph of its own after a colon",
    "direct.sentence-before": "The mayor was furious. “…”: the sentence before names the source",
    "direct.according-to": "“…,” according to the mayor",
    "direct.as-clause": "“…,” as the mayor put it",
    "direct.noun-cue": "her warning that “…”: a noun is the cue",
    "direct.phrase": "called it “…”: the quotation is an object or complement of the cue",
    "direct.slogan": "signs reading “…”: a thing that is carried or worn says it; no speech",
    "direct.nested": "“He said ‘no’,” the mayor recalled: a quotation inside another, with a cue of its own",
    "direct.floating-continued": "a paragraph's quotation that goes on in the next",
    "direct.floating-after": "a quotation without a cue after another one",
    "direct.floating": "a quotation without a cue beside it",
    "mixed.clause": "The mayor said taxes would “never” rise: fragments in a reported clause",
    "mixed.trailing-cue": "Taxes would “never” rise, the mayor said",
    "mixed.object": "She criticised the “reckless” plan: fragments in an object or predicate",
    "mixed.infinitive": "He vowed to “fight on”: fragments in an infinitive",
    "mixed.prepositional": "She spoke of a “lost” decade: fragments behind a preposition",
    "mixed.noun-cue": "his claim that it was “rigged”",
    "mixed.adjective": "She was sure it was “over”",
    "mixed.according-to": "The plan is “dead”, according to the mayor",
    "mixed.as-clause": "The plan is “dead”, as the mayor put it",
    "indirect.that-clause": "The mayor said that taxes will rise",
    "indirect.zero-that": "The mayor said taxes will rise",
    "indirect.wh-clause": "The mayor asked whether taxes will rise",
    "indirect.colon": "The mayor was clear: taxes will rise",
    "indirect.trailing-cue": "Taxes will rise, the mayor said",
    "indirect.inserted-cue": "Taxes, the mayor said, will rise",
    "indirect.relative": "the tax, which she said was the lowest",
    "indirect.as-clause": "As the mayor says, taxes will rise",
    "indirect.infinitive": "The mayor vowed to raise taxes",
    "indirect.object-infinitive": "The mayor urged the council to raise taxes",
    "indirect.passive-infinitive": "The mayor is expected to raise taxes",
    "indirect.gerund": "The mayor denied raising taxes",
    "indirect.object": "The mayor criticised the plan",
    "indirect.passive": "The plan was criticised by the mayor",
    "indirect.relative-object": "a cut that the mayor proposed",
    "indirect.label": "LENA ORTIZ: We never asked: text behind a label",
    "mixed.label": "LENA ORTIZ: He said “no”",
    "direct.passive": "“The plan” was read out by the mayor",
    "mixed.passive": "The “reckless” plan was criticised by the mayor",
    "indirect.predicate": "The mayor called the plan a mistake",
    "indirect.prepositional": "The mayor called for a ban",
    "indirect.according-to": "Taxes will rise, according to the mayor",
    "indirect.view-of": "In the mayor's view, taxes will rise",
    "indirect.noun-that": "her claim that taxes will rise",
    "indirect.noun-phrase": "her criticism of the plan",
    "indirect.adjective": "She is confident that taxes will rise",
}

_BY_FAMILY = {
    "direct": {
        "as": "direct.as-clause",
        "according": "direct.according-to",
        "noun": "direct.noun-cue",
        "object": "direct.phrase",
        "passive": "direct.passive",
        "label": "direct.label",
        "prepositional": "direct.phrase",
        "infinitive": "direct.phrase",
        "adjective": "direct.phrase",
        "clause-right": "direct.leading-cue",
        "clause-left": "direct.trailing-cue",
    },
    "mixed": {
        "as": "mixed.as-clause",
        "according": "mixed.according-to",
        "noun": "mixed.noun-cue",
        "object": "mixed.object",
        "passive": "mixed.passive",
        "label": "mixed.label",
        "prepositional": "mixed.prepositional",
        "infinitive": "mixed.infinitive",
        "adjective": "mixed.adjective",
        "clause-right": "mixed.clause",
        "clause-left": "mixed.trailing-cue",
        "quote": "mixed.trailing-cue",
        "float": "mixed.trailing-cue",
    },
    "indirect": {
        "as": "indirect.as-clause",
        "according": "indirect.according-to",
        "object": "indirect.object",
        "passive": "indirect.passive",
        "label": "indirect.label",
        "prepositional": "indirect.prepositional",
        "infinitive": "indirect.infinitive",
        "adjective": "indirect.adjective",
        "clause-left": "indirect.trailing-cue",
    },
}
_MIXED_PLACES = {
    "appos": "mixed.object",
    "dobj": "mixed.object",
    "oprd": "mixed.object",
    "pobj": "mixed.prepositional",
}
_INDIRECT_FRAMES = {
    "cleft": "indirect.that-clause",
    "that-clause": "indirect.that-clause",
    "for-infinitive": "indirect.object-infinitive",
    "zero-that": "indirect.zero-that",
    "bare-clause": "indirect.zero-that",
    "quote-clause": "indirect.zero-that",
    "wh-clause": "indirect.wh-clause",
    "whether-clause": "indirect.wh-clause",
    "colon-adjective": "indirect.colon",
    "colon-clause": "indirect.colon",
    "object-infinitive": "indirect.object-infinitive",
    "object-gerund": "indirect.gerund",
    "gerund": "indirect.gerund",
    "gerund-owned": "indirect.gerund",
    "plea": "indirect.object",
    "passive-infinitive": "indirect.passive-infinitive",
    "relative": "indirect.relative",
    "relative-object": "indirect.relative-object",
    "inserted": "indirect.inserted-cue",
    "inserted-heard": "indirect.inserted-cue",
    "object+predicate": "indirect.predicate",
    "object+infinitive": "indirect.object-infinitive",
    "verb-as": "indirect.predicate",
    "as-predicate": "indirect.predicate",
    "object-predicate": "indirect.predicate",
    "predicate": "indirect.predicate",
    "small-clause": "indirect.object-infinitive",
    "noun-arises": "indirect.noun-that",
    "noun-that": "indirect.noun-that",
    "noun-clause": "indirect.noun-that",
    "noun-is": "indirect.noun-that",
    "noun-wh": "indirect.noun-that",
}


def rule_of(family: str, frame: str, region: str, kind: QuoteType, parts: int = 1, *, named: bool = False) -> str:
    """The rule id of an accepted candidate; ``parts`` is the number of spans of its content, ``named`` says whether a
    quotation without a cue has its source beside it.
    """
    if kind is QuoteType.DIRECT and parts > 1 and family in ("quote", "clause-left", "clause-right"):
        if region == "own-run" and frame.startswith("quote-left"):
            return "direct.trailing-cue"  # “It is late.⏎“We must go,” Lind said
        return "direct.split" if not region.startswith("run") else "direct.block"
    if family == "float":
        if frame == "float-colon":
            return "direct.colon"
        if named:
            return "direct.dash"
        if frame.endswith("after-open") or region.startswith("run"):
            return "direct.floating-continued"
        return "direct.floating-after" if frame.endswith("after-quote") else "direct.floating"
    if family == "quote":
        if frame in ("quote-label", "quote-headline"):
            return "direct.label"
        if frame == "quote-how":
            return "direct.trailing-cue"
        if frame == "quote-answer":
            return "direct.noun-cue"
        if frame == "quote-cleft":
            return "direct.leading-cue"
        if frame == "quote-paragraph-colon":
            return "direct.block"
        if frame == "quote-sentence-before":
            return "direct.sentence-before"
        if kind is QuoteType.MIXED:
            if frame.startswith("quote-left"):
                return "mixed.trailing-cue"
            return _MIXED_PLACES.get(frame.rpartition("-")[2], "mixed.clause")
        if region != "own":
            return "direct.split"
        if frame == "quote-right-colon":
            return "direct.colon"
        if frame.startswith("quote-left"):
            return "direct.trailing-cue"
        if frame.split("-")[-1] in ("pobj", "oprd", "appos"):
            return "direct.phrase"
        return "direct.leading-cue"
    if region.endswith("-told") and kind is not QuoteType.DIRECT:
        return "mixed.clause" if kind is QuoteType.MIXED else "indirect.zero-that"
    if kind is QuoteType.INDIRECT:
        if frame in _INDIRECT_FRAMES:
            return _INDIRECT_FRAMES[frame]
        if frame.startswith("view-of"):
            return "indirect.view-of"
        if family == "noun":
            return "indirect.noun-phrase"
        if family == "clause-right":
            return "indirect.zero-that"
    if kind is QuoteType.MIXED and frame == "object+infinitive":
        return "mixed.infinitive"
    return _BY_FAMILY[kind.value][family]
