"""Names of media, which report positions and hardly ever hold one."""

from functools import cache
from pathlib import Path

from graphbuilder.lexicons.tables import check_unique, read_rows

#: Words in which the names of many others end.
ENDINGS = frozenset("News Times Post Radio Herald Tribune Gazette Journal Telegraph TV".split())


@cache
def load_media(path: Path | None = None) -> frozenset[str]:
    """Load the names of newspapers, agencies, broadcasters and platforms.

    Args:
        path: A table to read instead of that of the package.

    Returns:
        The names, as they stand in text.

    Raises:
        LexiconError: If a name is empty or repeated.
    """
    rows = tuple(read_rows("media.csv", path=path, columns=("name",)))
    check_unique(rows, "name")
    return frozenset(row.required("name") for row in rows)


def is_medium(name: str, media: frozenset[str]) -> bool:
    """Whether a name is that of a medium."""
    return name in media or (" " in name and name.rsplit(" ", 1)[1] in ENDINGS)
