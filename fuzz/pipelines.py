"""A pipeline that knows no English: tags, trees and names at random, the same for the same text.

It is quick, and it lets the stages behind the parse see trees that no trained parser makes.
Annotations are not postponed here: spaCy with pydantic 1 cannot read those of a factory as strings.
"""

import random
import zlib
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

TAGS = (
    "NN NNS NNP NNPS VBD VBZ VB VBG VBN VBP MD PRP PRP$ DT IN TO CC JJ RB CD WP WDT WRB , . : `` '' -LRB- POS UH EX"
).split()
DEPS = (
    "ROOT nsubj nsubjpass csubj dobj pobj iobj dative attr acomp ccomp xcomp advcl relcl acl parataxis conj cc mark aux"
    " auxpass neg prep agent poss case compound amod det appos nummod npadvmod oprd pcomp prt punct dep intj advmod"
).split()
POS = {"N": "NOUN", "V": "VERB", "M": "AUX", "P": "PRON", "D": "DET", "I": "ADP", "J": "ADJ", "R": "ADV", "C": "CCONJ"}
ENTITIES = "PERSON ORG GPE NORP DATE TIME WORK_OF_ART FAC EVENT CARDINAL".split()
KNOWN = {
    "said": ("VBD", "say"), "says": ("VBZ", "say"), "told": ("VBD", "tell"), "asked": ("VBD", "ask"),
    "added": ("VBD", "add"), "wrote": ("VBD", "write"), "warned": ("VBD", "warn"), "that": ("IN", "that"),
    "according": ("VBG", "accord"), "to": ("IN", "to"), "he": ("PRP", "he"), "she": ("PRP", "she"),
    "they": ("PRP", "they"), "who": ("WP", "who"), "the": ("DT", "the"), "mayor": ("NN", "mayor"),
    "statement": ("NN", "statement"), "spokesman": ("NN", "spokesman"), "announced": ("VBD", "announce"),
}  # fmt: skip
PROBE = "The mayor said that taxes had risen."
PROBE_HEADS = [1, 2, 2, 6, 6, 6, 2, 2]
PROBE_DEPS = ["det", "nsubj", "ROOT", "mark", "nsubj", "aux", "ccomp", "punct"]
PROBE_TAGS = ["DT", "NN", "VBD", "IN", "NNS", "VBD", "VBN", "."]


@Language.factory(
    "any_tree",
    assigns=["token.dep", "token.head", "token.tag", "token.pos", "token.lemma", "token.is_sent_start", "doc.ents"],
)
def make_any_tree(nlp: Language, name: str) -> "AnyTree":
    """The one part of the pipeline."""
    return AnyTree()


class AnyTree:
    """Sets tags, a tree per sentence (arcs that never cross) and entities."""

    def __call__(self, doc: Doc) -> Doc:
        if doc.text == PROBE:
            heads, deps, tags, starts = PROBE_HEADS, PROBE_DEPS, PROBE_TAGS, [True] + [False] * 7
            lemmas, entities = ["say" if token.text == "said" else token.lower_ for token in doc], []
        else:
            rng = random.Random(zlib.crc32(doc.text.encode("utf-8", "surrogatepass")))
            heads, deps, tags, starts, lemmas, entities = draw(rng, [token.text for token in doc])
        made = Doc(
            doc.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            tags=tags,
            pos=[POS.get(tag[0], "PUNCT") for tag in tags],
            lemmas=lemmas,
            heads=heads,
            deps=deps,
            sent_starts=starts,
        )
        made.set_ents([Span(made, first, last, label=label) for first, last, label in entities], default="outside")
        return made


def draw(
    rng: random.Random, words: list[str]
) -> tuple[list[int], list[str], list[str], list[bool], list[str], list[tuple[int, int, str]]]:
    """Heads, labels, tags, sentence starts, lemmas and entities for the words."""
    count = len(words)
    heads, deps = list(range(count)), ["ROOT"] * count
    known = [KNOWN.get(word.lower()) for word in words]
    tags = [entry[0] if entry else _tag(rng, word) for entry, word in zip(known, words, strict=True)]
    lemmas = [entry[1] if entry else word.lower() for entry, word in zip(known, words, strict=True)]
    starts = [at == 0 or (words[at - 1] in ".?!" or rng.random() < 0.02) for at in range(count)]
    borders = [at for at in range(count) if starts[at]] + [count]
    for first, last in pairwise(borders):
        verbs = [at for at in range(first, last) if tags[at][0] == "V"]
        root = rng.choice(verbs or list(range(first, last)))
        waiting = [(first, root, root), (root + 1, last, root)]
        while waiting:  # one subtree or several on each side of a head
            begin, end, head = waiting.pop()
            while begin < end:
                stop = rng.randint(begin + 1, end)
                kid = rng.randrange(begin, stop)
                heads[kid], deps[kid] = head, _label(rng, tags[kid], kid < head)
                waiting += [(begin, kid, kid), (kid + 1, stop, kid)]
                begin = stop
    entities = []
    at = 0
    while at < count:
        length = rng.randint(1, 4)
        if words[at][:1].isupper() and rng.random() < 0.6:
            last = min(at + length, next(border for border in borders if border > at))
            entities.append((at, last, rng.choice(ENTITIES)))
            at = last
        else:
            at += 1
    return heads, deps, tags, starts, lemmas, entities


def _tag(rng: random.Random, word: str) -> str:
    if not any(map(str.isalnum, word)):
        return rng.choice([",", ".", ":", "``", "''", "IN"])
    if word[:1].isupper() and rng.random() < 0.7:
        return "NNP"
    return rng.choice(TAGS)


def _label(rng: random.Random, tag: str, left: bool) -> str:
    if rng.random() < 0.5:
        if left and tag[0] in "NP":
            return rng.choice(["nsubj", "nsubj", "compound", "poss", "nsubjpass"])
        if tag[0] == "V":
            return rng.choice(["ccomp", "xcomp", "advcl", "relcl", "conj", "acl", "parataxis", "pcomp"])
        if tag[0] == "N":
            return rng.choice(["dobj", "pobj", "appos", "conj", "attr", "dative"])
    return rng.choice(DEPS)


def make_stub() -> Language:
    """A blank English pipeline with random trees."""
    nlp = spacy.blank("en")
    nlp.add_pipe("any_tree")
    return nlp
