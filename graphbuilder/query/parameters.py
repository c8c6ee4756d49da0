"""The parameters of named queries: what they accept, and how a string becomes RDF terms."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rdflib import Literal, URIRef

from graphbuilder.errors import AnalysisError, QueryError
from graphbuilder.model import Act, ActorKind, OfficeRole, PartialDate
from graphbuilder.query.table import Table
from graphbuilder.rdf.literals import calendar_date
from graphbuilder.rdf.namespaces import ACT, KIND, ROLE
from graphbuilder.rdf.quads import Term

#: ``holder (actor, optional)``: a name, a kind, and whether it may be left out.
_SHAPE = re.compile(r"(?P<name>[a-z_]+) \((?P<kind>[a-z]+)(?P<optional>, optional)?\)")

#: What cannot stand in an IRI (SPARQL 1.1, 19.8, IRIREF).
_NO_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")

#: ``VALUES ?holder { $holder }``: where a query takes a parameter.
_PLACE = re.compile(r"\{ \$(?P<name>[a-z_]+) \}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of a named query.

    Attributes:
        name: What the user calls it.
        kind: ``actor``, ``agreement``, ``document`` or ``issue`` (an id, a name or an IRI),
            ``act``, ``kind`` or ``role`` (a name of the model or an IRI), ``date`` (a day, month
            or year), ``text``.
        optional: Whether it may be left out, which means any value.
    """

    name: str
    kind: str
    optional: bool

    @classmethod
    def parse(cls, text: str) -> "Parameter":
        """Read a parameter from the head of a query file.

        Returns:
            The parameter.

        Raises:
            QueryError: If it is not of the form ``name (kind, optional)`` or its kind is unknown.
        """
        match = _SHAPE.fullmatch(text)
        if match is None or match["kind"] not in KINDS:
            raise QueryError(
                f"{text!r} is no parameter; expected 'name (kind)' or 'name (kind, optional)' "
                f"with one of {', '.join(KINDS)}"
            )
        return cls(name=match["name"], kind=match["kind"], optional=match["optional"] is not None)

    @property
    def is_named(self) -> bool:
        """Whether its values are looked up among the names of the graph."""
        return KINDS[self.kind] is _find_named

    def resolve(self, value: str, *, names: Table) -> tuple[Term, ...]:
        """Find what a value names.

        Args:
            value: What the user gave: an IRI, an id, a name, a date.
            names: The table of the query ``names``, where what has a name is looked up.

        Returns:
            One term, or several where a name is that of several.

        Raises:
            QueryError: If nothing is called so.
        """
        if self.kind not in {"date", "text"} and value.startswith(("http://", "https://", "urn:")):
            return (_checked_iri(self, value),)
        return KINDS[self.kind](self, value, names)


def insert_terms(text: str, *, terms: Mapping[str, Iterable[Term]]) -> str:
    """Put terms in the places of a query, as in ``VALUES ?holder { $holder }``.

    Args:
        text: The text of a query.
        terms: What to put in the place of each name; nothing means any value.

    Returns:
        The text with the terms in SPARQL's notation, or UNDEF where there are none.

    Raises:
        KeyError: If the text has a place that `terms` does not name.
    """
    return _PLACE.sub(lambda place: f"{{ {_in_sparql(terms[place['name']])} }}", text)


def places(text: str) -> frozenset[str]:
    """List the names of the places that a query text has for terms."""
    return frozenset(match["name"] for match in _PLACE.finditer(text))


def _in_sparql(terms: Iterable[Term]) -> str:
    return " ".join(term.n3() for term in terms) or "UNDEF"


def _checked_iri(parameter: Parameter, value: str) -> URIRef:
    if _NO_IRI.search(value):
        raise QueryError(
            f'parameter {parameter.name}: {value!r} is no IRI; spaces and <>"{{}}|^`\\ must be '
            "percent-encoded"
        )
    return URIRef(value)


def _find_named(parameter: Parameter, value: str, names: Table) -> tuple[URIRef, ...]:
    wanted = value.casefold()
    family = f"/{parameter.kind}/"
    found: dict[str, list[URIRef]] = {}
    for thing, rank, name in names.rows:
        if family in str(thing) and str(name).casefold() == wanted:
            found.setdefault(str(rank), []).append(URIRef(str(thing)))
    if not found:
        raise QueryError(
            f"parameter {parameter.name}: no {parameter.kind} of this graph is called {value!r}; "
            "the query names lists all"
        )
    # An id beats a label, and a label beats what some document once called it.
    return tuple(dict.fromkeys(found[min(found)]))


def _find_act(parameter: Parameter, value: str, _: Table) -> tuple[URIRef, ...]:
    if value not in {act.value for act in Act}:
        raise QueryError(
            f"parameter {parameter.name}: {value!r} is no act; expected one of {', '.join(Act)}"
        )
    return (ACT[value],)


def _find_kind(parameter: Parameter, value: str, _: Table) -> tuple[URIRef, ...]:
    if value not in {kind.value for kind in ActorKind}:
        raise QueryError(
            f"parameter {parameter.name}: {value!r} is no kind of actor; expected one of "
            f"{', '.join(ActorKind)}"
        )
    return (KIND[value],)


def _find_role(parameter: Parameter, value: str, _: Table) -> tuple[URIRef, ...]:
    if value not in {role.value for role in OfficeRole}:
        raise QueryError(
            f"parameter {parameter.name}: {value!r} is no role; expected one of "
            f"{', '.join(OfficeRole)}"
        )
    return (ROLE[value],)


def _find_date(parameter: Parameter, value: str, _: Table) -> tuple[Term, ...]:
    try:
        return (calendar_date(PartialDate.parse(value)),)
    except AnalysisError as error:
        raise QueryError(f"parameter {parameter.name}: {error}") from error


def _take_text(_parameter: Parameter, value: str, _: Table) -> tuple[Term, ...]:
    return (Literal(value),)


#: How the kinds of parameter turn a value into terms.
KINDS: Mapping[str, Callable[[Parameter, str, Table], tuple[Term, ...]]] = MappingProxyType({
    "act": _find_act,
    "actor": _find_named,
    "agreement": _find_named,
    "date": _find_date,
    "document": _find_named,
    "issue": _find_named,
    "kind": _find_kind,
    "role": _find_role,
    "text": _take_text,
})
