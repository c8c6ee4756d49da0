"""Corpora to packed weights: how the language pipeline of the package is made again.

Nothing here is imported at run time, and it needs the extra ``[train]``. ``graphbuilder train``
calls :func:`graphbuilder.training.recipe.train_pipeline`.
"""
