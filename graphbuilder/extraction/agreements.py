"""Which agreements a document cites, and by which words.

Known titles come from the catalogue. Others are recognised by their form: a name that ends in
"Treaty" or "Accord", a numbered UN resolution, or what was agreed at a summit of a known body in
a known year ("the agreements reached during the OSCE summit in 1999").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from graphbuilder.extraction.gazetteer import KnownName, NameKind
from graphbuilder.extraction.persons import slug
from graphbuilder.model import Agreement, AgreementEntry, Document
from graphbuilder.nlp.syntax import noun_phrase

#: Words that name a kind of agreement; capitalised behind a name they make its title.
KINDS = frozenset(
    "treaty agreement agreements accord accords pact convention protocol protocols charter "
    "declaration memorandum communiqué communique act compact covenant statute".split()
)

#: Words by which a text points back to an agreement.
POINTERS = KINDS | {"document", "documents", "resolution", "text", "deal"}

_MEETINGS = frozenset({"summit", "summits", "meeting", "conference"})

#: "UN Security Council Resolution 1441", "resolution 242", "UNSCR 1973", "Resolution ES-11/1".
_RESOLUTION = re.compile(
    r"(?P<body>(?:(?:UN|U\.N\.|United Nations) )?(?:Security Council|General Assembly) |"
    r"(?:UN|U\.N\.|United Nations) )?"
    r"(?:[Rr]esolution|UNSCR) (?:No\.? ?)?(?P<number>(?:ES-)?\d{1,4}(?:/\d+)?)"
    r"(?: (?:of |\()(?P<year>(?:19|20)\d\d)\b\)?)?"
)

_YEAR = re.compile(r"(?:1[89]|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A stretch that cites an agreement."""

    span: Span
    agreement: str


