"""The issues of diplomacy, and what users make of them."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from graphbuilder.errors import LexiconError
from graphbuilder.lexicons.tables import Row, check_unique, read_rows
from graphbuilder.model import IssueEdit, IssueEntry, Phrase, slug

_COLUMNS = ("id", "label", "broader", "phrases")
_EDIT_COLUMNS = ("issue", "label", "merge_into")


@cache
def load_issues(path: Path | None = None) -> tuple[IssueEntry, ...]:
    """Load the catalogue of issues.

    Args:
        path: A table to read instead of that of the package.

    Returns:
        The issues, in the order of the table.

    Raises:
        LexiconError: If an id or label is empty, repeated or of another form, a broader issue
            unknown or below its own, or a weight no number above 0 and up to 9.
    """
    rows = tuple(read_rows("issues.csv", path=path, columns=_COLUMNS))
    check_unique(rows, "id")
    check_unique(rows, "label")
    broader = {row["id"]: row["broader"] for row in rows}
    return tuple(_read_issue(row, broader) for row in rows)


def load_issue_edits(path: Path) -> tuple[IssueEdit, ...]:
    """Load a user's table of issues, with the columns ``issue,label,merge_into``.

    A row gives an issue another label, or merges it into another issue, which may be one that a
    row of the table gives a label to.

    Args:
        path: The table.

    Returns:
        The edits, in the order of the table.

    Raises:
        LexiconError: If the table cannot be read, an issue is no key such as "gas-transit" or has
            two rows, a row says nothing, or merging would go round in a circle.
    """
    try:
        rows = tuple(read_rows(path.name, path=path, columns=_EDIT_COLUMNS))
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror or error})") from error
    check_unique(rows, "issue")
    targets = {row["issue"]: row["merge_into"] for row in rows}
    return tuple(_read_edit(row, targets) for row in rows)


def _read_issue(row: Row, broader: Mapping[str, str]) -> IssueEntry:
    if row["broader"]:
        row.reference("broader", broader, "issues.csv")
    _refuse_circle(row, "broader", broader)
    return IssueEntry(
        id=_key(row, "id"),
        label=row.required("label"),
        broader=row["broader"] or None,
        phrases=tuple(_read_phrase(row, item) for item in row.list("phrases")),
    )


def _read_phrase(row: Row, item: str) -> Phrase:
    words, given, weight = item.partition("=")
    if not given:
        return Phrase(words=words)
    try:
        number = float(weight)
    except ValueError:
        number = 0.0
    if not words or not 0 < number <= 9:
        raise row.error("phrases", expected=f"a weight above 0 and up to 9 in {item!r}")
    return Phrase(words=words, weight=number)


def _read_edit(row: Row, targets: Mapping[str, str]) -> IssueEdit:
    if not row["label"] and not row["merge_into"]:
        raise row.error("label", expected="a label, or an issue to merge into")
    if row["merge_into"]:
        _key(row, "merge_into")
    _refuse_circle(row, "merge_into", targets)
    return IssueEdit(
        issue=_key(row, "issue"),
        label=row["label"] or None,
        merge_into=row["merge_into"] or None,
    )


def _key(row: Row, column: str) -> str:
    key = row.required(column)
    if key != slug(key):
        raise row.error(column, expected=f'a key of small letters and hyphens, as "{slug(key)}"')
    return key


def _refuse_circle(row: Row, column: str, links: Mapping[str, str]) -> None:
    seen: Sequence[str] = [next(iter(row.values.values()))]
    while (above := links.get(seen[-1])) and above not in seen:
        seen = [*seen, above]
    if above:
        raise row.error(column, expected=f"no circle: {' > '.join((*seen, above))}")
