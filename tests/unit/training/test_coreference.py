"""The weights of coreference are learned from a corpus, and the same each time."""

from pathlib import Path

import pytest

pytest.importorskip("torch")

from graphbuilder.errors import CorpusError
from graphbuilder.nlp.coreference.ranking import rank, read_model
from graphbuilder.nlp.coreference.words import read_words
from graphbuilder.training.coreference import learn, write_model
from graphbuilder.training.coreference_corpus import GoldText, read_gold, reread
from tests.docs import english

#: Two documents: what is said to be signed is the second noun, never the first.
_SENTENCES = """\
# newdoc id = {name}
# newpar
1	Oslo	Oslo	PROPN	_	Number=Sing	2	nsubj	_	Entity=(1-place-new-n-c-1-coref)
2	read	read	VERB	_	_	0	root	_	_
3	the	the	DET	_	_	4	det	_	Entity=(2-abstract-new-n-c-2-coref
4	{noun}	{noun}	NOUN	_	Number=Sing	2	obj	_	Entity=2)|SpaceAfter=No
5	.	.	PUNCT	_	_	2	punct	_	_

1	It	it	PRON	_	Number=Sing	3	nsubj:pass	_	Entity=(2-abstract-giv-n-c-1-ana)
2	was	be	AUX	_	_	3	aux:pass	_	_
3	signed	sign	VERB	_	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	_	_	3	punct	_	_

"""
_NAMES = (
    '{"text": "Oslo read the %s.", "tokens": [[0, 4], [5, 9], [10, 13], [14, 20], [20, 21]], '
    '"entities": [{"start": 0, "end": 4, "label": "GPE"}]}\n'
    '{"text": "It was signed.", "tokens": [[0, 2], [3, 6], [7, 13], [13, 14]], "entities": []}\n'
)


@pytest.fixture
def corpus(tmp_path: Path) -> list[GoldText]:
    treebank, names = tmp_path / "gum.conllu", tmp_path / "gum.jsonl"
    nouns = ("treaty", "accord")
    treebank.write_text(
        "".join(_SENTENCES.format(name=f"GUM_news_{noun}", noun=noun) for noun in nouns)
    )
    names.write_text("".join(_NAMES % noun for noun in nouns))
    return list(read_gold(treebank, names, english().vocab))


def test_mentions_have_their_words_group_and_head(corpus: list[GoldText]) -> None:
    (text, other) = corpus
    found = [(text.doc[m.start : m.end].text, m.group, m.kind, m.head) for m in text.mentions]
    assert found == [
        ("Oslo", "1", "place", 0),
        ("the treaty", "2", "abstract", 3),
        ("It", "2", "abstract", 5),
    ]
    assert [entity.text for entity in text.doc.ents] == ["Oslo"]
    assert other.name == "GUM_news_accord"


def test_a_word_belongs_to_the_mentions_around_it(corpus: list[GoldText]) -> None:
    assert corpus[0].groups == {
        0: frozenset({"1"}),
        2: frozenset({"2"}),
        3: frozenset({"2"}),
        5: frozenset({"2"}),
    }


def test_a_bracket_that_closes_nothing_is_an_error(tmp_path: Path) -> None:
    treebank, names = tmp_path / "gum.conllu", tmp_path / "gum.jsonl"
    treebank.write_text(
        _SENTENCES.format(name="GUM_news_x", noun="treaty").replace("Entity=2)", "Entity=7)")
    )
    names.write_text(_NAMES % "treaty")
    with pytest.raises(CorpusError, match="word 4 closes mention 7"):
        list(read_gold(treebank, names, english().vocab))


def test_a_pipeline_reads_the_same_words(corpus: list[GoldText]) -> None:
    text = reread(corpus[0], english())
    assert [token.text for token in text.doc] == [token.text for token in corpus[0].doc]
    assert text.mentions == corpus[0].mentions


def test_what_is_learned_is_written_read_and_used(corpus: list[GoldText], tmp_path: Path) -> None:
    path = tmp_path / "weights.json"
    write_model(learn(corpus * 20), path)
    model = read_model(path.read_text(encoding="utf-8"))
    assert rank(read_words(corpus[0].doc, model.lexicon), model) == {5: 3}


def test_the_same_corpus_gives_the_same_weights(corpus: list[GoldText], tmp_path: Path) -> None:
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    write_model(learn(corpus), one)
    write_model(learn(corpus), other)
    assert one.read_bytes() == other.read_bytes()
