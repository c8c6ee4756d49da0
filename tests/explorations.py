"""What pages show, made up: as many positions as a test or a benchmark asks for."""

from collections.abc import Iterator, Mapping
from random import Random

from graphbuilder.model import Act, ActorKind
from graphbuilder.views.exploration import Exploration, Named, Passage, Source, Stated, Turn

ACTS = tuple(act.value for act in Act)
KINDS = (ActorKind.STATE, ActorKind.STATE, ActorKind.IGO, ActorKind.PERSON, ActorKind.BLOC)
_NAMES = tuple(
    "Ruritania Sylvania Borduria Zubrowka Graustark Strelsau Zenda Mur Szohod Klow Marshovia "
    "Orsinia Evallonia Freedonia Fenwick Lutha Carpania".split()
)
_TITLES = ("Republic of {}", "{}", "Minister of {}", "Union of {}", "League for {}")
_MATTERS = (
    "the locks on the Mur",
    "the toll at Zenda",
    "a joint survey",
    "the northern pass",
    "the fisheries",
    "an exchange of prisoners",
    "the customs union",
    "a ceasefire",
)


def make_exploration(
    positions: int, *, actors: int = 60, per_document: int = 10, distinct: bool = False
) -> Exploration:
    """Make an exploration.

    Args:
        positions: How many positions it has.
        actors: How many actors hold and receive them, some far more than others.
        per_document: How many positions a document has.
        distinct: Whether no two positions have holder, addressee and act in common, so that each
            is a line of its own even in a large network.

    Returns:
        The same exploration for the same numbers.
    """
    random = Random(positions)  # noqa: S311 # not for secrets
    cast = tuple(_actors(actors))
    stated = _distinct(cast, random) if distinct else _drawn(cast, random)
    labels = {actor.iri: actor.label for actor in cast}
    documents, placed = _write(
        stated, labels=labels, positions=positions, per_document=per_document
    )
    return Exploration(
        actors=cast,
        agreements=(Named(iri="urn:a/zenda", label="Zenda Accord (1904)"),),
        issues=tuple(Named(iri=f"urn:i/{n}", label=m) for n, m in enumerate(_MATTERS)),
        documents=documents,
        positions=placed,
        turns=_turns(placed),
    )


def _actors(count: int) -> Iterator[Named]:
    for number in range(count):
        turn, name = divmod(number, len(_NAMES))
        label = _TITLES[turn % len(_TITLES)].format(_NAMES[name])
        suffix = f" {turn}" if turn >= len(_TITLES) else ""
        yield Named(
            iri=f"urn:actor/{number}",
            label=label + suffix,
            kind=KINDS[turn % len(KINDS)],
            party=_NAMES[name] if turn % len(KINDS) == KINDS.index(ActorKind.PERSON) else "",
        )


#: Holder, addressee or none, act, number of the matter.
_Plan = tuple[str, str | None, str, int]


def _drawn(cast: tuple[Named, ...], random: Random) -> Iterator[_Plan]:
    """Let few speak much and many little, as in the news."""
    weights = [1 / (rank + 1) for rank in range(len(cast))]
    while True:
        holder, addressee = random.choices(cast, weights=weights, k=2)
        is_addressed = holder != addressee and random.random() < 0.7
        act = random.choices(ACTS, weights=range(len(ACTS), 0, -1))[0]
        yield holder.iri, addressee.iri if is_addressed else None, act, random.randrange(8)


def _distinct(cast: tuple[Named, ...], random: Random) -> Iterator[_Plan]:
    pairs = [(one.iri, other.iri) for one in cast for other in cast if one != other]
    random.shuffle(pairs)
    for act in ACTS:
        for holder, addressee in pairs:
            yield holder, addressee, act, random.randrange(8)


def _write(
    plans: Iterator[_Plan], *, labels: Mapping[str, str], positions: int, per_document: int
) -> tuple[tuple[Source, ...], tuple[Stated, ...]]:
    """Write a document for every few positions, a day or two after the last one."""
    documents: list[Source] = []
    stated: list[Stated] = []
    while len(stated) < positions:
        number = len(documents)
        count = min(per_document, positions - len(stated))
        date = f"{2020 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        text = ""
        for _ in range(count):
            plan = next(plans)
            sentence = _sentence(plan, len(stated), labels=labels)
            stated.append(_place(plan, sentence, text=text, document=number, date=date))
            text += f"{sentence}\nThe talks went on for some hours, our reporter writes.\n"
        documents.append(
            Source(
                id=f"d{number}",
                title=f"Dispatch {number} from the Mur",
                publisher="The Strelsau Courier",
                date=date,
                link=f"https://courier.example/{number}",
                text=text,
            )
        )
    return tuple(documents), tuple(stated)


def _sentence(plan: _Plan, number: int, *, labels: Mapping[str, str]) -> str:
    holder, addressee, act, matter = plan
    towards = f" to {labels[addressee]}" if addressee else ""
    note = f"in its note {number}{towards}"
    return f"{labels[holder]} had a {act} on {_MATTERS[matter]} {note}, it said."


def _place(plan: _Plan, sentence: str, *, text: str, document: int, date: str) -> Stated:
    holder, addressee, act, matter = plan
    content = _MATTERS[matter]
    start = len(text) + sentence.index(content)
    number = int(sentence.split("note ")[1].split(" ")[0].rstrip(","))
    return Stated(
        iri=f"urn:position/p{number}",
        act=act,
        holders=(holder,),
        addressees=(addressee,) if addressee else (),
        reporters=("urn:actor/1",) if number % 7 == 0 else (),
        agreements=("urn:a/zenda",) if number % 11 == 0 else (),
        issues=(f"urn:i/{matter}",),
        stance=f"urn:stance/{holder}/{addressee}/{act}/{matter}",
        sources=1 + number % 4,
        document=f"d{document}",
        date=date,
        confidence=round(0.4 + number % 60 / 100, 2),
        quotation=Passage(sentence, len(text), len(text) + len(sentence)),
        content=Passage(content, start, start + len(content)),
    )


def _turns(positions: tuple[Stated, ...]) -> tuple[Turn, ...]:
    """Let the first holder who rejects what it demanded before have turned round."""
    demands = {p.holders: p for p in positions if p.act == "demand"}
    for position in positions:
        earlier = demands.get(position.holders)
        if earlier and position.act == "reject" and earlier.date < position.date:
            return (
                Turn(
                    stance=position.stance,
                    date=position.date,
                    earlier_date=earlier.date,
                    earlier_act=earlier.act,
                    earlier_content=earlier.content.words,
                ),
            )
    return ()
