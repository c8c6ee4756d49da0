"""A small world of invented documents: who says what, in the fewest words that a test needs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from graphbuilder.assembly import Assembly, Corpus, assemble, update_assembly
from graphbuilder.assembly.corpus import Naming, StoredActor, StoredPosition, StoredText
from graphbuilder.assembly.gists import Gist, Reader
from graphbuilder.assembly.stances import Stance
from graphbuilder.lexicons.issues import load_issues
from graphbuilder.lexicons.vocabulary import load_vocabulary
from graphbuilder.model import (
    Act,
    Actor,
    ActorKind,
    Analysis,
    Document,
    IssueEdit,
    IssueEntry,
    PartialDate,
    Position,
    TextSpan,
)
from graphbuilder.rdf import DEFAULT_BASE, Iris, Quad, encode
from graphbuilder.store import MemoryStore
from tests.builders import RUN

STATES = {"RUR": "Ruritania", "BOR": "Borduria", "SYL": "Sylvania", "ZUB": "Zubrowka"}
#: Persons with the state that they speak for.
PERSONS = {"ana-kolar": ("Ana Kolar", "SYL"), "igor-sand": ("Igor Sand", "BOR")}

_NAME = re.compile(r"\[(.+?)\]")


def iri(key: str) -> str:
    """Name an actor."""
    return str(Iris().actor(key))


def said(content: str, **changes: object) -> StoredPosition:
    """Make a position of Ruritania; names in the content stand in brackets: "to free [Zenda]"."""
    facts = {"by": "RUR", "act": "demand", "to": "", "on": "1994-05-03", "document": "d1"} | changes
    document, names = str(facts["document"]), tuple(_names(content))
    text = _NAME.sub(r"\1", content)
    return StoredPosition(
        position=str(facts.get("position", f"urn:{document}/{facts['by']}/{facts['act']}/{text}")),
        document=document,
        act=Act(str(facts["act"])),
        content=text,
        language="en",
        names=names,
        holders=tuple(sorted(map(iri, str(facts["by"]).split()))),
        addressees=tuple(sorted(map(iri, str(facts["to"]).split()))),
        responds_to=str(facts["answers"]) if "answers" in facts else None,
        date=PartialDate.parse(str(facts["on"])) if facts["on"] else None,
    )


def _names(marked: str) -> Iterable[Naming]:
    for match in _NAME.finditer(marked):
        start = match.start() - marked[: match.start()].count("[") * 2
        yield Naming(start=start, end=start + len(match[1]), thing=f"urn:{match[1].lower()}")


def corpus(*positions: StoredPosition, texts: Iterable[StoredText] = ()) -> Corpus:
    """Put positions into documents whose texts are all different, unless they are given."""
    given = {text.document: text for text in texts}
    dates = {position.document: position.date for position in positions}
    for document, date in dates.items():
        own = " ".join(f"{document}-{number}" for number in range(40))
        given.setdefault(document, StoredText(document=document, text=own, date=date))
    return Corpus(
        texts=tuple(given.values()),
        actors=tuple(_actors(dates)),
        positions=tuple(sorted(positions, key=lambda p: p.position)),
        labels={iri(key): name for key, name in STATES.items()},
    )


def _actors(documents: Iterable[str]) -> Iterable[StoredActor]:
    for document in documents:
        for key, name in STATES.items():
            yield StoredActor(document=document, actor=iri(key), label=name, kind=ActorKind.STATE)
        for key, (name, party) in PERSONS.items():
            yield StoredActor(
                document=document,
                actor=iri(key),
                label=name,
                kind=ActorKind.PERSON,
                party=iri(party),
            )


def assembled(
    *positions: StoredPosition,
    texts: Iterable[StoredText] = (),
    issues: Iterable[IssueEntry] = (),
    edits: Iterable[IssueEdit] = (),
) -> Assembly:
    """Assemble positions with the words of the package."""
    return assemble(
        corpus(*positions, texts=texts),
        vocabulary=load_vocabulary(),
        issues=tuple(issues),
        edits=tuple(edits),
    )


def contents(stance: Stance) -> set[str]:
    """List what the positions of a stance say."""
    return {position.stored.content for position in stance.positions}


def read(content: str, *, document: str = "d1") -> Gist:
    """Read a content with the words of the package."""
    return _reader().read(said(content, document=document))


@cache
def _reader() -> Reader:
    return Reader(load_vocabulary(), labels={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A document with one position.

    Attributes:
        id: Its id.
        date: When it was published.
        holder: The key of a state or person.
        act: What the holder does.
        content: The words.
        addressee: The key of a state or person, empty if none.
        story: What the document says beside it.
    """

    id: str
    date: str
    holder: str
    act: Act
    content: str
    addressee: str = ""
    story: str = ""

    def analysis(self) -> Analysis:
        """Write it as the analysis of a document."""
        cue = f"({self.act.value})"
        sentence = f"{_label(self.holder)} {cue} {_label(self.addressee)} {self.content}."
        text = f"{sentence}\n{self.story or ' '.join(f'{self.id}{n}' for n in range(40))}"
        document = Document(
            id=self.id, text=text, date=PartialDate.parse(self.date) if self.date else None
        )

        def span(words: str) -> TextSpan:
            return document.span(text.index(words), text.index(words) + len(words))

        position = Position(
            id="p1",
            holder=(self.holder,),
            act=self.act,
            addressee=(self.addressee,) if self.addressee else (),
            content=span(self.content),
            cue=span(cue),
            sentence=span(sentence),
        )
        return Analysis(
            document=document,
            actors=tuple(_cast(self, document)),
            positions=(position,),
        )

    def quads(self) -> tuple[Quad, ...]:
        """Encode it."""
        return encode(self.analysis(), run=RUN)


