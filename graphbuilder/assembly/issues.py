"""Says which issues positions are about: first those of the catalogue, then those found.

A position is about an issue of the catalogue if the words of its content, and of what it names,
hold phrases of the issue that weigh 1 together. Of an issue and one that it is part of, the
narrower counts. What is left is grouped by likeness, whoever says it, by whatever act and of
whomever; a group that is large enough is an issue, called by the words that most of it has. Last
come the edits of the user.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graphbuilder.assembly.gists import Gist, Reader
from graphbuilder.assembly.labels import name_terms
from graphbuilder.assembly.likeness import Rarity, group_alike
from graphbuilder.assembly.stances import ReadPosition
from graphbuilder.model import IssueEdit, IssueEntry, slug

#: The weight of phrases that shows an issue.
_ENOUGH = 1.0
#: A content is about this many issues at most.
_MOST = 3
#: How like its leader a content of a group is at least: a little less than for one stance.
_SAME_ISSUE = 0.6
#: A group is an issue from this many positions and independent sources on.
_LEAST_POSITIONS, _LEAST_SOURCES = 3, 2
#: Fewer telling words than this say too little to be grouped by.
_LEAST_TELLING = 2
#: How many words an issue is called by.
_LABEL_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A matter that positions are about.

    Attributes:
        key: Its id.
        label: What it is called.
        broader: The key of the issue that it is part of, None if of none.
        origin: Where it comes from: ``catalogue``, ``cluster`` or ``table``.
        merged: The labels of those that were merged into it, in order.
    """

    key: str
    label: str
    broader: str | None = None
    origin: str = "catalogue"
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The issues of a store and what is about them.

    Attributes:
        issues: The issues by key: those that positions are about, and those that they are part of.
        about: The keys of the issues of each position that has any, by its IRI, in order.
        unknown: The issues that the user's table names and the store does not have.
    """

    issues: Mapping[str, Issue]
    about: Mapping[str, tuple[str, ...]]
    unknown: tuple[str, ...] = ()


def find_issues(
    positions: Sequence[ReadPosition],
    *,
    entries: Sequence[IssueEntry],
    edits: Sequence[IssueEdit] = (),
    reader: Reader,
) -> Agenda:
    """Find the issues of positions.

    Args:
        positions: The positions, in any order.
        entries: The catalogue of issues.
        edits: What the user makes of the issues.
        reader: What read the contents.

    Returns:
        The issues.
    """
    match = _Matcher(entries, words_of=reader.words_of)
    about = {p.stored.position: match(p.gist) for p in positions}
    issues = {entry.id: _of_catalogue(entry) for entry in entries}
    rest = [p for p in positions if not about[p.stored.position]]
    for group in _find_groups(rest):
        issue = _name_group(group, reader)
        issues.setdefault(issue.key, issue)
        about.update((p.stored.position, (issue.key,)) for p in group)
    return _edit(issues, about, edits)


class _Matcher:
    """Finds the issues of the catalogue that a gist shows.

    Args:
        entries: The catalogue.
        words_of: What reads the words of a phrase as those of contents are read.
    """

    def __init__(
        self, entries: Sequence[IssueEntry], *, words_of: Callable[[str], frozenset[str]]
    ) -> None:
        phrases = [(words_of(p.words), p.weight, e.id) for e in entries for p in e.phrases]
        counts = Counter(word for words, _, _ in phrases for word in words)
        self._broader = {entry.id: entry.broader for entry in entries}
        # A phrase is looked for only in contents that have its rarest word.
        self._phrases: defaultdict[str, list[tuple[frozenset[str], float, str]]]
        self._phrases = defaultdict(list)
        for phrase in phrases:
            rarest = min(phrase[0], key=lambda word: (counts[word], word))
            self._phrases[rarest].append(phrase)

    def __call__(self, gist: Gist) -> tuple[str, ...]:
        weights: Counter[str] = Counter()
        for word in gist.words:
            for words, weight, key in self._phrases.get(word, ()):
                if words <= gist.words:
                    weights[key] += weight  # type: ignore[assignment] # a counter of weights
        shown = {key for key, weight in weights.items() if weight >= _ENOUGH}
        above = {broader for key in shown for broader in self._ancestors(key)}
        ranked = sorted(shown - above, key=lambda key: (-round(weights[key], 6), key))
        return tuple(sorted(ranked[:_MOST]))

    def _ancestors(self, key: str) -> Iterator[str]:
        while (broader := self._broader[key]) is not None:
            yield broader
            key = broader


def _of_catalogue(entry: IssueEntry) -> Issue:
    return Issue(key=entry.id, label=entry.label, broader=entry.broader)


def _find_groups(positions: Sequence[ReadPosition]) -> Iterator[Sequence[ReadPosition]]:
    """Group positions by what they are about, and keep the groups that are large enough."""
    topics = {p.stored.position: p.gist.topic for p in positions}
    counts = Counter(tuple(topic.terms) for topic in topics.values())

    def usual_first(position: ReadPosition) -> tuple[int, str]:
        name = position.stored.position
        return -counts[tuple(topics[name].terms)], name

    telling = [p for p in positions if len(topics[p.stored.position].telling) >= _LEAST_TELLING]
    telling.sort(key=usual_first)
    contents = [topics[p.stored.position] for p in telling]
    leaders = group_alike(contents, rarity=Rarity(contents), threshold=_SAME_ISSUE)
    groups: defaultdict[int, list[ReadPosition]] = defaultdict(list)
    for position, leader in zip(telling, leaders, strict=True):
        groups[leader].append(position)
    for group in groups.values():
        if len(group) >= _LEAST_POSITIONS and len({p.source for p in group}) >= _LEAST_SOURCES:
            yield group


def _name_group(group: Sequence[ReadPosition], reader: Reader) -> Issue:
    """Call a group by the words that half of it has; groups of one name are one issue."""
    counts = Counter(term for position in group for term in position.gist.topic.telling)
    ranked = sorted(counts, key=lambda term: (-counts[term], term))
    usual = [term for term in ranked if 2 * counts[term] >= len(group)]
    contents = (reader.tokens(position.stored) for position in group)
    label = name_terms((usual or ranked)[:_LABEL_WORDS], contents)
    return Issue(key=slug(label), label=label, origin="cluster")


def _edit(
    issues: Mapping[str, Issue], about: Mapping[str, Sequence[str]], edits: Sequence[IssueEdit]
) -> Agenda:
    """Rename and merge issues, and leave out those that nothing is about."""
    merges = {edit.issue: edit.merge_into for edit in edits if edit.merge_into}
    labels = {edit.issue: edit.label for edit in edits if edit.label}

    def target(key: str) -> str:
        while key in merges and (merges[key] in issues or merges[key] in labels):
            key = merges[key]
        return key

    edited: dict[str, Issue] = {}
    made = {k: Issue(key=k, label=v, origin="table") for k, v in labels.items()}
    for key in sorted({target(key) for key in issues}):
        issue = issues.get(key) or made[key]
        broader = None if issue.broader is None else target(issue.broader)
        edited[key] = replace(
            issue,
            label=labels.get(key, issue.label),
            broader=None if broader == key else broader,
            merged=tuple(
                sorted(issues[k].label for k in merges if k in issues and target(k) == key)
            ),
        )
    moved = {p: tuple(sorted({target(k) for k in keys})) for p, keys in about.items() if keys}
    used = {key for keys in moved.values() for key in keys}
    named = {*merges, *labels, *merges.values()}
    return Agenda(
        issues={key: edited[key] for key in sorted(_with_broader(used, edited))},
        about=moved,
        unknown=tuple(sorted(named - issues.keys() - {target(k) for k in merges if k in issues})),
    )


def _with_broader(keys: Iterable[str], issues: Mapping[str, Issue]) -> set[str]:
    found: set[str] = set()
    for key in keys:
        above: str | None = key
        while above is not None and above not in found:
            found.add(above)
            above = issues[above].broader
    return found
