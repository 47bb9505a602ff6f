"""Which models are computed by this package: those of just the known kind; one that differs in anything is left alone.

The models here are made up, so that each can differ from the known kind in a single thing.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from quoteattr.text.arcs import Arcs
from quoteattr.text.entities import Entities
from quoteattr.text.vectors import TokenVectors

Changes = dict[str, Any]


def layer(name: str, *layers: Any, **attrs: Any) -> Any:
    """A layer with a name, inner layers, attributes and, where ``weights`` has a shape, weights."""
    shape, kind = attrs.pop("weights", (2, 2)), attrs.pop("array", np.zeros)
    made = SimpleNamespace(name=name, layers=list(layers), attrs=attrs, get_param=lambda name: kind(shape))
    made.walk = lambda order: iter([made, *(node for inner in layers for node in inner.walk(order=order))])
    return made


def block(**changes: Any) -> Any:
    """A residual block of a convolution over windows of three words, 4 wide, of 3 pieces."""
    said = {
        "residual": "residual(…)", "names": ("expand_window", "maxout", "layernorm", "dropout"), "window": 1,
        "weights": (4, 3, 12), "array": np.zeros, "more": (), **changes,
    }  # fmt: skip
    window, maxout, norm, dropout = said["names"]
    chain = layer(
        "chain",
        layer(window, window_size=said["window"]),
        layer("chain", layer(maxout, weights=said["weights"], array=said["array"]), layer(norm), layer(dropout)),
    )
    return layer(said["residual"], chain, *said["more"])


def token_vectors(**changes: Any) -> Any:
    """A model of token vectors."""
    said = {
        "embed": ("extract_features", "list2ragged", "with_array(…)", "with_array(…)", "ragged2list"),
        "encode": "with_array(…)", "pad": 2, "blocks": (block(), block()), **changes,
    }  # fmt: skip
    first, *others = said["embed"]
    embed = layer("embed", layer(first, layer("inner")), *(layer(name) for name in others))
    return layer("tok2vec", embed, layer(said["encode"], layer("chain", *said["blocks"]), pad=said["pad"]))


def pipe(kind: str, names: list[str], features: int, changes: Changes) -> Any:
    """A pipe with a transition-based model."""
    said = {
        "kind": kind, "names": names, "features": features, "pieces": 2, "beam_width": 1, "learn_tokens": False,
        "unseen_classes": set(), "has_upper": True, "vectors": token_vectors(), "to_array": "list2array",
        "linear": "linear", "upper": "linear", "array": np.zeros, **changes,
    }  # fmt: skip
    refs = {
        "tok2vec": layer("tok2vec", said["vectors"], layer(said["to_array"]), layer(said["linear"])),
        "lower": SimpleNamespace(get_dim={"nF": said["features"], "nP": said["pieces"]}.__getitem__),
        "upper": layer(said["upper"], array=said["array"]),
    }
    model = SimpleNamespace(
        get_ref=refs.__getitem__, attrs={name: said[name] for name in ("unseen_classes", "has_upper")}
    )
    moves = SimpleNamespace(n_moves=len(said["names"]), get_class_name=said["names"].__getitem__)
    cfg = {name: said[name] for name in ("beam_width", "learn_tokens")}
    return type(said["kind"], (), {"model": model, "moves": moves, "cfg": cfg})()


PARSER = ["S", "D", "R-dobj", "R-dep||dobj", "L-nsubj", "B-ROOT"]
RECOGNIZER = ["O", "B-GPE", "I-GPE", "L-GPE", "U-GPE", "B-ORG", "I-ORG", "L-ORG", "U-ORG", "U-"]
LISTENER = layer("tok2vec-listener")

COMMON: list[Changes] = [
    {"kind": "Other"},
    {"beam_width": 2},
    {"unseen_classes": {"x"}},
    {"has_upper": False},
    {"to_array": "other"},
    {"linear": "other"},
    {"upper": "other"},
    {"features": 5},
    {"pieces": 3},
    {"names": []},
]


@pytest.mark.parametrize(
    ("changes", "read"),
    [
        ({}, True),
        *((change, False) for change in COMMON),
        ({"learn_tokens": True}, False),
        ({"array": list}, False),  # the weights are on another device
        ({"vectors": layer("other")}, False),
        ({"names": PARSER[1:]}, False),
        ({"names": [*PARSER[:1], *PARSER[2:]]}, False),
        ({"names": PARSER[:-1]}, False),
        ({"names": [*PARSER, "B-other"]}, False),
        ({"names": [*PARSER, "X-dobj"]}, False),
        ({"names": [*PARSER, "L-subtok"]}, False),
        ({"names": [*PARSER, "S-x"]}, False),
        ({"names": [*PARSER, "D-x"]}, False),
        ({"names": PARSER[:3]}, False),
        ({"names": [*PARSER, "L-x"]}, True),
    ],
)
def test_parsers(changes: Changes, read: bool) -> None:
    """A greedy parser over shared vectors, of the known size, that only shifts, reduces, attaches and breaks."""
    assert Arcs.reads(pipe("DependencyParser", PARSER, 8, {"vectors": LISTENER, **changes})) is read


@pytest.mark.parametrize(
    ("changes", "read"),
    [
        ({}, True),
        *((change, False) for change in COMMON),
        ({"vectors": LISTENER}, False),
        ({"names": RECOGNIZER[1:]}, False),
        *(({"names": [name for name in RECOGNIZER if name != missing]}, False) for missing in RECOGNIZER[1:-1]),
        ({"names": RECOGNIZER[:-1]}, True),
    ],
)
def test_entity_recognizers(changes: Changes, read: bool) -> None:
    """A greedy recogniser with vectors of its own, and for every label all four moves."""
    assert Entities.reads(pipe("EntityRecognizer", RECOGNIZER, 3, changes)) is read


KNOWN = ("extract_features", "list2ragged", "with_array(…)", "with_array(…)", "ragged2list")
WINDOW = ("expand_window", "maxout", "layernorm", "dropout")


@pytest.mark.parametrize(
    ("changes", "read"),
    [
        ({}, True),
        *(({"embed": (*KNOWN[:at], "other", *KNOWN[at + 1 :])}, False) for at in range(5)),
        ({"embed": KNOWN[:4]}, False),
        ({"embed": (*KNOWN, "ragged2list")}, False),
        ({"encode": "other"}, False),
        ({"pad": 1}, False),  # a vector would see across the zeros between two texts
        ({"pad": 3}, True),
        ({"blocks": ()}, False),
        ({"blocks": (block(),)}, True),
        ({"blocks": (block(), block(residual="other"))}, False),
        ({"blocks": (block(), block(more=(layer("x"),)))}, False),
        ({"blocks": (block(), block(window=2))}, False),
        *(({"blocks": (block(names=(*WINDOW[:at], "other", *WINDOW[at + 1 :])),)}, False) for at in range(4)),
        ({"blocks": (block(weights=(4, 3, 20)),)}, False),
        ({"blocks": (block(weights=(4, 1, 12)),)}, False),
        ({"blocks": (block(weights=(4, 2, 12)),)}, True),
    ],
)
def test_token_vectors(changes: Changes, read: bool) -> None:
    """Hash embeddings, one mixing layer and residual convolutions over three words."""
    assert TokenVectors.reads(token_vectors(**changes)) is read


@pytest.mark.parametrize("computed", [Arcs, Entities, TokenVectors])
def test_what_has_no_model(computed: Any) -> None:
    """A pipe of rules, or anything else, is left alone too."""
    assert computed.reads(object()) is False
    assert computed.reads(SimpleNamespace(model=object())) is False
    assert computed.reads(SimpleNamespace(layers=(object(), object()))) is False
