"""Who is who in one document: which actor each name, noun or pronoun stands for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from graphbuilder.extraction.mentions import Mention, Mentions
from graphbuilder.model import Actor, ActorEntry, ActorKind, Document, OfficeRole
from graphbuilder.nlp.coreference import antecedents
from graphbuilder.nlp.syntax import case_lemma, conjuncts, is_excepted, nominals, relation

#: Verbs of meeting, whose subject and companion act together from then on.
_MEETING = frozenset({"meet", "speak", "talk", "confer", "converse", "negotiate"})


@dataclass(slots=True, kw_only=True)
class Entry:
    """What a document tells of an actor.

    Attributes:
        name: The canonical name.
        kind: What sort of actor it is.
        party: The side that it speaks for.
        wikidata: The Wikidata item.
        role: The office that a leader is known to hold.
        titles: The offices that a person is named with, in lower case.
        spans: The mentions, by the offsets of their characters.
    """

    name: str
    kind: ActorKind
    party: str | None = None
    wikidata: str | None = None
    role: OfficeRole | None = None
    titles: set[str] = field(default_factory=set)
    spans: dict[tuple[int, int], Span] = field(default_factory=dict)


class Cast:
    """The actors of a document and the words that name them.

    Attributes:
        entries: What is told of each actor, by its key.
    """

    def __init__(self, document: Document, doc: Doc, catalogue: Mapping[str, ActorEntry]) -> None:
        self._document = document
        self._doc = doc
        self._catalogue = catalogue
        self.entries: dict[str, Entry] = {}
        self._mentions = Mentions(doc)
        self._antecedents = antecedents(doc)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions that name or describe an actor, in order."""
        return tuple(self._mentions)

    @property
    def owners(self) -> Mapping[int, tuple[str, ...]]:
        """The actors that each word names or describes, by the index of the token."""
        return self._mentions.owners

    def is_person(self, key: str) -> bool:
        """Whether an actor is a person."""
        return self.entries[key].kind is ActorKind.PERSON

    def party(self, key: str) -> str | None:
        """The id of the side that an actor speaks for."""
        return self.entries[key].party

    def sides(self, key: str) -> frozenset[str]:
        """An actor, the side that it speaks for, and the side of that one in turn."""
        return frozenset(self._sides(key))

    def same_side(self, one: str, other: str) -> bool:
        """Whether two actors are one, or one speaks for the other, or both for a third."""
        return bool(self._sides(one) & self._sides(other))

    def share_side(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether any of some actors is of the same side as any of others."""
        others = tuple(others)
        return any(self.same_side(one, other) for one in some for other in others)

    def _sides(self, key: str) -> set[str]:
        """An actor, the side that it speaks for, and the side of that one in turn."""
        sides: set[str] = set()
        at: str | None = key
        while at is not None and at not in sides:
            sides.add(at)
            at = self.entries[at].party
        return sides

    def require(self, key: str) -> str:
        """Make sure that a catalogue actor is in the cast, named in the text or not."""
        if key not in self.entries:
            entry = self._catalogue[key]
            if entry.party:
                self.require(entry.party)
            self.entries[key] = Entry(
                name=entry.name, kind=entry.kind, party=entry.party, wikidata=entry.wikidata
            )
        return key

    def actors(self, used: Iterable[str]) -> tuple[Actor, ...]:
        """List the actors that the text names or `used` holds, and their parties; by mention."""
        named = {key for key, entry in self.entries.items() if entry.spans} | set(used)
        wanted = {side for key in named for side in self._sides(key)}
        ordered = sorted(wanted, key=lambda key: (self._first(key), key))
        return tuple(self._actor(key) for key in ordered)

    def side_of(self, key: str | None) -> str | None:
        """The side that something named beside an actor belongs to; never a person."""
        if key is None:
            return None
        known = key if key in self.entries else self.require(key)
        return None if self.is_person(known) else known

    def latest(self, i: int, *, fits: Callable[[Mention], bool]) -> tuple[str, ...]:
        """The actors of the latest mention that fits; see `Mentions.latest`."""
        return self._mentions.latest(i, fits=fits)

    def latest_subject(self, i: int) -> tuple[str, ...]:
        """The actors of whom a token's sentence, or the one before it, tells something."""
        near = self._mentions.near_before(i)
        return next((mention.keys for mention in near if mention.is_subject), ())

    def last_ones(self, i: int, count: int, *, fits: Callable[[Mention], bool]) -> tuple[str, ...]:
        """The last so many actors that fit; see `Mentions.last_ones`."""
        return self._mentions.last_ones(i, count, fits=fits)

    def before(self, i: int) -> Iterator[Mention]:
        """Iterate the mentions before a token, the latest first."""
        return self._mentions.before(i)

    def _first(self, key: str) -> int:
        return min(
            (start for start, _ in self.entries[key].spans), default=len(self._document.text)
        )

    def _actor(self, key: str) -> Actor:
        entry = self.entries[key]
        return Actor(
            id=key,
            name=entry.name,
            kind=entry.kind,
            party=entry.party,
            wikidata=entry.wikidata,
            mentions=tuple(self._document.span(start, end) for start, end in sorted(entry.spans)),
        )

    def name(self, keys: tuple[str, ...], span: Span, *, extent: Span) -> None:
        """Note that a span names actors, and give them the free words of the phrase around."""
        for key in keys:
            self.entries[key].spans.setdefault((span.start_char, span.end_char), span)
        self._mentions.add(Mention(extent=extent, keys=keys, is_person=self.is_person(keys[0])))

    def resolve(self, token: Token, *, speaker: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Tell which actors a noun, name or pronoun stands for.

        Args:
            token: The head of a noun phrase.
            speaker: Who "we" and "I" are where the token stands.

        Returns:
            Actor ids without repetition, coordinated ones in order; empty if it names no actor.
        """
        if relation(token) == "nsubj" and is_excepted(token):
            return ()  # "All but Peru voted", as some parsers read it
        keys: list[str] = []
        for part in _coordinated(token):
            keys.extend(self._resolve_one(part, speaker))
        return tuple(dict.fromkeys(keys))

    def _resolve_one(self, token: Token, speaker: tuple[str, ...]) -> tuple[str, ...]:
        if token.i in self.owners:
            return self.owners[token.i]
        word = token.lower_
        if word in {"who", "which", "that", "whom"} and token.head.dep_ == "acl:relcl":
            return self._resolve_one(token.head.head, speaker)
        if word in {"we", "us", "our", "ours", "i", "me", "my", "ourselves", "myself"}:
            return speaker
        if token.i in self._antecedents:
            found = self._antecedent(token)
            if found or word != "they":
                return found
        if word in {"he", "she", "him", "his", "her"}:
            return self._mentions.latest(token.i, fits=lambda m: m.is_person)
        return self._last_subject(token) if word in {"they", "them", "their"} else ()

    def _last_subject(self, token: Token) -> tuple[str, ...]:
        """What "they" stands for in an account of a meeting, from sentence to sentence."""
        for mention in self._mentions.near_before(token.i, sentences=4):
            if mention.is_subject:
                head = mention.extent.root
                return (*self.resolve(head), *self._companions(head.head))
        return ()

    def antecedent(self, pronoun: Token) -> Token | None:
        """The head of the name or noun phrase that a pronoun points back to."""
        found = self._antecedents.get(pronoun.i)
        return None if found is None else self._doc[found]

    def _antecedent(self, pronoun: Token) -> tuple[str, ...]:
        """Whom a pronoun points back to: the actor, or actors, that its antecedent names."""
        head = self._doc[self._antecedents[pronoun.i]]
        if not pronoun.lower_.startswith("the"):
            return self.owners.get(head.i, ())
        keys = [key for part in conjuncts(head) for key in self.owners.get(part.i, ())]
        return tuple(dict.fromkeys((*keys, *self._companions(head.head))))

    def _companions(self, verb: Token) -> tuple[str, ...]:
        """With whom the subject of a verb meets or speaks, who are then "they" together."""
        if verb.lemma_.lower() not in _MEETING:
            return ()
        return tuple(key for other in nominals(verb, "with") for key in self.resolve(other))

    def possessor(self, token: Token, *, speaker: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Tell whose something is: "Moscow's proposal", "a proposal by Russia"."""
        for child in token.children:
            link = relation(child)
            named = child.dep_ == "nmod:poss" or link in {"amod", "compound"}
            behind = link == "nmod" and case_lemma(child) in {"by", "of", "from"}
            if named or behind:
                keys = self.resolve(child, speaker=speaker)
                if keys:
                    return keys
        return ()


def _coordinated(token: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        if relation(child) == "conj" and not is_excepted(child):
            yield from _coordinated(child)
