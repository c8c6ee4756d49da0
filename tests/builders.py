"""Small analyses for tests: what a test does not care about has a sensible value."""

from dataclasses import replace
from typing import Any

from graphbuilder.model import (
    Act,
    Actor,
    ActorEntry,
    ActorKind,
    Agreement,
    AgreementEntry,
    AgreementKind,
    Analysis,
    Catalogue,
    Clause,
    Document,
    Leader,
    Membership,
    Mode,
    OfficeRole,
    PartialDate,
    Position,
    Provision,
    Record,
    Succession,
    Term,
    TextSpan,
)
from graphbuilder.rdf import Quad, Run, encode, encode_catalogue
from graphbuilder.store import GraphStore

DEMAND = (
    "Ruritania and Borduria urged Sylvania on Monday to reopen the locks on the Mur, as the Zenda "
    "Accord of 1904 requires."
)
REFUSAL = "Ana Kolar, the Sylvanian foreign minister, said Borduria had rejected a joint survey."
TEXT = f"{DEMAND}\n{REFUSAL}"

RUN = Run(version="0.1.0", config_sha256="c0ffee")


def make_document(**changes: Any) -> Document:  # noqa: ANN401 # any field of the document
    """Make a short dispatch of 1994."""
    document = Document(
        id="dispatch",
        text=TEXT,
        title="Neighbours quarrel over the Mur",
        date=PartialDate(1994, 5, 3),
        publisher="The Strelsau Courier",
        url="https://courier.example/1994/mur",
    )
    return replace(document, **changes)


def span_of(text: str, *, of: str = TEXT) -> TextSpan:
    """Find the first place of some words in a text."""
    start = of.index(text)
    return TextSpan.cut(of, start, start + len(text))


def make_position(**changes: Any) -> Position:  # noqa: ANN401 # any field of the position
    """Make the demand of the dispatch: Ruritania and Borduria urge Sylvania."""
    position = Position(
        id="p1",
        holder=("RUR", "BOR"),
        act=Act.DEMAND,
        addressee=("SYL",),
        content=span_of("to reopen the locks on the Mur"),
        cue=span_of("urged"),
        sentence=span_of(DEMAND),
        cites=("zenda",),
        strength=3,
        confidence=0.87,
        origin="rule:urge",
    )
    return replace(position, **changes)


def make_refusal(**changes: Any) -> Position:  # noqa: ANN401 # any field of the position
    """Make the refusal of the dispatch: Borduria rejects, as Kolar and her side report."""
    return make_position(**{
        "id": "p2",
        "holder": ("BOR",),
        "act": Act.REJECT,
        "addressee": (),
        "reporter": ("kolar", "SYL"),
        "content": span_of("a joint survey"),
        "cue": span_of("rejected"),
        "sentence": span_of(REFUSAL),
        "cites": (),
        "strength": None,
        "confidence": 1.0,
        "responds_to": "p1",
        **changes,
    })


def make_actors() -> tuple[Actor, ...]:
    """Make the actors of the dispatch, in an order that is not that of their ids."""
    return (
        Actor(
            id="RUR",
            name="Ruritania",
            kind=ActorKind.STATE,
            wikidata="Q1",
            mentions=(span_of("Ruritania"),),
        ),
        Actor(id="BOR", name="Borduria", kind=ActorKind.STATE, mentions=(span_of("Borduria"),)),
        Actor(
            id="SYL",
            name="Sylvania",
            kind=ActorKind.STATE,
            mentions=(span_of("Sylvania"), span_of("Sylvanian")),
        ),
        Actor(
            id="kolar",
            name="Ana Kolar",
            kind=ActorKind.PERSON,
            party="SYL",
            mentions=(span_of("Ana Kolar"), span_of("the Sylvanian foreign minister")),
        ),
    )


def make_analysis(**changes: Any) -> Analysis:  # noqa: ANN401 # any field of the analysis
    """Make the analysis of the dispatch: four actors, an agreement, two positions, a provision."""
    accord = Agreement(
        id="zenda", name="Zenda Accord", year=1904, mentions=(span_of("Zenda Accord of 1904"),)
    )
    provision = Provision(
        agreement=("zenda",),
        mode=Mode.REQUIRES,
        content=span_of("to reopen the locks on the Mur"),
        reporter=("RUR",),
    )
    analysis = Analysis(
        document=make_document(),
        actors=make_actors(),
        agreements=(accord,),
        positions=(make_position(), make_refusal()),
        provisions=(provision,),
    )
    return replace(analysis, **changes)