class Agreements:
    """The agreements that a document cites, by the words that cite them."""

    def __init__(
        self,
        document: Document,
        doc: Doc,
        catalogue: Iterable[AgreementEntry],
        known: Iterable[KnownName],
    ) -> None:
        self._document = document
        self._doc = doc
        self._catalogue = {entry.id: entry for entry in catalogue}
        self._known = tuple(known)
        self._cited: dict[str, Agreement] = {}
        citations = [*self._titles(), *self._resolutions(), *self._summits(), *self._named()]
        self.citations = tuple(sorted(citations, key=lambda c: (c.span.start, c.agreement)))

    def values(self) -> tuple[Agreement, ...]:
        """The agreements with their mentions, in order of the first."""
        mentions: dict[str, dict[int, Span]] = {}
        for citation in self.citations:
            mentions.setdefault(citation.agreement, {})[citation.span.start] = citation.span
        return tuple(self._with_mentions(key, spans.values()) for key, spans in mentions.items())

    def within(self, span: Span) -> tuple[str, ...]:
        """The agreements cited inside a stretch, or that a pointer in it refers back to."""
        cited = [c.agreement for c in self.citations if span.start <= c.span.start < span.end]
        for token in span:
            cited.extend(self._pointed(token))
        return tuple(dict.fromkeys(cited))

    def at(self, token: Token) -> tuple[str, ...]:
        """The agreements that the noun phrase of a head cites or points back to."""
        phrase = token.doc[token.left_edge.i : token.right_edge.i + 1]
        own = [
            c.agreement
            for c in self.citations
            if c.span.start < phrase.end
            and c.span.end > phrase.start
            and c.span.start <= token.i < c.span.end
        ]
        return tuple(dict.fromkeys(own)) or self._pointed(token)

    def _pointed(self, token: Token) -> tuple[str, ...]:
        """What "the treaty" or "those agreements" points back to: the latest cited together."""
        if token.lower_ not in POINTERS and token.lower_ not in {"latter", "former"}:
            return ()
        phrase = noun_phrase(token)
        if phrase[0].lower_ not in {"the", "this", "that", "these", "those"} or len(phrase) > 3:
            return ()
        before = [c for c in self.citations if c.span.end <= token.i]
        if not before:
            return ()
        last = before[-1].span
        return tuple(c.agreement for c in before if c.span.start == last.start)

    def _with_mentions(self, key: str, spans: Iterable[Span]) -> Agreement:
        agreement = self._cited[key]
        return Agreement(
            id=key,
            name=agreement.name,
            year=agreement.year,
            wikidata=agreement.wikidata,
            mentions=tuple(self._document.span(s.start_char, s.end_char) for s in spans),
        )

    def _cite(self, span: Span, entry: AgreementEntry) -> Citation:
        self._cited.setdefault(
            entry.id,
            Agreement(id=entry.id, name=entry.name, year=entry.year, wikidata=entry.wikidata),
        )
        return Citation(span=span, agreement=entry.id)

    def _exists(self, entry: AgreementEntry) -> bool:
        """Whether an agreement is not younger than the document."""
        day = self._document.date
        return day is None or entry.year <= day.year

    def _titles(self) -> Iterator[Citation]:
        for name in self._known:
            if name.kind is NameKind.AGREEMENT and self._exists(self._catalogue[name.key]):
                yield self._cite(_with_year(name.span), self._catalogue[name.key])

    def _resolutions(self) -> Iterator[Citation]:
        for match in _RESOLUTION.finditer(self._doc.text):
            span = self._doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if span is None:
                continue
            # The Council numbers its resolutions through; the Assembly names the session.
            assembly = "Assembly" in (match["body"] or "") or not match["number"].isdigit()
            body = "General Assembly" if assembly else "Security Council"
            name = f"UN {body} Resolution {match['number']}"
            year = int(match["year"]) if match["year"] else None
            self._cited.setdefault(slug(name), Agreement(id=slug(name), name=name, year=year))
            yield Citation(span=span, agreement=slug(name))

    def _summits(self) -> Iterator[Citation]:
        """Cite a body's documents by their year: "the OSCE summit in 1999 and in 2010"."""
        bodies = {n.span.end: n.key for n in self._known if n.kind is NameKind.NAME}
        for token in self._doc:
            if token.lower_ not in _MEETINGS or token.i not in bodies:
                continue
            span = _meeting_phrase(token)
            years = {int(t.text) for t in span if _YEAR.fullmatch(t.text)}
            for entry in self._catalogue.values():
                if entry.body == bodies[token.i] and entry.year in years:
                    yield self._cite(span, entry)

    def _named(self) -> Iterator[Citation]:
        """A capitalised name that ends in a word for agreements: "the Cotonou Agreement"."""
        taken = {t.i for n in self._known if n.kind is NameKind.AGREEMENT for t in n.span}
        for token in self._doc:
            if token.lower_ not in KINDS or not token.text[0].isupper() or token.i in taken:
                continue
            start = token.i
            while start > token.sent.start and _is_title_word(
                self._doc[start - 1], start - 1 in taken
            ):
                start -= 1
            while start < token.i and not self._doc[start].text[0].isupper():
                start += 1
            if start < token.i and token.i + 1 <= len(self._doc):
                span = _with_year(self._doc[start : token.i + 1])
                years = [int(t.text) for t in span if _YEAR.fullmatch(t.text)]
                name = self._doc[start : token.i + 1].text
                key = slug(name) + (f"-{years[-1]}" if years else "")
                year = years[-1] if years else None
                self._cited.setdefault(key, Agreement(id=key, name=name, year=year))
                yield Citation(span=span, agreement=key)


def _is_title_word(token: Token, taken: bool) -> bool:  # noqa: FBT001 # a private predicate
    if taken or token.is_sent_start:
        return False
    small = token.lower_ in {"of", "on", "for", "and", "the", "-", "–"} and token.i > 0
    capital = token.text[0].isupper() and token.pos_ not in {"PRON", "DET"}
    return capital or (small and token.nbor(-1).text[0].isupper())


def _with_year(span: Span) -> Span:
    """Take "of 1975" behind and "1975" before a title into the span."""
    doc, start, end = span.doc, span.start, span.end
    if (
        end + 1 < len(doc)
        and doc[end].lower_ in {"of", "in", "("}
        and _YEAR.fullmatch(doc[end + 1].text)
    ):
        end += 2
        if end < len(doc) and doc[end].text == ")":
            end += 1
    if start and _YEAR.fullmatch(doc[start - 1].text):
        start -= 1
    return doc[start:end]


def _meeting_phrase(meeting: Token) -> Span:
    """From the agreements that were reached at a meeting to the years of the meeting."""
    doc, sent = meeting.doc, meeting.sent
    start = meeting.i
    for token in reversed(doc[sent.start : meeting.i]):
        if token.lower_ in POINTERS | {"commitments", "commitment"}:
            start = token.i
            break
    end = meeting.i + 1
    for token in doc[meeting.i + 1 : sent.end]:
        if _YEAR.fullmatch(token.text):
            end = token.i + 1
        elif token.lower_ not in {"in", "of", "and", ",", "the"} and token.pos_ != "PROPN":
            break
    return doc[start:end]
