"""Document → Analysis: the extractor that the rest of the program calls."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc

from graphbuilder.extraction.addressing import Candidates, find_addressees
from graphbuilder.extraction.agreements import AgreementIndex, Agreements
from graphbuilder.extraction.attribution import Attributor, is_first_person
from graphbuilder.extraction.cast import Cast
from graphbuilder.extraction.casting import Knowledge, make_cast
from graphbuilder.extraction.describing import Describer
from graphbuilder.extraction.gazetteer import Gazetteer
from graphbuilder.extraction.known_names import KnownName, NameKind
from graphbuilder.extraction.positions import find_stances
from graphbuilder.extraction.provisions import find_provisions
from graphbuilder.extraction.replies import find_replies
from graphbuilder.extraction.stances import MIN_CONFIDENCE, to_positions
from graphbuilder.extraction.titles import index_titles
from graphbuilder.lexicons.actors import index_surnames
from graphbuilder.lexicons.bodies import load_bodies
from graphbuilder.lexicons.catalogue import load_catalogue
from graphbuilder.lexicons.cues import index_cues, load_cues
from graphbuilder.lexicons.descriptors import load_descriptors
from graphbuilder.lexicons.media import load_media
from graphbuilder.lexicons.offices import load_offices
from graphbuilder.lexicons.senses import load_senses
from graphbuilder.model import Analysis, Catalogue, Document
from graphbuilder.nlp.annotation import annotate
from graphbuilder.nlp.quotations import quotations

#: "Statement of Estonia in the General Debate": whom a title says to speak.
_AUTHORED = re.compile(
    r"(?i:statement|speech|remarks|address|message|letter|declaration)s? (?:by|of|from) (.{1,60})"
)

#: "On behalf of the Estonian Government, I ...": for whom a speaker says to speak.
_ON_BEHALF = re.compile(r"(?:\bOn|\b(?:I|[Ww]e)\b[^.\n]{0,60}\bon) behalf of (.{1,40})")


class Extractor(Protocol):
    """Whatever finds the positions of a document."""

    def extract(self, document: Document) -> Analysis:
        """Read one document."""
        ...


class RuleExtractor:
    """Reads positions by grammar: cues of a lexicon and their roles in UD trees.

    Args:
        nlp: A pipeline with UD syntax and entities.
        catalogue: What is known of actors and agreements, if not that of the package.
        min_confidence: Positions that are less sure are left out.
    """

    def __init__(
        self,
        nlp: Language,
        catalogue: Catalogue | None = None,
        *,
        min_confidence: float = MIN_CONFIDENCE,
    ) -> None:
        catalogue = catalogue or load_catalogue()
        self._nlp = nlp
        self._min_confidence = min_confidence
        self._agreements = AgreementIndex(
            titles=index_titles(catalogue.agreements), entries=catalogue.agreements
        )
        self._gazetteer = Gazetteer(
            nlp,
            actors=catalogue.actors,
            leaders=catalogue.leaders,
            agreements=catalogue.agreements,
            senses=load_senses(),
        )
        self._knowledge = Knowledge(
            actors={actor.id: actor for actor in catalogue.actors},
            surnames=index_surnames(catalogue.leaders),
            describer=Describer(
                nlp,
                offices=load_offices(),
                bodies=load_bodies(),
                descriptors=load_descriptors(),
            ),
            media=load_media(),
        )
        self._cues = index_cues(load_cues())

    def extract(self, document: Document) -> Analysis:
        """Read one document; the same document gives the same analysis."""
        return next(self.extract_all([document]))

    def extract_all(self, documents: Iterable[Document]) -> Iterator[Analysis]:
        """Read documents, lazily and in order."""
        for document, doc in annotate(self._nlp, documents):
            yield self._analyse(document, doc)

    def link(self, document: Document, doc: Doc) -> tuple[Cast, Agreements]:
        """Tell who and what the words of an annotated document name.

        Args:
            document: The document.
            doc: Its annotated text.

        Returns:
            The actors and the agreements, by the words that name and cite them.
        """
        known = self._gazetteer.find(doc, year=document.date.year if document.date else None)
        home = self._first_actor(document.publisher)
        cast = make_cast(document, doc, known=known, knowledge=self._knowledge, home=home)
        agreements = Agreements(document, doc, index=self._agreements, known=known, cast=cast)
        return cast, agreements

    def read(self, document: Document, doc: Doc, cast: Cast) -> tuple[Attributor, Candidates]:
        """Tell who says what in an annotated document, and what stances it holds.

        Args:
            document: The document.
            doc: Its annotated text.
            cast: Who is who in it.

        Returns:
            Who says what; and the stances, directed at whom their grammar shows, with whom they
            may be directed at.
        """
        attributor = Attributor(
            doc,
            cast=cast,
            cues=self._cues,
            author=self._author(document, doc, cast),
            is_speech=bool(_spoken_for(document)),
        )
        stances = find_stances(
            doc,
            cast=cast,
            attributor=attributor,
            cues=self._cues,
            issuer=self._issuer(document, cast),
        )
        candidates = Candidates(
            [s for s in stances if s.confidence >= self._min_confidence],
            doc=doc,
            cast=cast,
            attributor=attributor,
            titled=frozenset(name.key for name in self._gazetteer.find_in(document.title)),
        )
        return attributor, candidates

    def _analyse(self, document: Document, doc: Doc) -> Analysis:
        cast, agreements = self.link(document, doc)
        attributor, candidates = self.read(document, doc, cast)
        stances = find_addressees(candidates)
        positions = to_positions(stances, document, agreements, replies=find_replies(stances, cast))
        provisions = tuple(
            find_provisions(document, doc, agreements=agreements, attributor=attributor)
        )
        used = chain.from_iterable((*p.holder, *p.addressee, *p.reporter) for p in positions)
        reporters = chain.from_iterable(p.reporter for p in provisions)
        return Analysis(
            document=document,
            actors=cast.actors(chain(used, reporters)),
            agreements=agreements.values(),
            positions=positions,
            provisions=provisions,
        )

    def _author(self, document: Document, doc: Doc, cast: Cast) -> tuple[str, ...]:
        """The actor that a statement's "we" stands for: named in title or text, or publishing."""
        if not is_first_person(doc, quotations(doc)):
            return ()
        return self._named_in((*_spoken_for(document), document.publisher), cast)

    def _issuer(self, document: Document, cast: Cast) -> tuple[str, ...]:
        """The actor that issues a document, in its first person or not."""
        return self._named_in((document.publisher,), cast)

    def _named_in(self, texts: Iterable[str], cast: Cast) -> tuple[str, ...]:
        """The first actor that any of some texts names."""
        found = next(filter(None, map(self._first_actor, texts)), None)
        return () if found is None else (cast.require(found),)

    def _first_actor(self, text: str) -> str | None:
        """The id of the first actor that a text names."""
        names = filter(_is_author, self._gazetteer.find_in(text))
        return next((name.key for name in names), None)


def _spoken_for(document: Document) -> tuple[str, ...]:
    """What a speech or letter says of whom it speaks for, in its title or its text."""
    found = (*_AUTHORED.finditer(document.title), *_ON_BEHALF.finditer(document.text))
    return tuple(match[1] for match in found)


def _is_author(name: KnownName) -> bool:
    return name.kind in {NameKind.NAME, NameKind.METONYM, NameKind.ADJECTIVE}
