"""What a content is about, as a set of weighted words, so that contents can be compared.

The weight of a word depends on the word alone, and not, as in TF-IDF, on how many documents have
it. So the likeness of two contents is theirs alone: a document more in the graph changes nothing
between two positions of others.

Words are reduced to their stems (M. F. Porter: Snowball, 2001; its English algorithm), and words
or phrases that stand for the same are made one. Names are those that the reading linked, so that
"the alliance" and "NATO" are one, too. A word such as "stop" or "not" turns the direction of a
content: what is to end is the matter of whoever wants it, and of whoever wants it to go on.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from types import MappingProxyType

import snowballstemmer

from graphbuilder.assembly.corpus import StoredPosition
from graphbuilder.model import Vocabulary, WordRole

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

#: The stems of words that the algorithm takes for forms of another: "important" for "import".
_OWN_STEMS = MappingProxyType({
    "important": "important",
    "importance": "important",
    "importantly": "important",
    "executive": "executive",
    "executives": "executive",
})
#: How far a word counts, by its role; one of no role counts in full.
_WEIGHTS = {WordRole.FUNCTION: 0.0, WordRole.LIGHT: 0.3, WordRole.AGAINST: 0.5}
_NAME_WEIGHT = 0.7
#: From this weight on a word says what a content is about.
_TELLING = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What a content is about.

    Attributes:
        terms: The stems and names with their weights, a vector of length 1 or, where no word
            tells anything, 0.
        marks: What a content of the same matter cannot have otherwise: names and numbers, and the
            document of a content such as "the proposal", which means another one elsewhere.
        direction: -1 where it is about the end or absence of something, else 1.
        is_plain: Whether the direction is that of all that it says.
        telling: The terms that say what it is about.
        words: All stems, among them those of the names and of what they name.
    """

    terms: Mapping[str, float]
    marks: frozenset[str]
    direction: int
    is_plain: bool
    telling: frozenset[str]
    words: frozenset[str]

    @property
    def topic(self) -> "Gist":
        """The same without names and numbers: what is said of one state as of another."""
        own = {t: weight for t, weight in self.terms.items() if not (is_name(t) or t.isdigit())}
        return replace(
            self,
            terms=_of_unit_length(own),
            marks=frozenset(),
            telling=self.telling & own.keys(),
        )


