"""How the fields of a matched quote are judged and counted."""

from __future__ import annotations

from typing import Any

import pytest

from quoteattr.evaluation import score
from quoteattr.records import Extraction, Speaker, SpeakerKind

TEXT = "Mayor Ada Stone told the Harbor Times that the old bridge will close, she said: never."
CONTENT = "the old bridge will close"


def judged(measure: str, gold: Any, predicted: Any, make_gold: Any, make_prediction: Any) -> Any:
    """The counts (gold, found, predicted, right, judged, agreed) of one measure on one matched quote."""
    report = score([make_gold(TEXT, (CONTENT, gold))], [make_prediction(TEXT, (CONTENT, predicted))])
    figure = report.figures["overall"].get(measure)
    return None if figure is None else figure.counts.as_tuple()


RIGHT, WRONG, MISSING, EXTRA, NONE = (
    (1, 1, 1, 1, 1, 1),
    (1, 0, 1, 0, 1, 0),
    (1, 0, 0, 0, 1, 0),
    (0, 0, 1, 0, 1, 0),
    (0, 0, 0, 0, 1, 1),
)


@pytest.mark.parametrize(
    ("measure", "gold", "predicted", "expected"),
    [
        ("speaker", {"speaker": "Ada Stone"}, {"speaker": "Ada Stone"}, RIGHT),
        ("speaker", {"speaker": ("Ben Lind", "Ada Stone")}, {"speaker": "Ada Stone"}, RIGHT),
        ("speaker", {"speaker": "Ada Stone"}, {"speaker": "Ben Lind"}, WRONG),
        ("speaker", {"speaker": "Ada Stone"}, {}, MISSING),
        ("speaker", {"speaker": None}, {"speaker": "Ada Stone"}, EXTRA),
        ("speaker", {"speaker": None}, {}, NONE),
        ("speaker", {}, {"speaker": "Ada Stone"}, None),
        ("kind", {"kind": "person"}, {"speaker": "Ada Stone"}, RIGHT),
        ("kind", {"kind": "group"}, {"speaker": "Ada Stone"}, WRONG),
        ("anonymous", {"anonymous": False}, {"speaker": "Ada Stone"}, NONE),
        ("anonymous", {"anonymous": True}, {"speaker": "Ada Stone"}, MISSING),
        ("role", {"role": ("mayor", "Mayor of Harbor")}, {"role": "Mayor"}, RIGHT),
        ("role", {"role": None}, {"role": "Mayor"}, EXTRA),
        ("affiliation", {"affiliation": "Harbor"}, {"role": "Mayor", "affiliation": "Harbor"}, RIGHT),
        ("affiliation", {"affiliation": "Harbor"}, {"role": "Mayor"}, MISSING),
        ("outlet", {"outlet": "Harbor Times"}, {"outlet": "the Harbor Times"}, RIGHT),
        ("outlet", {"outlet": "Harbor Times"}, {"outlet": "Valley Post"}, WRONG),
        ("relation", {"outlet": "Harbor Times", "relation": "told"}, {"outlet": "Harbor Times"}, RIGHT),
        ("relation", {"outlet": "Harbor Times", "relation": "wrote_in"}, {"outlet": "Harbor Times"}, WRONG),
        ("relation", {"outlet": "Harbor Times", "relation": "told"}, {"outlet": "Valley Post"}, None),
        ("relation", {"outlet": None, "relation": None}, {"outlet": "Valley Post"}, None),
        ("addressee", {"addressee": "the Harbor Times"}, {"addressee": "Harbor Times"}, RIGHT),
        ("medium", {"medium": "speech"}, {"medium": "speech"}, RIGHT),
        ("medium", {"medium": "other"}, {"medium": "speech"}, None),
        ("act", {"act": "denial"}, {"cue": "told", "act": "assertion"}, WRONG),
        ("act", {"act": "other"}, {"cue": "told"}, None),
        ("cue", {"cue": "told the"}, {"cue": "told"}, RIGHT),
        ("cue_exact", {"cue": "told the"}, {"cue": "told"}, WRONG),
        ("cue", {"cue": "said"}, {"cue": "told"}, WRONG),
        ("cue", {"cue": ":"}, {"cue": ":"}, RIGHT),
        ("cue", {"cue": ":"}, {"cue": "told"}, WRONG),
        ("source", {"source": "Mayor Ada Stone"}, {"source": "Ada Stone"}, RIGHT),
        ("source_exact", {"source": "Mayor Ada Stone"}, {"source": "Ada Stone"}, WRONG),
        ("source", {"source": None}, {"source": "Ada Stone"}, EXTRA),
        ("speaker_of_pronoun", {"source": "she", "speaker": "Ada Stone"}, {"speaker": "Ada Stone"}, RIGHT),
        ("speaker_of_pronoun", {"source": "Ada Stone", "speaker": "Ada Stone"}, {"speaker": "Ada Stone"}, None),
    ],
)
def test_one_field(
    measure: str, gold: Any, predicted: Any, expected: Any, make_gold: Any, make_prediction: Any
) -> None:
    """Right, wrong, missing, extra, rightly none, and not scored (None)."""
    assert judged(measure, gold, predicted, make_gold, make_prediction) == expected


@pytest.mark.parametrize(
    ("gold", "name", "members", "right"),
    [
        ("Ada Stone | Ben Lind", "Ada Stone and Ben Lind", ("s1", "s2"), True),
        ("Ada Stone | Ben Lind", "Ada Stone and Ben Lind", (), True),
        ("Ada Stone | Ben Lind", "Ada Stone", (), False),
        ("Ada Stone", "Ada Stone and Ben Lind", ("s1", "s2"), False),
    ],
)
def test_joint_speakers(
    gold: str, name: str, members: tuple[str, ...], right: bool, make_gold: Any, make_prediction: Any
) -> None:
    """All members of a joint speaker must be named, by member records or in one name."""
    joint = Speaker(id="s0", name=name, kind=SpeakerKind.PERSON, members=members)
    parts = (
        Speaker(id="s1", name="Ada Stone", kind=SpeakerKind.PERSON),
        Speaker(id="s2", name="Ben Lind", kind=SpeakerKind.PERSON),
    )
    made = make_prediction(TEXT, (CONTENT, {"speaker": joint}))
    prediction = Extraction(text=TEXT, quotes=made.quotes, speakers=(joint, *parts))
    report = score([make_gold(TEXT, (CONTENT, {"speaker": gold, "kind": "person"}))], [prediction])
    assert report.figure("speaker").counts.right == int(right)


def test_fields_are_counted_by_the_type_of_the_gold(make_gold: Any, make_prediction: Any) -> None:
    """Field figures stand overall and in the slice of the gold's type, over matched quotes only."""
    gold = make_gold(TEXT, (CONTENT, {"speaker": "Ada Stone"}), ("never", {"speaker": "Ada Stone", "type": "direct"}))
    report = score([gold], [make_prediction(TEXT, (CONTENT, {"speaker": "Ada Stone", "type": "mixed"}))])
    assert report.figure("speaker").counts.as_tuple() == RIGHT
    assert report.figure("speaker", "indirect").counts.as_tuple() == RIGHT
    assert "speaker" not in report.figures["mixed"]
    assert "speaker" not in report.figures["direct"]
