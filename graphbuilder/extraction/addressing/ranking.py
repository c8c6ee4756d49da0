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
    """Find at whom the stances of a document are directed.

    Args:
        candidates: The stances, with whom their grammar addresses and whom the encoder points
            at, and the candidates for each.

    Returns:
        The stances in the same order, each with whom it is directed at after all.
    """
    weights = load_weights()
    return tuple(
        replace(stance, addressee=_choose(stance, candidates.of(stance), weights))
        for stance in candidates.stances
    )


@cache
def load_weights() -> Weights:
    """Load the weights of the package, which ``graphbuilder.training.addressing`` learned."""
    text = resources.files(__package__).joinpath(WEIGHTS).read_text("utf-8")
    weights: Weights = json.loads(text)["weights"]
    return weights


def _choose(stance: Stance, candidates: Iterable[Candidate], weights: Weights) -> tuple[str, ...]:
    """The best candidate, with those who are named together with it; none if nobody is better."""
    best, chosen = _weigh(speaks_for_nobody(stance), weights), ""
    for candidate in candidates:
        score = _weigh(speaks_for(candidate, stance), weights)
        if score > best:
            best, chosen = score, candidate.key
    if not chosen:
        return ()
    return next((keys for keys in (stance.pointed, stance.addressee) if chosen in keys), (chosen,))


def _weigh(evidence: Iterable[str], weights: Weights) -> float:
    return sum(weights.get(name, 0.0) for name in evidence)
