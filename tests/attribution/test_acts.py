"""What a cue does with its content."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.attribution.acts import load_acts, resolve_act
from quoteattr.lexicon.cues import load_cues
from quoteattr.matchers.reading import Reading
from quoteattr.records import Act
from quoteattr.text.parse import Parse


def test_no_lemma_has_two_acts() -> None:
    """Within a part of speech a lemma stands in one group only, so that the table says one thing."""
    from quoteattr.lexicon.words import load_words

    for part, acts in load_acts().items():
        groups = [group for name, group in load_words("acts").items() if name.endswith(f"-{part}")]
        assert sum(len(group) for group in groups) == len(acts)


@pytest.mark.parametrize(
    ("marked", "act"),
    [
        ("((Ms Holt)) **asked** [[them to leave]].", Act.REQUEST),
        ("((Ms Holt)) **asked** [[why they had left]].", Act.QUESTION),
        ("[[“Why did they leave?”]] ((Ms Holt)) **said**.", Act.QUESTION),
        ("[[“They have left,”]] ((Ms Holt)) **said**.", Act.ASSERTION),
        ("((A poll)) **suggested** [[that voters were tired]].", Act.EVIDENCE),
        ("((Ms Holt)) **suggested** [[that voters were tired]].", Act.ASSERTION),
        ("((Ms Holt)) **said** [[she would repair the quay]].", Act.PROMISE),
        ("((Ms Holt)) **said** [[the storm would pass]].", Act.ASSERTION),
        ("((Ms Holt)) **said** [[she would be happy]].", Act.ASSERTION),
        ("((The harbour)) **announced** [[it would close at noon]].", Act.PROMISE),
        ("((Ms Holt)) **said** [[if it rained she would repair the quay]].", Act.PROMISE),
        ("((Ms Holt)) **told** [[them not to worry]].", Act.REQUEST),
        ("((Ms Holt)) **told** them [[that she had to go]].", Act.ASSERTION),
        ("((Ms Holt)) **wanted** [[to know why they had left]].", Act.QUESTION),
        ("((Ms Holt)) **wanted** [[to know them]].", Act.DESIRE),
    ],
)
def test_act_in_context(read_marked: Callable[[str], tuple[Parse, list[Reading]]], marked: str, act: Act) -> None:
    """Infinitives, question marks, data and the speaker's own deeds change the act of the lemma."""
    parse, readings = read_marked(marked)
    default = load_cues().act("verb", readings[0].lemma) or Act.ASSERTION
    assert resolve_act(parse, readings[0], default) is act