class Reader:
    """Reads contents into gists.

    Args:
        vocabulary: What is known of words.
        labels: What actors and agreements are called, by IRI.
    """

    def __init__(self, vocabulary: Vocabulary, *, labels: Mapping[str, str]) -> None:
        self._labels = labels
        self._roles = {_stem(word): role for word, role in vocabulary.roles.items()}
        self._synonyms = {
            self._stem_all(form): _stem(word) for form, word in vocabulary.synonyms.items()
        }
        self._longest = max(map(len, self._synonyms), default=1)
        self._heads = frozenset(stems[0] for stems in self._synonyms)

    def read(self, position: StoredPosition) -> Gist:
        """Read the content of a position."""
        tokens = self.tokens(position)
        terms = dict(self._weigh(term) for term, _ in tokens)
        telling = frozenset(term for term, weight in terms.items() if weight >= _TELLING)
        marks = {term for term in terms if is_name(term) or term.isdigit()}
        direction, is_plain = self._direction(tokens)
        return Gist(
            terms=_of_unit_length(terms),
            marks=frozenset(marks if telling else {position.document}),
            direction=direction,
            is_plain=is_plain,
            telling=telling,
            words=frozenset(self._all_words(position)),
        )

    def words_of(self, text: str) -> frozenset[str]:
        """Read the stems of a phrase, with what stands for the same made one."""
        return frozenset(term for term, _ in self._merge(self._stemmed(text)))

    def is_common(self, name: str) -> bool:
        """Whether a name consists of words that are no names: "the Foreign Ministry"."""
        return all(word in self._roles for word, _ in self._stemmed(name))

    def tokens(self, position: StoredPosition) -> tuple[tuple[str, str], ...]:
        """Read the terms of a content with their forms, in order."""
        return tuple(self._tokens(position))

    def _stem_all(self, text: str) -> tuple[str, ...]:
        return tuple(stem for stem, _ in self._stemmed(text))

    def _stemmed(self, text: str) -> Iterator[tuple[str, str]]:
        for match in _WORD.finditer(text):
            yield from self._stem_word(match[0])

    def _stem_word(self, word: str) -> Iterator[tuple[str, str]]:
        plain, _, tail = word.replace("’", "'").partition("'")
        if tail == "t":  # "don't", "won't"
            yield "not", word
        elif plain:
            yield _stem(plain), plain

    def _tokens(self, position: StoredPosition) -> Iterator[tuple[str, str]]:
        """The terms of a content with their forms: names, and what stands between them."""
        place = 0
        for naming in position.names:
            yield from self._merge(self._stemmed(position.content[place : naming.start]))
            yield _name_term(naming.thing), self._labels.get(naming.thing, naming.thing)
            place = naming.end
        yield from self._merge(self._stemmed(position.content[place:]))

    def _merge(self, stemmed: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Put one term in the place of each phrase that stands for it, the longest first."""
        pairs = list(stemmed)
        place = 0
        while place < len(pairs):
            size, term = 1, pairs[place][0]
            if term in self._heads:
                size, term = self._match(pairs[place : place + self._longest])
            yield term, " ".join(form for _, form in pairs[place : place + size])
            place += size

    def _match(self, pairs: Sequence[tuple[str, str]]) -> tuple[int, str]:
        stems = tuple(stem for stem, _ in pairs)
        for size in range(len(stems), 0, -1):
            term = self._synonyms.get(stems[:size])
            if term is not None:
                return size, term
        return 1, stems[0]

    def _weigh(self, term: str) -> tuple[str, float]:
        if is_name(term):
            return term, _NAME_WEIGHT
        role = self._roles.get(term)
        return term, 1.0 if role is None else _WEIGHTS.get(role, 1.0)

    def _direction(self, tokens: Sequence[tuple[str, str]]) -> tuple[int, bool]:
        """Tell in which direction a content points, and whether all of it does.

        "To lift the sanctions" and "that sanctions be lifted" are about the end of sanctions; in
        "a report on how the sanctions stop the trade" the word turns something else.

        Returns:
            -1 if an odd number of words turn the content as a whole, else 1; and whether no word
            turns a part of it.
        """
        matter = [i for i, (term, _) in enumerate(tokens) if self._is_matter(term)]
        first, last = (matter[0], matter[-1]) if matter else (len(tokens), len(tokens))
        turns = [i for i, (t, _) in enumerate(tokens) if self._roles.get(t) is WordRole.AGAINST]
        whole = [i for i in turns if i < first or (i > last and tokens[i][1].endswith("ed"))]
        return -1 if len(whole) % 2 else 1, len(whole) == len(turns)

    def _is_matter(self, term: str) -> bool:
        return not is_name(term) and self._weigh(term)[1] >= _TELLING

    def _all_words(self, position: StoredPosition) -> Iterator[str]:
        yield from self.words_of(position.content)
        for naming in position.names:
            yield from self.words_of(self._labels.get(naming.thing, ""))


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    """Reduce a word in any case to its stem."""
    plain = word.lower()
    stem: str = _OWN_STEMS.get(plain) or _stemmer().stemWord(plain)
    return stem


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


def is_name(term: str) -> bool:
    """Whether a term of a gist stands for an actor or agreement."""
    return term.startswith("<")


def _name_term(thing: str) -> str:
    return f"<{thing}>"


def named_thing(term: str) -> str:
    """The IRI that a term stands for which is a name."""
    return term[1:-1]


def _of_unit_length(terms: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in terms.values()))
    return {term: weight / length for term, weight in sorted(terms.items()) if weight}
