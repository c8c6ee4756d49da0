"""Words become numbers: their pieces in lower case, and a shape for what that loses."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from graphbuilder.nlp.encoder.pieces import MAX_PIECES, SHAPE_COUNT, WordReader

PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "bonn", "agree", "##d", "##s", "co", "-", "op", "19")

#: Words of every case: no two of them have the same shape.
CASES = ("bonn", "Bonn", "BONN", "B", "McBonn", "1990", "1990s", "-")


def make_tokenizer(*, without: str | None = None) -> Tokenizer:
    """Make a tokenizer of a few pieces."""
    vocabulary = {piece: number for number, piece in enumerate(PIECES) if piece != without}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))  # noqa: S106 # no secret
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


READER = WordReader(make_tokenizer())


def pieces_of(word: str) -> list[str]:
    (read,) = READER.read([word], [True])
    return [PIECES[number] for number in read.pieces]


def shape_of(word: str, *, spaced: bool = True) -> int:
    (read,) = READER.read([word], [spaced])
    return read.shape


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        pytest.param("bonn", ["bonn"], id="one piece"),
        pytest.param("agreed", ["agree", "##d"], id="two pieces"),
        pytest.param("co-op", ["co", "-", "op"], id="a hyphen inside"),
        pytest.param("Bonn", ["bonn"], id="a title"),
        pytest.param("AGREES", ["agree", "##s"], id="capitals"),
        pytest.param("bónn", ["bonn"], id="an accent"),
        pytest.param("Lutz", ["[UNK]"], id="letters that no piece has"),
    ],
)
def test_a_word_is_cut_into_pieces_of_lower_case(word: str, pieces: list[str]) -> None:
    assert pieces_of(word) == pieces


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("\u200b", id="no width"),
        pytest.param("\u0301", id="an accent alone"),
        pytest.param("\x07", id="a control character"),
        pytest.param("", id="empty"),
    ],
)
def test_a_word_without_any_piece_is_the_unknown_one(word: str) -> None:
    assert pieces_of(word) == ["[UNK]"]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        pytest.param("agree" + "s" * (MAX_PIECES - 1), MAX_PIECES, id="as many as are read"),
        pytest.param("agree" + "s" * MAX_PIECES, MAX_PIECES, id="one more"),
        pytest.param("co-" * 40, MAX_PIECES, id="many more"),
    ],
)
def test_of_a_long_word_the_first_pieces_are_read(word: str, pieces: int) -> None:
    assert len(pieces_of(word)) == pieces
    assert word.startswith("".join(piece.removeprefix("##") for piece in pieces_of(word)))


def test_every_case_has_its_shape_with_and_without_white_space_before() -> None:
    shapes = {shape_of(word, spaced=spaced) for word in CASES for spaced in (True, False)}
    assert shapes == set(range(1, SHAPE_COUNT))


@pytest.mark.parametrize(
    ("word", "like"),
    [
        pytest.param("agreed", "bonn", id="lower"),
        pytest.param("co-op", "bonn", id="lower with a mark"),
        pytest.param("n’t", "bonn", id="a clitic"),
        pytest.param("Élysée", "Bonn", id="title"),
        pytest.param("U.S.", "BONN", id="upper with marks"),
        pytest.param("I", "B", id="one letter"),
        pytest.param("iPhone", "McBonn", id="mixed"),
        pytest.param("7", "1990", id="one digit"),
        pytest.param("²", "1990", id="a digit above"),
        pytest.param("1,990", "1990s", id="digits and a mark"),
        pytest.param("G7", "1990s", id="a letter and a digit"),
        pytest.param("“", "-", id="mark"),
        pytest.param("山", "-", id="letters without case"),
        pytest.param("", "-", id="empty"),
    ],
)
def test_words_of_one_case_have_one_shape(word: str, like: str) -> None:
    assert shape_of(word) == shape_of(like)


def test_each_word_is_read_with_the_white_space_before_it() -> None:
    together = READER.read(["Bonn", "agreed", "-"], [True, True, False])
    alone = [("Bonn", True), ("agreed", True), ("-", False)]
    assert together == [READER.read([word], [spaced])[0] for word, spaced in alone]


def test_the_closing_piece_ends_a_paragraph() -> None:
    words, spaced = ["Bonn", "agreed", "Bonn"], [True] * 3
    plain = [read.pieces for read in READER.read(words, spaced)]
    apart = [read.pieces for read in READER.read(words, spaced, [False, True, False])]
    assert apart == [plain[0], (*plain[1], READER.closing), plain[2]]


@given(word=st.text(), spaced=st.booleans())
def test_any_word_has_some_pieces_and_a_shape_that_is_counted(word: str, *, spaced: bool) -> None:
    (read,) = READER.read([word], [spaced])
    assert 1 <= len(read.pieces) <= MAX_PIECES
    assert 1 <= read.shape < SHAPE_COUNT


def test_white_space_is_told_of_every_word() -> None:
    with pytest.raises(ValueError, match="shorter"):
        READER.read(["Bonn", "agreed"], [True])


def test_the_pieces_around_a_text_are_those_of_the_tokenizer() -> None:
    around = (READER.unknown, READER.opening, READER.closing)
    assert [PIECES[number] for number in around] == ["[UNK]", "[CLS]", "[SEP]"]


@pytest.mark.parametrize("piece", ["[UNK]", "[CLS]", "[SEP]"])
def test_a_tokenizer_without_a_special_piece_is_refused(piece: str) -> None:
    with pytest.raises(ValueError, match=rf"no piece \[{piece[1:-1]}\]"):
        WordReader(make_tokenizer(without=piece))


def test_a_reader_that_was_pickled_reads_the_same_numbers() -> None:
    words, spaced = [*CASES, "agreed", "co-op", "Lutz"], [True, False] * 5 + [True]
    copied = pickle.loads(pickle.dumps(READER))  # noqa: S301 # it was written here
    assert copied.read(words, spaced) == READER.read(words, spaced)
    assert (copied.opening, copied.closing) == (READER.opening, READER.closing)


def test_a_special_piece_in_a_text_is_letters() -> None:
    tokenizer = make_tokenizer()
    tokenizer.add_special_tokens(["[SEP]"])
    reader = WordReader(tokenizer)
    (read,) = reader.read(["bonn[SEP]bonn"], [True])
    assert reader.closing not in read.pieces
