"""Calls contents of one matter by words of theirs."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from graphbuilder.assembly.gists import is_name

#: A word of a content: its term, and the form in which it stands there.
Token = tuple[str, str]

#: How many words that stand between the terms a label takes with them: "transfer of the control".
_MOST_BETWEEN = 2


def name_terms(terms: Sequence[str], contents: Iterable[Sequence[Token]]) -> str:
    """Call terms as contents do that have all of them close together.

    Args:
        terms: The terms, the most telling first.
        contents: The words of each content, in order.

    Returns:
        The shortest stretch with all terms that most contents have, or, where none has them close
        together, the usual form of each.
    """
    known = tuple(contents)
    stretches = Counter(s for tokens in known if (s := _shortest_stretch(tokens, terms)))
    if stretches:
        return min(stretches, key=lambda stretch: (-stretches[stretch], len(stretch), stretch))
    return ", ".join(_usual_form(term, known) for term in terms)


def _shortest_stretch(tokens: Sequence[Token], terms: Collection[str]) -> str:
    """The first of the shortest stretches with all terms and without names; empty if none."""
    sizes = range(len(terms), len(terms) + _MOST_BETWEEN + 1)
    stretches = (tokens[i : i + size] for size in sizes for i in range(len(tokens) - size + 1))
    found = next((stretch for stretch in stretches if _is_label(stretch, set(terms))), ())
    return " ".join(form for _, form in found)


def _is_label(stretch: Sequence[Token], wanted: set[str]) -> bool:
    own = {term for term, _ in stretch}
    return wanted <= own and not any(map(is_name, own))


def _usual_form(term: str, contents: Iterable[Sequence[Token]]) -> str:
    forms = Counter(_forms_of(term, contents))
    return min(forms, key=lambda form: (-forms[form], form))


def _forms_of(term: str, contents: Iterable[Sequence[Token]]) -> Iterator[str]:
    for tokens in contents:
        yield from (form for own, form in tokens if own == term)
