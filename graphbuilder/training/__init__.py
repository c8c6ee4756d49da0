"""Corpora to packed weights: how the language pipeline of the package is made again.

Nothing here is imported at run time. ``graphbuilder train`` calls :func:`train_pipeline`.
"""

from graphbuilder.training.recipe import train_pipeline

__all__ = ["train_pipeline"]
