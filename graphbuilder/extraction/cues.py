"""Finding cues: which words of a sentence may show an act, and by which rows of the lexicon."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Span, Token

from graphbuilder.extraction.wordforms import base_forms, stems
from graphbuilder.lexicons.cues import Cue, CueIndex, CueKind
from graphbuilder.nlp.syntax import children, is_passive, relation

#: The kinds of cue that a word of a part of speech may be; verbs see :func:`_may_be`.
_KINDS = {
    "VERB": (CueKind.ADJECTIVE, CueKind.VERB),
    "NOUN": (CueKind.NOUN,),
    "PROPN": (CueKind.NOUN,),
    "ADJ": (CueKind.ADJECTIVE,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CueMatch:
    """A row of the lexicon that fits a word of the document.

    Attributes:
        cue: The row.
        head: The word whose dependents are the roles.
        words: All words of the cue in order, the head among them.
    """

    cue: Cue
    head: Token
    words: tuple[Token, ...]

    @property
    def span(self) -> Span:
        """The stretch from the first to the last word of the cue."""
        return self.head.doc[self.words[0].i : self.words[-1].i + 1]


def matches(token: Token, cues: CueIndex, *kinds: CueKind) -> Iterator[CueMatch]:
    """Find the rows that fit a word, longer cues first, then in the order of the table.

    Args:
        token: The word that would be the head of the cue.
        cues: The lexicon by head.
        kinds: The kinds of cue to look for; those that fit the word's part of speech if none.

    Yields:
        A match for each row whose words are all there.
    """
    near: dict[str, Token] = {}
    for kind in kinds or _KINDS.get(token.pos_, ()):
        rows = [cue for form in _forms(token, cues, kind) for cue in cues.get((form, kind), ())]
        if not rows or not (kinds or _may_be(token, kind)):
            continue
        for cue in rows:
            if len(cue.words) > 1:
                near = near or _near(token)
            words = _match_words(token, cue, near)
            if words:
                yield CueMatch(cue=cue, head=token, words=words)


def _forms(token: Token, cues: CueIndex, kind: CueKind) -> tuple[str, ...]:
    """The lemma of a word and the word, or for a verb that is not listed what its endings leave."""
    forms = base_forms(token)
    if token.pos_ != "VERB" or any((form, kind) in cues for form in forms):
        return forms
    return tuple(stems(token.lower_))


def _may_be(token: Token, kind: CueKind) -> bool:
    """Whether a verb may be listed as an adjective: "is opposed to", with copula or auxiliary."""
    if kind is not CueKind.ADJECTIVE or token.pos_ != "VERB":
        return True
    return is_passive(token) or any(children(token, "cop"))


def _match_words(head: Token, cue: Cue, near: Mapping[str, Token]) -> tuple[Token, ...]:
    """The words of a cue around its head, () if one is not there."""
    found = {head}
    for word in cue.words[1:]:
        if word not in near:
            return ()
        found.add(near[word])
    return tuple(sorted(found, key=lambda t: t.i))


def _near(head: Token) -> dict[str, Token]:
    """Dependents of a head, and the prepositions and modifiers of those, behind it, by form."""
    near: dict[str, Token] = {}
    for child in head.children:
        if child.i > head.i and relation(child) not in {"conj", "ccomp", "parataxis"}:
            for token in (child, *children(child, "case", "mark", "amod", "fixed")):
                for form in base_forms(token):
                    near.setdefault(form, token)
    return near
