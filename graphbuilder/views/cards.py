"""What a page tells of each position: the same in the table, the panel and the tooltip."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from graphbuilder.networks import PositionNetwork, is_matter

#: How networkx hands out the attributes of a node or edge.
Attributes = Mapping[str, Any]


class Excerpt(NamedTuple):
    """A quotation cut where its highlight starts and ends; it reads on when joined.

    Cut here and not in the page, because offsets count code points and JavaScript does not.
    """

    before: str
    highlight: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One position in words; every field is plain text, empty if unknown.

    Attributes:
        position: The IRI of the position.
        act: The name of its act.
        holders: Labels of those who hold it together, in alphabetical order.
        addressees: Labels of those it is addressed to, likewise.
        content: What is demanded, rejected, ...
        excerpt: The quotation around the content.
        condition: What it depends on.
        reporters: Who reports it, the nearest first.
        document: The title of the document, or its name if it has none.
        date: When it was said or published.
        link: Where the document can be read; only ever http or https.
        confidence: A percentage such as "87%".
    """

    position: str
    act: str
    holders: tuple[str, ...]
    addressees: tuple[str, ...]
    content: str
    excerpt: Excerpt
    condition: str
    reporters: str
    document: str
    date: str
    link: str
    confidence: str

    @property
    def summary(self) -> str:
        """Say in one line who does what towards whom."""
        towards = f" → {', '.join(self.addressees)}" if self.addressees else ""
        return f"{', '.join(self.holders)}: {self.act}{towards}"


def write_cards(network: PositionNetwork) -> tuple[Card, ...]:
    """Write a card for each position of a network.

    Args:
        network: A network of positions, as `project_positions` makes it.

    Returns:
        One card a position, however many edges it has, in the order of date, document and text.
    """
    facts: dict[str, Attributes] = {}
    holders: dict[str, set[str]] = {}
    addressees: dict[str, set[str]] = {}
    for holder, target, edge in network.edges(data=True):
        position = edge["position"]
        facts[position] = edge
        holders.setdefault(position, set()).add(network.nodes[holder]["label"])
        towards = addressees.setdefault(position, set())
        if not is_matter(network, target):
            towards.add(network.nodes[target]["label"])
    order = sorted(facts, key=lambda position: _reading_order(facts[position]))
    return tuple(
        _write_card(facts[position], holders=holders[position], addressees=addressees[position])
        for position in order
    )


def split_quotation(quotation: str, *, content: str) -> Excerpt:
    """Cut a quotation around its content; without a highlight if the content is not in it."""
    before, found, after = quotation.partition(content) if content else (quotation, "", "")
    return Excerpt(before, found, after)


def web_link(url: str) -> str:
    """Let through only addresses of the web: a document may bring "javascript:" or worse."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""


def _reading_order(edge: Attributes) -> tuple[str, str, int, str]:
    return (edge.get("date", ""), edge.get("document", ""), edge.get("start", 0), edge["position"])


def _write_card(edge: Attributes, *, holders: set[str], addressees: set[str]) -> Card:
    content = edge.get("content", "")
    confidence = edge.get("confidence")
    return Card(
        position=edge["position"],
        act=edge["act"],
        holders=tuple(sorted(holders)),
        addressees=tuple(sorted(addressees)),
        content=content,
        excerpt=split_quotation(edge.get("quotation", ""), content=content),
        condition=edge.get("condition", ""),
        reporters=edge.get("reporters", ""),
        document=edge.get("title") or edge.get("document", ""),
        date=edge.get("date", ""),
        link=web_link(edge.get("url", "")),
        confidence="" if confidence is None else f"{confidence:.0%}",
    )
