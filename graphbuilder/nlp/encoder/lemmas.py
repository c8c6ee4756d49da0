"""Lemmas as edit scripts: what turns a form into its lemma, learnt as a label.

A script names a letter case and a suffix to replace: ``lower -ies +y`` makes "treaty" of
"Treaties". A script whose suffix the form does not end with cannot apply, so no lemma is built
from letters that are not there.

References:
    Chrupala 2006, Simple data-driven context-sensitive lemmatization; the case and suffix rules
    are the reduced form that English needs.
"""

from collections.abc import Callable

_CASES: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "keep": str,
    "title": str.capitalize,
}


def make_script(form: str, lemma: str) -> str:
    """Find the shortest script that makes a lemma of a form; of equals, the first case."""
    scripts = [_script(name, case(form), lemma) for name, case in _CASES.items()]
    return min(scripts, key=lambda script: len(script.partition(" ")[2]))


def _script(case: str, form: str, lemma: str) -> str:
    kept = next((i for i, (a, b) in enumerate(zip(form, lemma, strict=False)) if a != b), None)
    if kept is None:
        kept = min(len(form), len(lemma))
    return f"{case} -{form[kept:]} +{lemma[kept:]}"


def apply_script(script: str, form: str) -> str | None:
    """Apply a script of :func:`make_script` to a form; None if its suffix is not there."""
    case, _, change = script.partition(" -")
    cut, _, add = change.partition(" +")
    cased = _CASES[case](form)
    return cased.removesuffix(cut) + add if cased.endswith(cut) else None
