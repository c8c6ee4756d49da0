"""Precision, recall and F1 of extracted analyses against gold documents."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graphbuilder.evaluation.gold import Annotated, AnnotatedProvision
from graphbuilder.evaluation.matching import (
    LEVELS,
    MIN_DICE,
    Pair,
    count_pairs,
    dice,
    pair_positions,
    same_agreement,
)

ROLES = ("act", "holder", "addressee", "reporter")


@dataclass(frozen=True, slots=True, kw_only=True)
class PRF:
    """Counts and what follows from them; a figure without a denominator is 0."""

    hit: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of what was predicted that is right."""
        return self.hit / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that was found."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The comparison of a set of documents.

    Attributes:
        documents: How many gold documents there are.
        levels: Positions by level of agreement; see `matching.LEVELS`.
        things: Actors in roles, agreements and provisions.
        sides: Actors in roles, of which those of one side count as the same.
        named: Of the gold actors in roles, how many have a side that was found at all, in a role
            or not: what the linking has its part in, whatever becomes of positions.
        by_act: Positions (content, act and holder) by act.
        reliability: Of the extracted positions of each confidence, to a tenth, how many are right
            in content, act and holder.
        in_pairs: Of the positions whose contents pair, the share in which each role agrees.
        errors: A line for each gold position that is missed or wrong, and each spurious one.
    """

    documents: int
    levels: Mapping[str, PRF]
    things: Mapping[str, PRF]
    sides: PRF
    named: PRF
    by_act: Mapping[str, PRF]
    reliability: Mapping[str, PRF]
    in_pairs: Mapping[str, float]
    errors: tuple[str, ...]


@dataclass(slots=True)
class _Tally:
    """Counts that grow document by document."""

    hits: Counter[str] = field(default_factory=Counter)
    predicted: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def prf(self, name: str) -> PRF:
        return PRF(hit=self.hits[name], predicted=self.predicted[name], gold=self.gold[name])


def score(gold: Iterable[Annotated], predicted: Mapping[str, Annotated]) -> Scores:
    """Score extracted annotations against gold.

    Args:
        gold: The gold documents.
        predicted: Extracted annotations by document id; a document that is missing counts as one
            in which nothing was found.

    Returns:
        The scores over all documents together (micro-averaged).
    """
    levels, things, acts, sure, roles = _Tally(), _Tally(), _Tally(), _Tally(), Counter[str]()
    errors: list[str] = []
    documents = 0
    for document in gold:
        documents += 1
        found = predicted.get(document.id) or Annotated(
            id=document.id, names={}, parties={}, agreements={}
        )
        pairs = list(pair_positions(document, found))
        _count_positions(levels, acts, roles, document, found, pairs)
        _count_reliability(sure, found, pairs)
        _count_things(things, document, found)
        errors.extend(_list_errors(document, found, pairs))
    return Scores(
        documents=documents,
        levels={level: levels.prf(level) for level in LEVELS},
        things={name: things.prf(name) for name in ("actor", "agreement", "provision")},
        sides=things.prf("sides"),
        named=things.prf("named"),
        by_act={act: acts.prf(act) for act in sorted(acts.gold | acts.predicted)},
        reliability={tenth: sure.prf(tenth) for tenth in sorted(sure.predicted)},
        in_pairs={r: roles[r] / roles["pairs"] if roles["pairs"] else 0.0 for r in ROLES},
        errors=tuple(errors),
    )


def _count_positions(
    levels: _Tally,
    acts: _Tally,
    roles: Counter[str],
    gold: Annotated,
    predicted: Annotated,
    pairs: list[Pair],
) -> None:
    for level in LEVELS:
        levels.gold[level] += len(gold.positions)
        levels.predicted[level] += len(predicted.positions)
        levels.hits[level] += sum(pair.holds(level) for pair in pairs)
    acts.gold.update(p.act for p in gold.positions)
    acts.predicted.update(p.act for p in predicted.positions)
    acts.hits.update(gold.positions[p.gold].act for p in pairs if p.holds("position"))
    roles["pairs"] += len(pairs)
    for role in ROLES:
        roles[role] += sum(getattr(pair, role) for pair in pairs)


def _count_reliability(sure: _Tally, predicted: Annotated, pairs: list[Pair]) -> None:
    tenths = [f"{position.confidence:.1f}" for position in predicted.positions]
    sure.predicted.update(tenths)
    sure.hits.update(tenths[pair.predicted] for pair in pairs if pair.holds("position"))


def _count_things(things: _Tally, gold: Annotated, predicted: Annotated) -> None:
    gold_actors, actors = _in_roles(gold), _in_roles(predicted)
    _count(things, "sides", len(gold_actors), len(actors), count_pairs(
        gold_actors, actors, lambda g, p: bool(gold.side_of(g) & predicted.side_of(p))
    ))  # fmt: skip
    known = frozenset().union(*map(predicted.side_of, predicted.names))
    named = sum(bool(gold.side_of(actor) & known) for actor in gold_actors)
    _count(things, "named", len(gold_actors), named, named)
    gold_agreements = list(gold.agreements.values())
    agreements = list(predicted.agreements.values())
    _count(things, "actor", len(gold_actors), len(actors), count_pairs(
        gold_actors, actors, lambda g, p: bool(gold.names_of(g) & predicted.names_of(p))
    ))  # fmt: skip
    _count(things, "agreement", len(gold_agreements), len(agreements), count_pairs(
        gold_agreements, agreements, same_agreement
    ))  # fmt: skip
    _count(things, "provision", len(gold.provisions), len(predicted.provisions), count_pairs(
        gold.provisions, predicted.provisions, lambda g, p: _same_provision(gold, predicted, g, p)
    ))  # fmt: skip


def _count(tally: _Tally, name: str, gold: int, predicted: int, hits: int) -> None:
    tally.gold[name] += gold
    tally.predicted[name] += predicted
    tally.hits[name] += hits


def _in_roles(document: Annotated) -> list[str]:
    """The actors that hold, are addressed or report, each once, in order."""
    keys = (k for p in document.positions for k in (*p.holder, *p.addressee, *p.reporter))
    return list(dict.fromkeys(keys))


def _same_provision(
    gold: Annotated, predicted: Annotated, one: AnnotatedProvision, other: AnnotatedProvision
) -> bool:
    if dice(one, other) < MIN_DICE:
        return False
    return any(
        same_agreement(gold.agreements[g], predicted.agreements[p])
        for g in one.agreement
        if g in gold.agreements
        for p in other.agreement
        if p in predicted.agreements
    )


def _list_errors(gold: Annotated, predicted: Annotated, pairs: list[Pair]) -> Iterable[str]:
    by_gold = {pair.gold: pair for pair in pairs}
    for i, g in enumerate(gold.positions):
        pair = by_gold.get(i)
        wanted = f'{"+".join(g.holder)} {g.act} {"+".join(g.addressee) or "-"} "{g.text}"'
        if pair is None:
            yield f"{gold.id}: missed: {wanted}"
        elif not pair.holds("directed"):
            wrong = "/".join(role for role in ROLES if not getattr(pair, role))
            p = predicted.positions[pair.predicted]
            got = f"{'+'.join(p.holder)} {p.act} {'+'.join(p.addressee) or '-'}"
            yield f"{gold.id}: wrong {wrong}: {wanted}, got {got}"
    taken = {pair.predicted for pair in pairs}
    for j, p in enumerate(predicted.positions):
        if j not in taken:
            got = f'{"+".join(p.holder)} {p.act} {"+".join(p.addressee) or "-"} "{p.text}"'
            yield f"{gold.id}: spurious: {got}"
