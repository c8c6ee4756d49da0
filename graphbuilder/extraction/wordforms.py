"""The forms under which a word may be listed in a table of lemmas."""

from collections.abc import Collection, Iterator

from spacy.tokens import Token


def base_forms(token: Token) -> tuple[str, ...]:
    """The lemma of a word and the word itself, in lower case."""
    return tuple(dict.fromkeys((token.lemma_.lower(), token.lower_)))


def stems(word: str) -> Iterator[str]:
    """The verbs that a regular form may be of: "planned" of "plann", "planne" and "plan".

    Trained lemmatizers invent lemmas for verbs that they have not seen ("condemne").

    Args:
        word: The form, in lower case.

    Yields:
        What its endings leave, right or not.
    """
    for ending in ("ing", "ed", "es", "s"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 3:
            continue
        yield from (stem, stem + "e")
        if stem[-1] == stem[-2]:
            yield stem[:-1]
        if stem.endswith("i"):
            yield stem[:-1] + "y"


def is_one_of(token: Token, lemmas: Collection[str]) -> bool:
    """Whether a word is a form of one of some lemmas, however it was lemmatised."""
    if any(form in lemmas for form in base_forms(token)):
        return True
    return token.pos_ == "VERB" and any(stem in lemmas for stem in stems(token.lower_))