def make_position_in(
    text: str,
    sentence: str,
    *,
    cue: str,
    content: str,
    **fields: Any,  # noqa: ANN401 # any field of the position
) -> Position:
    """Make a position of a sentence that stands once in a text, by the words of its parts."""
    start = text.index(sentence)

    def place(words: str) -> TextSpan:
        at = start + sentence.index(words)
        return TextSpan.cut(text, at, at + len(words))

    return Position(cue=place(cue), content=place(content), sentence=place(sentence), **fields)


def make_answer(**changes: Any) -> Analysis:  # noqa: ANN401 # any field of the analysis
    """Make what another paper has on the dispatch: accusations both ways, an offer, a promise."""
    lines = (
        "Ana Kolar accused Ruritania of closing the Mur, which the Zenda Accord forbids.",
        "Ruritania denied closing the Mur.",
        "Sylvania offered Ruritania to reopen the locks if it withdrew its barges.",
        "Borduria promised Sylvania a fair toll.",
        "Ruritania accused Sylvania of raising the toll under the Zenda Accord.",
    )
    text = "\n".join(lines)
    positions = (
        make_position_in(
            text, lines[0], cue="accused", content="closing the Mur", id="p1", act=Act.ACCUSE,
            holder=("kolar",), addressee=("RUR",), cites=("zenda",), confidence=0.5,
            origin="rule:accuse",
        ),
        make_position_in(
            text, lines[1], cue="denied", content="closing the Mur", id="p2", act=Act.DENY,
            holder=("RUR",), addressee=("SYL",), responds_to="p1",
        ),
        make_position_in(
            text, lines[2], cue="offered", content="to reopen the locks", id="p3", act=Act.PROPOSE,
            holder=("SYL",), addressee=("RUR",), condition="if it withdrew its barges",
        ),
        make_position_in(
            text, lines[3], cue="promised", content="a fair toll", id="p4", act=Act.COMMIT,
            holder=("BOR",), addressee=("SYL",),
        ),
        make_position_in(
            text, lines[4], cue="accused", content="raising the toll", id="p5", act=Act.ACCUSE,
            holder=("RUR",), addressee=("SYL",), cites=("zenda",),
        ),
    )  # fmt: skip
    document = Document(
        id="answer",
        text=text,
        title="Kolar answers",
        date=PartialDate(1994, 6, 7),
        publisher="The Szohod Herald",
    )
    analysis = Analysis(
        document=document,
        actors=tuple(replace(actor, mentions=()) for actor in make_actors()),
        agreements=(Agreement(id="zenda", name="Zenda Accord", year=1904),),
        positions=positions,
        provisions=(
            Provision(
                agreement=("zenda",),
                mode=Mode.FORBIDS,
                content=span_of("closing the Mur", of=text),
                reporter=("kolar",),
            ),
        ),
    )
    return replace(analysis, **changes)


def make_press() -> tuple[Analysis, ...]:
    """Make the dispatch, a copy of it, the answer, a text without metadata, one without positions.

    Returns:
        The analyses; every query finds something in them and the catalogue.
    """
    return (
        make_analysis(),
        make_analysis(document=make_document(id="copy", publisher="The Szohod Herald")),
        make_answer(),
        make_analysis(document=make_document(id="bare", title="", date=None, url="", publisher="")),
        make_analysis(document=make_document(id="empty"), positions=()),
    )


def fill_press(store: GraphStore) -> GraphStore:
    """Put the press and the catalogue into a store."""
    for quads in (
        *(encode(analysis, run=RUN) for analysis in make_press()),
        make_catalogue_quads(),
    ):
        store.replace(quads[0][3], quads)
    return store


def make_quads(**changes: Any) -> tuple[Quad, ...]:  # noqa: ANN401 # any field of the analysis
    """Encode the analysis of the dispatch."""
    return encode(make_analysis(**changes), run=RUN)


