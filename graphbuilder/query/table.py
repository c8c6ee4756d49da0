"""The result of a query."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import XSD, Literal, URIRef

from graphbuilder.errors import QueryError
from graphbuilder.query.frames import make_frame
from graphbuilder.rdf.literals import FRACTIONS, WHOLE_NUMBERS
from graphbuilder.rdf.quads import Term
from graphbuilder.showing import Cell, show_table
from graphbuilder.store import QueryAnswer, Solutions

if TYPE_CHECKING:
    import pandas as pd

#: A row of a table: a term a column, None for what is unknown.
Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns with names, and rows of RDF terms.

    Attributes:
        columns: The names of the columns, in order.
        rows: The rows, each as long as there are columns; None stands for what is unknown.

    Raises:
        QueryError: If a row has another length.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...] = ()

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise QueryError(
                    f"a row of {len(row)} cells does not fit the columns {', '.join(self.columns)}"
                )

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def to_frame(self) -> "pd.DataFrame":
        """Turn the table into a frame of pandas; see `make_frame` for the types of its columns.

        Returns:
            A frame with the same columns and rows.

        Raises:
            ExportError: If pandas is not installed.
        """
        return make_frame(self.columns, self.rows)

    def _repr_html_(self) -> str:
        return show_table(self.columns, [[_shown(term) for term in row] for row in self.rows])

    @classmethod
    def of(cls, answer: QueryAnswer) -> "Table":
        """Turn the answer of a store into a table.

        Args:
            answer: That of SELECT stays as it is; ASK gives one cell, CONSTRUCT a row a triple.

        Returns:
            A table, in which the rows of CONSTRUCT are sorted, since a graph has no order.
        """
        if isinstance(answer, Solutions):
            return cls(columns=answer.columns, rows=answer.rows)
        if isinstance(answer, bool):
            truth = Literal(str(answer).lower(), datatype=XSD.boolean)
            return cls(columns=("answer",), rows=((truth,),))
        triples = sorted(set(answer), key=lambda triple: [term.n3() for term in triple])
        return cls(columns=("subject", "predicate", "object"), rows=tuple(triples))


def _shown(term: Term | None) -> Cell:
    """Show a term: of an IRI its end, which tells it apart, with all of it in the hint."""
    if term is None:
        return Cell(text="")
    if isinstance(term, URIRef):
        return Cell(text=_end_of(str(term)), hint=str(term))
    is_number = isinstance(term, Literal) and term.datatype in WHOLE_NUMBERS | FRACTIONS
    return Cell(text=str(term), is_number=is_number)


def _end_of(iri: str) -> str:
    start, slash, name = iri.rstrip("/").rpartition("/")
    return f"…/{start.rpartition('/')[2]}/{name}" if slash and start.count("/") > 2 else iri
