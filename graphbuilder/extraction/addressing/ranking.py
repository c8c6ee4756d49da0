"""Decide at whom each stance is directed: the best candidate, or nobody if that scores higher."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib import resources

from graphbuilder.extraction.addressing.candidates import Candidate, Candidates
from graphbuilder.extraction.addressing.evidence import speaks_for, speaks_for_nobody
from graphbuilder.extraction.stances import Stance

#: The name of the packaged file beside this module.
WEIGHTS = "weights.json"

#: What each piece of evidence weighs, as a logarithm of odds.
Weights = Mapping[str, float]


def find_addressees(candidates: Candidates) -> tuple[Stance, ...]:
    """Find at whom those stances of a document are directed of which nothing else tells it.

    Args:
        candidates: The stances, and the candidates for each.

    Returns:
        The stances in the same order.
    """
    weights = load_weights()
    return tuple(
        stance
        if stance.addressee
        else replace(stance, addressee=_choose(stance, candidates.of(stance), weights))
        for stance in candidates.stances
    )


@cache
def load_weights() -> Weights:
    """Load the weights of the package, which ``graphbuilder.training.addressing`` learned."""
    text = resources.files(__package__).joinpath(WEIGHTS).read_text("utf-8")
    weights: Weights = json.loads(text)["weights"]
    return weights


def _choose(stance: Stance, candidates: Iterable[Candidate], weights: Weights) -> tuple[str, ...]:
    """The best candidate, none if nobody is better."""
    best, chosen = _weigh(speaks_for_nobody(stance), weights), ""
    for candidate in candidates:
        score = _weigh(speaks_for(candidate, stance), weights)
        if score > best:
            best, chosen = score, candidate.key
    return (chosen,) if chosen else ()


def _weigh(evidence: Iterable[str], weights: Weights) -> float:
    return sum(weights.get(name, 0.0) for name in evidence)