def make_catalogue(**changes: Any) -> Catalogue:  # noqa: ANN401 # any field of the catalogue
    """Make a catalogue of the world of the dispatch: four states, a league, a person, an accord."""
    states = {"RUR": "Ruritania", "BOR": "Borduria", "SYL": "Sylvania", "OSYL": "Old Sylvania"}
    league = ActorEntry(
        id="LEAGUE",
        name="Mur League",
        kind=ActorKind.IGO,
        official="League of the States on the Mur",
        aliases=("the League",),
        founded=PartialDate(1900, 4, 1),
        dissolved=PartialDate(1999),
    )
    organ = ActorEntry(
        id="DIET",
        name="Diet",
        kind=ActorKind.ORGANISATION,
        official="Diet",
        adjectives=("Dietal",),
        metonyms=("Strelsau",),
        party="RUR",
        wikidata="Q2",
        valid_from=1848,
        valid_to=2001,
    )
    accord = AgreementEntry(
        id="zenda",
        name="Zenda Accord",
        year=1904,
        kind=AgreementKind.ACCORD,
        aliases=("Accord of Zenda",),
        place="Zenda",
        body="LEAGUE",
        wikidata="Q3",
        signed=PartialDate(1904, 6),
        in_force=PartialDate(1905, 1, 1),
        ended=PartialDate(2001),
        parties_are_complete=True,
    )
    kolar = Leader(
        name="Ana Kolar",
        party="SYL",
        role=OfficeRole.FOREIGN_MINISTER,
        from_year=1990,
        to_year=1997,
        aliases=("Kolar",),
        wikidata="Q4",
    )
    catalogue = Catalogue(
        actors=(
            *(
                ActorEntry(id=key, name=name, kind=ActorKind.STATE, official=name)
                for key, name in states.items()
            ),
            league,
            organ,
        ),
        leaders=(kolar,),
        agreements=(accord,),
    )
    return replace(catalogue, **changes)


def make_record(**changes: Any) -> Record:  # noqa: ANN401 # any field of the record
    """Make the record of that world: Borduria left the League and came back."""
    record = Record(
        memberships=(
            Membership(whole="LEAGUE", member="RUR", first=PartialDate(1900, 4, 1)),
            Membership(
                whole="LEAGUE",
                member="BOR",
                first=PartialDate(1901),
                last=PartialDate(1950, 6),
            ),
            Membership(whole="LEAGUE", member="BOR", first=PartialDate(1960, 2, 29)),
            Membership(whole="LEAGUE", member="SYL"),
        ),
        parties=(
            Membership(whole="zenda", member="RUR"),
            Membership(whole="zenda", member="OSYL", first=PartialDate(1904, 6)),
            Membership(
                whole="zenda", member="BOR", first=PartialDate(1904), last=PartialDate(1938)
            ),
            Membership(whole="zenda", member="BOR", first=PartialDate(1946)),
        ),
        terms=(
            Term(
                person="Ana Kolar",
                role=OfficeRole.FOREIGN_MINISTER,
                party="SYL",
                first=PartialDate(1992, 3, 1),
                last=PartialDate(1996, 5),
            ),
            Term(
                person="Ana Kolar",
                role=OfficeRole.HEAD_OF_GOVERNMENT,
                party="SYL",
                first=PartialDate(1996, 6, 1),
            ),
        ),
        clauses=(
            Clause(
                agreement="zenda",
                locator="Art. 2",
                mode=Mode.REQUIRES,
                content="the parties keep the locks on the Mur open",
            ),
            Clause(
                agreement="zenda",
                locator=None,
                mode=Mode.FORBIDS,
                content="a party closes the Mur to ships of another",
            ),
        ),
        successions=(Succession(actor="SYL", continues="OSYL"),),
    )
    return replace(record, **changes)


def make_catalogue_quads(**changes: Any) -> tuple[Quad, ...]:  # noqa: ANN401 # any field of the record
    """Encode that catalogue and its record."""
    record = make_record(**changes)
    return tuple(encode_catalogue(make_catalogue(), record, tables_sha256="c0ffee"))
