"""Finding cues: which words of a sentence may show an act, and by which rows of the lexicon."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from graphbuilder.extraction.wordforms import base_forms, stems
from graphbuilder.lexicons.cues import Cue, CueIndex, CueKind
from graphbuilder.nlp.syntax import children, is_passive, relation


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
    for kind in kinds or _kinds(token):
        for form in _forms(token, cues, kind):
            for cue in cues.get((form, kind), ()):
                words = _match_words(token, cue)
                if words:
                    yield CueMatch(cue=cue, head=token, words=words)


def _forms(token: Token, cues: CueIndex, kind: CueKind) -> tuple[str, ...]:
    """The lemma of a word and the word, or for a verb that is not listed what its endings leave."""
    forms = base_forms(token)
    if token.pos_ != "VERB" or any((form, kind) in cues for form in forms):
        return forms
    return tuple(stems(token.lower_))


def _kinds(token: Token) -> tuple[CueKind, ...]:
    if token.pos_ == "VERB":
        # "is opposed to": a participle with a copula or auxiliary may be listed as an adjective.
        states = is_passive(token) or any(children(token, "cop"))
        return (CueKind.ADJECTIVE, CueKind.VERB) if states else (CueKind.VERB,)
    if token.pos_ in {"NOUN", "PROPN"}:
        return (CueKind.NOUN,)
    return (CueKind.ADJECTIVE,) if token.pos_ == "ADJ" else ()


def _match_words(head: Token, cue: Cue) -> tuple[Token, ...]:
    """The words of a cue around its head, () if one is not there."""
    found = [head]
    for word in cue.words[1:]:
        match = next((t for t in _near(head) if word in {t.lower_, t.lemma_.lower()}), None)
        if match is None:
            return ()
        found.append(match)
    return tuple(sorted(set(found), key=lambda t: t.i))


def _near(head: Token) -> Iterator[Token]:
    """Dependents of a head, and the prepositions and modifiers of those, behind it."""
    for child in head.children:
        if child.i > head.i and relation(child) not in {"conj", "ccomp", "parataxis"}:
            yield child
            yield from (
                c for c in child.children if relation(c) in {"case", "mark", "amod", "fixed"}
            )
