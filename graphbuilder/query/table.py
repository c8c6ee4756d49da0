"""The result of a query."""

from dataclasses import dataclass

from rdflib import XSD, Literal

from graphbuilder.errors import QueryError
from graphbuilder.rdf.quads import Term
from graphbuilder.store import QueryAnswer, Solutions

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
