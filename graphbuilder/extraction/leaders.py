"""Which leaders of the catalogue a document names, and who only shares a surname with one."""

from collections.abc import Iterable, Mapping

from spacy.tokens import Span

from graphbuilder.extraction.known_names import KnownName
from graphbuilder.extraction.persons import ARTICLES
from graphbuilder.model import Leader


def find_leaders(known: Iterable[KnownName], persons: Iterable[Span]) -> Mapping[Span, Leader]:
    """Tell which leaders a document names.

    A surname that stands in the name of somebody else ("Laura Bush") is not the leader's there,
    nor behind it in a document that has not named the leader before.

    Args:
        known: The names of the catalogue in it, in order.
        persons: The persons in it, by their whole names.

    Returns:
        The leaders, by the whole names that name them.
    """
    ending = {person.end: person for person in persons}
    found: dict[Span, Leader] = {}
    named: set[str] = set()
    others: set[str] = set()
    for name in known:
        if name.leader is None:
            continue
        whole = _whole_name(name.span, ending)
        if not _may_be(whole, name.leader):
            others.add(name.span.text)
        elif (
            name.leader.name in named or name.span.text not in others or len(whole) > len(name.span)
        ):
            named.add(name.leader.name)
            found[whole] = name.leader
    return found


def _whole_name(name: Span, ending: Mapping[int, Span]) -> Span:
    """The whole name that ends with a known one: "Abdel Fattah Al-Sisi" around "Sisi"."""
    person = ending.get(name.end, name)
    return person if person.start <= name.start else name


def _may_be(whole: Span, leader: Leader) -> bool:
    """Whether the first names agree, by their initials: papers spell them in many ways."""
    given = [t.text[0] for t in whole[:-1] if t.is_alpha and t.lower_ not in ARTICLES]
    own = {word[0] for word in leader.name.split()[:-1]}
    return not own or not given or not own.isdisjoint(given)
