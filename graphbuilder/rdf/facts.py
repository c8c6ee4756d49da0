"""Reads the values of a resource out of a set of quads."""

from collections import defaultdict
from collections.abc import Iterable

from rdflib import RDF, BNode, URIRef

from graphbuilder.errors import AnalysisError
from graphbuilder.rdf.namespaces import GB
from graphbuilder.rdf.quads import Quad, Term


class Facts:
    """Quads, indexed by subject and predicate and by object and predicate.

    Args:
        quads: What to index; which graph a quad is in plays no part.
    """

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._objects: defaultdict[tuple[Term, URIRef], list[Term]] = defaultdict(list)
        self._subjects: defaultdict[tuple[Term, URIRef], list[URIRef]] = defaultdict(list)
        for subject, predicate, value, _ in sorted(set(quads), key=_as_n_quads):
            self._objects[subject, predicate].append(value)
            if not isinstance(subject, BNode):
                self._subjects[value, predicate].append(subject)

    def instances(self, of: URIRef) -> list[URIRef]:
        """List the resources of a class, in the order that `gb:order` gives them, if any."""
        found = self._subjects.get((of, RDF.type), [])
        return sorted(found, key=lambda node: int(self.text(node, GB.order) or 0))

    def pointing_to(self, value: Term, predicate: URIRef) -> list[URIRef]:
        """List the resources that have a value, in the order that `gb:order` gives them, if any."""
        found = self._subjects.get((value, predicate), [])
        return sorted(found, key=lambda node: int(self.text(node, GB.order) or 0))

    def members(self, owner: URIRef, predicate: URIRef) -> list[URIRef]:
        """List the members of an ordered list, as `lists.py` wrote it."""
        places = [
            (int(self.require(place, GB.order)), URIRef(self.require(place, GB.member)))
            for place in self._objects.get((owner, GB.listing), [])
            if self.require(place, GB.property) == str(predicate)
        ]
        if places:
            return [member for _, member in sorted(places)]
        return [URIRef(value) for value in self._objects.get((owner, predicate), [])]

    def text(self, node: Term, predicate: URIRef) -> str | None:
        """Read the value of a property as a string, None if there is none.

        Returns:
            The lexical form or the IRI, None if there is no value.

        Raises:
            AnalysisError: If there are several.
        """
        values = self._objects.get((node, predicate), [])
        if len(values) > 1:
            raise AnalysisError(f"{node} has {len(values)} values of {predicate}; expected one")
        return str(values[0]) if values else None

    def require(self, node: Term, predicate: URIRef) -> str:
        """Read the value of a property as a string.

        Returns:
            The lexical form or the IRI.

        Raises:
            AnalysisError: If there is none, or there are several.
        """
        value = self.text(node, predicate)
        if value is None:
            raise AnalysisError(f"{node} has no {predicate}; graphbuilder always writes one")
        return value


def _as_n_quads(quad: Quad) -> tuple[str, ...]:
    return tuple(term.n3() for term in quad)
