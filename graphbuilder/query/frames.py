"""Tables as pandas frames: the one place that imports pandas, which is an extra."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from rdflib import XSD, Literal

from graphbuilder.errors import ExportError
from graphbuilder.extras import require
from graphbuilder.rdf.literals import FRACTIONS, WHOLE_NUMBERS
from graphbuilder.rdf.quads import Term

if TYPE_CHECKING:
    import pandas as pd

#: What is told apart within a column, and how a text of it is read.
_READERS: Mapping[str, Callable[[str], object]] = MappingProxyType({
    "Int64": int,
    "Float64": float,
    "boolean": {"true": True, "1": True, "false": False, "0": False}.__getitem__,
    "datetime64[s]": str,
    "string": str,
})


def make_frame(columns: Sequence[str], rows: Sequence[Sequence[Term | None]]) -> "pd.DataFrame":
    """Make a frame of the columns and rows of a table.

    Whole numbers become ``Int64``, fractions ``Float64``, truth values ``boolean``. A column of
    days becomes ``datetime64[s]``; where some dates are known only to the month or the year, all
    stay as they are, in text, as does everything else (``string``). What is unknown or empty is NA.

    Args:
        columns: The names of the columns.
        rows: The rows, each as long as there are columns.

    Returns:
        A frame with these columns and rows.

    Raises:
        ExportError: If pandas is not installed; the message holds the command that installs it.
    """
    require("pandas", extra="pandas", error=ExportError, purpose="a frame")
    import pandas as pd  # an extra, and slow to load

    frame = pd.DataFrame(index=range(len(rows)))
    for number in range(len(columns)):
        cells = [_known(row[number]) for row in rows]
        try:
            frame[number] = pd.Series(*_read(cells, _dtype_of(cells)))
        except (KeyError, ValueError, OverflowError):
            # An ill-typed literal of a foreign graph: the column is shown as it stands.
            frame[number] = pd.Series(*_read(cells, "string"))
    frame.columns = pd.Index(columns)
    return frame


def _known(cell: Term | None) -> Term | None:
    """Give what stands in a cell, None for what is empty; a zero is not."""
    return None if cell is None or not str(cell) else cell


def _read(cells: Sequence[Term | None], dtype: str) -> tuple[list[object], None, str]:
    """Read the cells of a column, as pandas takes them: values, no index, their type."""
    read = _READERS[dtype]
    return [None if cell is None else read(str(cell)) for cell in cells], None, dtype


def _dtype_of(cells: Sequence[Term | None]) -> str:
    kinds = {_kind(cell) for cell in cells if cell is not None}
    if kinds == {"Int64", "Float64"}:
        return "Float64"
    return kinds.pop() if len(kinds) == 1 else "string"


def _kind(term: Term) -> str:
    datatype = term.datatype if isinstance(term, Literal) else None
    if datatype in WHOLE_NUMBERS:
        return "Int64"
    if datatype in FRACTIONS:
        return "Float64"
    if datatype == XSD.boolean:
        return "boolean"
    return "datetime64[s]" if datatype == XSD.date else "string"
