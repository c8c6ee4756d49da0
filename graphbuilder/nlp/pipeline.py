"""Loading the language pipeline: the only place that calls ``spacy.load``.

The extraction reads Universal Dependencies, so a pipeline that someone names in place of the
package's own must speak UD too; one with other labels is refused here rather than misread later.
"""

import os
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from graphbuilder.errors import PipelineError
from graphbuilder.nlp.encoder.component import make_encoder as make_encoder  # registers it

#: Where the packed pipeline of the package lies.
PACKED = Path(__file__).with_name("weights") / "en"

#: Labels that tell a UD parser from others (ClearNLP has "pobj", "dobj", "prep").
UD_LABELS = frozenset({"nsubj", "obl", "case", "ccomp", "xcomp", "nmod"})


def load_pipeline(model: str | Path | None = None) -> Language:
    """Load a spaCy pipeline with UD syntax and entities.

    Args:
        model: A package name or folder that spaCy can load; None takes the packed pipeline.

    Returns:
        The pipeline; the same object for the same model, so load once and share.

    Raises:
        PipelineError: If it cannot be loaded, or does not parse into Universal Dependencies.
    """
    return _load(os.fspath(model) if model is not None else os.fspath(PACKED))


@cache
def _load(model: str) -> Language:
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise PipelineError(
            f"no spaCy pipeline {model!r}: {error}; name an installed package or a folder, "
            "or leave --model out to take the packed pipeline"
        ) from error
    _require_ud(nlp, model)
    return nlp


def _require_ud(nlp: Language, model: str) -> None:
    labels = {label.partition("||")[0] for labels in nlp.pipe_labels.values() for label in labels}
    missing = UD_LABELS - labels
    if missing:
        raise PipelineError(
            f"pipeline {model!r} does not parse into Universal Dependencies: none of its "
            f"components has the labels {', '.join(sorted(missing))}; name a pipeline trained on UD"
        )
