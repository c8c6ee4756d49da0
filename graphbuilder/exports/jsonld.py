"""Writes quads as compact JSON-LD 1.1, in the words of ``ontologies/context.jsonld``.

Each file carries the context, so that it can be read without a connection. What the context has no
word for, or cannot say in its word, is written out in full: nothing is lost. Libraries compact
whole documents in memory, in an order of their own; this takes sorted quads as they come.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, BinaryIO

import pyoxigraph as ox
from rdflib import RDF, XSD

from graphbuilder.errors import ExportError
from graphbuilder.resources import ontology_path
from graphbuilder.store.terms import OxTerm

#: What stands for a value in JSON.
Json = Any

_RDF_TYPE = str(RDF.type)
_XSD_STRING = str(XSD.string)
#: Numbers that JSON and xsd:integer write alike, and that every reader takes for whole ones.
_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,14}")


def write_jsonld(quads: Iterable[ox.Quad], output: BinaryIO) -> None:
    """Write quads as JSON-LD, a node a line.

    Args:
        quads: Sorted by graph and subject.
        output: Where to, in UTF-8.

    Raises:
        ExportError: If an IRI begins like a compact one of the context, as ``gb:act`` does.
    """
    context = _load_context()
    head = json.dumps({"@context": context.source}, ensure_ascii=False, indent=1)
    output.write(head.removesuffix("\n}").encode("utf-8") + b',\n "@graph": [')
    separator = ""
    for place, members in groupby(quads, key=lambda quad: quad.graph_name):
        nodes = (_dump(node) for node in _nodes(members, context))
        if isinstance(place, ox.DefaultGraph):
            text = ",\n".join(nodes)
        else:
            name = json.dumps(context.node(place), ensure_ascii=False)
            text = f'{{"id": {name}, "@graph": [\n' + ",\n".join(nodes) + "\n]}"
        output.write(f"{separator}\n{text}".encode())
        separator = ","
    output.write(b"\n]}\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Term:
    """A word for a property, and what its values in JSON are taken for.

    Attributes:
        name: The key in JSON.
        coercion: ``@id``, ``@vocab``, a datatype, or empty for plain strings.
        container: ``@set`` or ``@language``, else empty.
        vocabulary: Where words that are values come from, if the coercion is ``@vocab``.
        words: Words among those values that would mean something else by themselves.
    """

    name: str
    coercion: str = ""
    container: str = ""
    vocabulary: str = ""
    words: frozenset[str] = frozenset()


class _Context:
    """What a JSON-LD context says, read backwards: from IRIs to words.

    Args:
        source: The value of ``@context``; of JSON-LD it knows what our context uses.
    """

    def __init__(self, source: dict[str, Json]) -> None:
        self.source = source
        self._vocabulary = str(source["@vocab"])
        plain = {k: v for k, v in source.items() if isinstance(v, str) and k[0] != "@"}
        self._prefixes = {k: v for k, v in plain.items() if v.endswith(("#", "/"))}
        self._words = {self._expand(v): k for k, v in plain.items() if k not in self._prefixes}
        self._terms = dict(self._read_terms())
        self._taken = frozenset(source)

    def _read_terms(self) -> Iterator[tuple[str, _Term]]:
        for name, entry in self.source.items():
            if not isinstance(entry, dict):
                continue
            scope = entry.get("@context", {})
            yield (
                self._expand(entry["@id"]),
                _Term(
                    name=name,
                    coercion=self._expand(entry.get("@type", "")),
                    container=entry.get("@container", ""),
                    vocabulary=scope.get("@vocab", self._vocabulary),
                    words=frozenset(scope) if scope else self._own_words(),
                ),
            )

    def _own_words(self) -> frozenset[str]:
        """List the properties of the vocabulary that the context defines under their own names."""
        entries = ((name, entry) for name, entry in self.source.items() if isinstance(entry, dict))
        return frozenset(
            name for name, entry in entries if self._expand(entry["@id"]) == self._vocabulary + name
        )

    def _expand(self, name: str) -> str:
        prefix, colon, rest = name.partition(":")
        return self._prefixes[prefix] + rest if colon and prefix in self._prefixes else name

    def node(self, node: ox.NamedNode | ox.BlankNode) -> str:
        """Write an IRI or blank node as an identifier."""
        if isinstance(node, ox.BlankNode):
            return str(node)
        scheme, _, rest = node.value.partition(":")
        if scheme in self._prefixes and not rest.startswith("//"):
            raise ExportError(
                f"{node.value} cannot be written as JSON-LD, where {scheme}: is a prefix; export "
                "another form"
            )
        return node.value

    def entry(self, predicate: ox.NamedNode, value: OxTerm) -> tuple[str, str, Json]:
        """Write a statement.

        Returns:
            A key, how its values are gathered (``@set``, ``@language`` or empty), and a value.
        """
        if predicate.value == _RDF_TYPE and isinstance(value, ox.NamedNode):
            return "type", "", self._word(value)
        term = self._terms.get(predicate.value)
        if term is not None:
            coerced = self._coerce(term, value)
            if coerced is not None:
                return term.name, term.container, coerced
            return self.node(predicate), "", self._full(value)
        return self._word(predicate), "", self._full(value)

    def _word(self, node: ox.NamedNode) -> str:
        """Write a class or property by its word, if there is one."""
        word = node.value.removeprefix(self._vocabulary)
        if word != node.value and word.isidentifier() and word not in self._taken:
            return word
        return self._words.get(node.value) or self.node(node)

    def _coerce(self, term: _Term, value: OxTerm) -> Json | None:
        """Write a value as the term takes it, None if the term takes no such value."""
        if not isinstance(value, ox.Literal):
            return self._coerce_node(term, value)
        plain = value.datatype.value == _XSD_STRING
        if term.container == "@language":
            return (value.language or "@none", value.value) if plain or value.language else None
        if not term.coercion:
            return value.value if plain else None
        if value.datatype.value != term.coercion:
            return None
        if term.coercion == str(XSD.integer) and _WHOLE_NUMBER.fullmatch(value.value):
            return int(value.value)
        return value.value

    def _coerce_node(self, term: _Term, value: ox.NamedNode | ox.BlankNode) -> Json | None:
        if term.coercion == "@id":
            return self.node(value)
        if term.coercion == "@vocab" and isinstance(value, ox.NamedNode):
            word = value.value.removeprefix(term.vocabulary)
            if word != value.value and word.isidentifier() and self._means_itself(word, term):
                return word
        return None

    def _means_itself(self, word: str, term: _Term) -> bool:
        """Whether a word among the values of a term is read as one of its vocabulary."""
        return word in term.words or word not in self._taken

    def _full(self, value: OxTerm) -> Json:
        """Write a value with all that is to be known of it."""
        if not isinstance(value, ox.Literal):
            return {"id": self.node(value)}
        if value.language:
            return {"@language": value.language, "@value": value.value}
        if value.datatype.value == _XSD_STRING:
            return value.value
        return {"type": self.node(value.datatype), "@value": value.value}


@cache
def _load_context() -> _Context:
    text = ontology_path("context.jsonld").read_text(encoding="utf-8")
    return _Context(json.loads(text)["@context"])


def _nodes(quads: Iterable[ox.Quad], context: _Context) -> Iterator[dict[str, Json]]:
    for subject, statements in groupby(quads, key=lambda quad: quad.subject):
        node: dict[str, Json] = {"id": context.node(subject)}
        for quad in statements:
            key, container, value = context.entry(quad.predicate, quad.object)  # type: ignore[arg-type] # graphbuilder reads no triple terms
            _gather(node, key, container, value)
        yield node


def _gather(node: dict[str, Json], key: str, container: str, value: Json) -> None:
    """Add a value to those that a node has of a key: one stands alone, several in a list."""
    if container == "@language":
        node, (key, value) = node.setdefault(key, {}), value
    if key in node:
        others = node[key] if isinstance(node[key], list) else [node[key]]
        node[key] = [*others, value]
    else:
        node[key] = [value] if container == "@set" else value


def _dump(node: dict[str, Json]) -> str:
    return json.dumps(node, ensure_ascii=False)
