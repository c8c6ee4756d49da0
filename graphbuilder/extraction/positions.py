"""Putting positions together: cues with their roles, and clauses with their speakers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from graphbuilder.extraction.arguments import holders
from graphbuilder.extraction.attribution import Attribution, Attributor
from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.clauses import read_clause
from graphbuilder.extraction.contents import announces_list, contents
from graphbuilder.extraction.cues import CueMatch, matches
from graphbuilder.extraction.denial import Polarity
from graphbuilder.extraction.directions import addressees, named_in
from graphbuilder.extraction.firewall import assert_act, hides_name, is_undone
from graphbuilder.extraction.guesses import find_guesses
from graphbuilder.extraction.holding import Holding
from graphbuilder.extraction.polarity import polarity
from graphbuilder.extraction.prefaces import declines_refusal, is_preface, opens_cue
from graphbuilder.extraction.reconciling import reconcile
from graphbuilder.extraction.repetition import is_blocked, without_doubles
from graphbuilder.extraction.stances import Stance
from graphbuilder.extraction.weighing import weigh_act
from graphbuilder.extraction.wordforms import is_one_of
from graphbuilder.extraction.wording import content_span, split_infinitives
from graphbuilder.lexicons.cues import CueIndex
from graphbuilder.model import Act
from graphbuilder.nlp.annotation import sentences
from graphbuilder.nlp.syntax import (
    case_lemma,
    children,
    is_passive,
    trim,
    understood_subject,
)

#: Verbs of what only happens to somebody, and of meetings and journeys.
_EVENTS = frozenset(
    "be have gain benefit receive meet visit travel arrive attend hear face suffer lose get act "
    "become remain need".split()
)


def find_stances(
    doc: Doc, *, cast: Cast, attributor: Attributor, cues: CueIndex, issuer: tuple[str, ...] = ()
) -> tuple[Stance, ...]:
    """Find the stances of a document.

    Args:
        doc: An annotated document.
        cast: Who is who in it.
        attributor: Who says what in it.
        cues: The lexicon by head.
        issuer: Who issues the document, if an actor does: a ministry, not a newspaper.

    Returns:
        Stances in order of their cues and contents, no two with the same content and holder.
    """
    reader = _Reader(cast=cast, attributor=attributor, cues=cues)
    by_cue = [stance for sent in sentences(doc) for stance in reader.read_cues(sent)]
    spoken = reader.read_attributions(by_cue)
    by_rule = without_doubles(sorted((*by_cue, *spoken), key=_text_order))
    holding = Holding(cast, attributor, issuer=issuer)
    stances = reconcile(by_rule, find_guesses(doc), holding=holding, cues=cues)
    return tuple(without_doubles(sorted(stances, key=_text_order)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    cast: Cast
    attributor: Attributor
    cues: CueIndex

    # Positions by their cue

    def read_cues(self, sent: Span) -> Iterator[Stance]:
        """Yield the stances that the cues of a sentence show, the governing ones first."""
        regions: list[Span] = []
        used: set[int] = set()
        for token in sorted(sent, key=_reading_order):
            if token.i in used or is_blocked(token, regions):
                continue
            for stance in self._read_cue(token):
                regions.append(stance.content)
                # "Expressed support for": the noun of a longer cue shows no stance of its own.
                used |= {t.i for t in stance.cue if t != stance.head and t.i < stance.content.start}
                yield stance

    def _read_cue(self, token: Token) -> tuple[Stance, ...]:
        """The stances of the first row of the lexicon that fits a word with all its roles."""
        for match in matches(token, self.cues):
            if is_preface(match, self.cues):
                return ()
            if match.cue.is_speech:
                if any(a.content.head == token for a in self.attributor.attributions):
                    return ()
                continue
            stances = tuple(self._stances(match))
            if stances:
                return stances
        return tuple(self._plan(token))

    def _plan(self, token: Token) -> Iterator[Stance]:
        """A plan that the narrator reports: "The EU will send police to Haiti"."""
        will = next((c for c in children(token, "aux") if c.lower_ == "will"), None)
        governing = self.attributor.governing(token)
        governed = governing is not None and governing.content == token
        if will is None or governed or polarity(token) is not Polarity.HOLDS:
            return
        head = understood_subject(token)
        holder = self.cast.resolve(head) if head is not None else ()
        if not holder or is_passive(token) or opens_cue(token, self.cues):
            return
        if is_one_of(token, _EVENTS) or not any(children(token, "obj", "xcomp", "obl")):
            return
        for content in split_infinitives(token.doc[will.i + 1 : content_span(token).end]):
            yield Stance(
                holder=holder,
                act=Act.COMMIT,
                content=content,
                cue=token.doc[will.i : will.i + 1],
                head=token,
                addressee=named_in(token, self.cast, holder=holder, act=Act.COMMIT),
                reporter=self.attributor.reporters(token, holder),
                strength=2,
                rule="plan",
            )

    def _stances(self, match: CueMatch) -> Iterator[Stance]:
        asserted = assert_act(match)
        if asserted is None:
            return
        speaker = self.attributor.voice(match.head)
        holder = holders(match, self.cast, speaker=speaker)
        if not holder:
            return
        for content in contents(match):
            if set(self.cast.resolve(content.head)) == set(holder):
                continue  # "The offer of France": the holder is no content.
            if self._is_addressee(content.head, match):
                continue  # "Demands on Iran" are put to Iran, those on tariffs are about them.
            if is_undone(asserted.act, content.head) or hides_name(content.head):
                continue
            if declines_refusal(match, content.head, self.cues):
                continue
            yield Stance(
                holder=holder,
                act=weigh_act(asserted.act, match, content.head, cast=self.cast, holder=holder),
                content=content.span,
                cue=match.span,
                head=match.head,
                addressee=addressees(
                    match,
                    content.head,
                    self.cast,
                    act=asserted.act,
                    holder=holder,
                    speaker=speaker,
                ),
                reporter=self.attributor.reporters(match.head, holder),
                strength=match.cue.strength,
                rule="negated-cue" if asserted.negated else f"cue-{match.cue.kind}",
            )

    def _is_addressee(self, head: Token, match: CueMatch) -> bool:
        by = f"prep:{case_lemma(head)}"
        return by in match.cue.addressee and bool(self.cast.resolve(head))

    # Positions by what is said

    def read_attributions(self, by_cue: Iterable[Stance]) -> Iterator[Stance]:
        """Yield what is said, where no cue in the clause's head has said it already."""
        by_cue = tuple(by_cue)
        heads = {stance.head.i: stance for stance in by_cue}
        for attribution in self.attributor.attributions:
            if self._is_told(attribution, by_cue):
                continue
            shown = heads.get(attribution.content.i)
            stance = self._spoken(attribution)
            if stance is None or (shown is not None and not _adds(stance, shown)):
                continue
            yield stance

    def _is_told(self, attribution: Attribution, by_cue: Iterable[Stance]) -> bool:
        """Whether what is said is said already."""
        # So it is where it only says that the speaker says something ("I have told them that"),
        # or is part of what a cue of the speaker's own is about.
        head = attribution.content
        says = any(
            a.cue is not None
            and a.cue.start <= head.i < a.cue.end
            and a.content.i != head.i
            and self.cast.share_side(a.speaker, attribution.speaker)
            for a in self.attributor.attributions
        )
        return says or any(
            s.content.start <= head.i < s.content.end
            and s.head.i != head.i
            and self.cast.share_side(s.holder, attribution.speaker)
            for s in by_cue
        )

    def _spoken(self, attribution: Attribution) -> Stance | None:
        if not attribution.speaker:
            return None
        reading = read_clause(attribution, cast=self.cast, cues=self.cues)
        if reading is None or len(reading.content) < 3:
            return None
        clause = attribution.content
        cue = reading.cue or attribution.cue or clause.doc[clause.i : clause.i + 1]
        return Stance(
            holder=attribution.speaker,
            act=reading.act,
            content=_cut(reading.content, attribution.until),
            cue=cue,
            head=clause,
            addressee=tuple(k for k in reading.addressee if k not in attribution.speaker),
            strength=reading.strength,
            rule=_rule(reading.rule, attribution),
        )


def _adds(spoken: Stance, shown: Stance) -> bool:
    """Whether a report is more than a report: it accuses the holder of what it reports."""
    return bool(shown.reporter) and spoken.act is Act.ACCUSE


def _cut(content: Span, until: int | None) -> Span:
    """End a content where what is said ends, though the tree goes on."""
    if until is None or content.end <= until or content.start >= until:
        return content
    return trim(content.doc[content.start : until])


def _rule(rule: str, attribution: Attribution) -> str:
    """Tell what a speaker is reported to say from what an author writes himself."""
    return f"own-{rule}" if attribution.is_own else rule


def _text_order(stance: Stance) -> tuple[int, int]:
    return stance.cue.start, stance.content.start


def _reading_order(token: Token) -> tuple[bool, int, int]:
    """Nouns that announce a list come first, since parsers scatter its items; then by depth."""
    return (not announces_list(token), sum(1 for _ in token.ancestors), token.i)
