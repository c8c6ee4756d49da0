"""Finds documents that are copies of each other: wire copy, reprints, press releases retold.

Each text is reduced to fingerprints by winnowing (S. Schleimer, D. S. Wilkerson, A. Aiken:
Winnowing. Local Algorithms for Document Fingerprinting. SIGMOD 2003): of the hashes of all runs of
five words, the least of each window of four. A run of eight words that two texts share then gives
them a fingerprint in common. Two texts are copies if the shorter shares half of its fingerprints
with the longer; copies of copies are copies too.

Texts are compared only with those that stand near them in the list of a fingerprint, so that a
text that a hundred papers printed costs a hundred times as much as one, and no more. A family of
copies stands in the same lists, where each text finds its neighbours.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import networkx as nx

from graphbuilder.assembly.corpus import StoredText
from graphbuilder.assembly.times import date_key

_WORD = re.compile(r"\w+")

#: How many words a hash covers, and of how many hashes the least is kept.
_RUN_WORDS, _WINDOW = 5, 4
#: Which part of the fingerprints of the shorter text its copy has.
_SHARE = 0.5
#: With how many of those behind it in a list a text is compared.
_REACH = 8
#: The base and the modulus of the hash of a run.
_FACTOR, _PRIME = 1_000_003, 2**61 - 1


def find_copies(texts: Iterable[StoredText]) -> Mapping[str, str]:
    """Group documents whose texts are copies of each other.

    Args:
        texts: The documents, in any order.

    Returns:
        For each document the first of its group, by date and then by IRI: the document itself
        where it has no copies or is the first.
    """
    ordered = sorted(texts, key=lambda text: (date_key(text.date), text.document))
    prints = {text.document: fingerprints(text.text) for text in ordered}
    order = {document: place for place, document in enumerate(prints)}
    copies = nx.Graph(_copied_pairs(prints))
    firsts = dict(zip(prints, prints, strict=True))
    for group in nx.connected_components(copies):
        firsts |= dict.fromkeys(group, min(group, key=order.__getitem__))
    return firsts


def fingerprints(text: str) -> frozenset[int]:
    """Reduce a text to the fingerprints of its words; case and punctuation play no part."""
    hashes = _hash_runs([_hash_word(match[0]) for match in _WORD.finditer(text.lower())])
    windows = max(1, len(hashes) - _WINDOW + 1)
    return frozenset(min(hashes[i : i + _WINDOW]) for i in range(windows))


def _hash_word(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def _hash_runs(words: Sequence[int]) -> list[int]:
    """Hash each run of words as a polynomial (R. M. Karp, M. O. Rabin, 1987)."""
    runs = max(1, len(words) - _RUN_WORDS + 1)
    hashes = []
    for i in range(runs):
        value = 0
        for word in words[i : i + _RUN_WORDS]:
            value = (value * _FACTOR + word) % _PRIME
        hashes.append(value)
    return hashes


def _copied_pairs(prints: Mapping[str, frozenset[int]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of which the shorter shares enough with the longer, the first one first."""
    lists: defaultdict[int, list[str]] = defaultdict(list)
    for document, own in prints.items():
        for value in own:
            lists[value].append(document)
    shared = Counter(pair for documents in lists.values() for pair in _neighbours(documents))
    for (one, other), count in shared.items():
        if count >= _SHARE * min(len(prints[one]), len(prints[other])):
            yield one, other


def _neighbours(documents: Sequence[str]) -> Iterator[tuple[str, str]]:
    for place, one in enumerate(documents):
        for other in documents[place + 1 : place + 1 + _REACH]:
            yield one, other