def _label(key: str) -> str:
    return STATES.get(key) or PERSONS.get(key, ("",))[0]


def _cast(report: Report, document: Document) -> Iterable[Actor]:
    keys = {report.holder, report.addressee} - {""}
    parties = {PERSONS[key][1] for key in keys if key in PERSONS}
    named = {key for key, name in STATES.items() if name in report.content}
    for key in sorted(keys | parties | named):
        name = _label(key)
        places = [m.start() for m in re.finditer(re.escape(name), document.text)]
        yield Actor(
            id=key,
            name=name,
            kind=ActorKind.STATE if key in STATES else ActorKind.PERSON,
            party=PERSONS[key][1] if key in PERSONS else None,
            mentions=tuple(document.span(at, at + len(name)) for at in places),
        )


#: What an agency wrote, and a paper printed.
WIRE = (
    "The barges wait below the locks until the council has met and the toll on barges is settled, "
    "a keeper of the locks told the agency on the telephone."
)
#: A demand in two copies, its refusal, a change of mind, and something else.
REPORTS = (
    Report(
        id="a-may",
        date="1994-05-03",
        holder="RUR",
        act=Act.DEMAND,
        content="that Sylvania lower the toll on barges",
        addressee="SYL",
        story=WIRE,
    ),
    Report(
        id="b-copy",
        date="1994-05-04",
        holder="RUR",
        act=Act.DEMAND,
        content="the barge toll of Sylvania be lowered",
        addressee="SYL",
        story=WIRE,
    ),
    Report(
        id="c-june",
        date="1994-06",
        holder="ana-kolar",
        act=Act.REJECT,
        content="lowering the toll of Sylvania on barges",
        addressee="RUR",
    ),
    Report(
        id="d-later",
        date="1996",
        holder="SYL",
        act=Act.SUPPORT,
        content="a lower toll of Sylvania on barges",
    ),
    Report(id="e-truce", date="1995", holder="BOR", act=Act.PROPOSE, content="a ceasefire"),
)


def make_derived_quads() -> tuple[Quad, ...]:
    """Encode the reports with what all of them together say."""
    store = MemoryStore(quad for report in REPORTS for quad in report.quads())
    update_assembly(store, vocabulary=load_vocabulary(), issues=load_issues(), base=DEFAULT_BASE)
    return tuple(store.quads())
