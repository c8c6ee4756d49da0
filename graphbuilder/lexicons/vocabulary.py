"""Words that tell little of a matter, and words that stand for the same."""

from functools import cache
from pathlib import Path

from graphbuilder.lexicons.tables import check_unique, read_rows
from graphbuilder.model import Vocabulary, WordRole


@cache
def load_vocabulary(words: Path | None = None, synonyms: Path | None = None) -> Vocabulary:
    """Load the roles of words and their synonyms.

    Args:
        words: A table to read instead of `words.csv` of the package.
        synonyms: A table to read instead of `synonyms.csv` of the package.

    Returns:
        The vocabulary, in lower case.

    Raises:
        LexiconError: If a word is empty or repeated, a role unknown, or a phrase stands for two
            words.
    """
    return Vocabulary(roles=_read_roles(words), synonyms=_read_synonyms(synonyms))


def _read_roles(path: Path | None) -> dict[str, WordRole]:
    rows = tuple(read_rows("words.csv", path=path, columns=("word", "role")))
    check_unique(rows, "word")
    return {row.required("word"): row.choice("role", WordRole) for row in rows}


def _read_synonyms(path: Path | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_rows("synonyms.csv", path=path, columns=("word", "forms")):
        word = row.required("word")
        for form in row.list("forms"):
            if found.setdefault(form, word) != word:
                raise row.error("forms", expected=f"{form!r} once, and it stands for {found[form]}")
    return found
