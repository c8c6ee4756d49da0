"""Questions that the extraction asks of a Universal Dependencies tree.

Labels are compared without their subtypes unless the subtype is the point. See
https://universaldependencies.org/en/dep/ for what each relation means.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

#: Dependents that make a noun phrase a clause of its own, not part of naming something.
_CLAUSAL = frozenset({"acl", "advcl", "parataxis", "ccomp", "csubj", "xcomp", "appos", "dep"})

#: Parts of speech of a verb, full or auxiliary.
VERBAL = frozenset({"VERB", "AUX"})

#: Words that open a complement clause and stand outside it.
_COMPLEMENTISERS = frozenset({"that", "if", "whether", "as"})

#: Verbs whose object does what a bare infinitive behind it says: "made Chad promise".
_CAUSING = frozenset({"make", "let", "have"})

#: Before a gerund these make the object of the verb its doer: "accused Chad of breaking".
_OF_OBJECTS = frozenset({"as", "of", "into", "from", "for", "against"})

#: Words before those who do not do what others do: "all members but Hungary".
_EXCEPTING = frozenset({
    "but", "except", "save", "unlike", "besides", "excepting", "barring", "rather", "not",
})  # fmt: skip

#: Words for all or none of those from whom somebody is excepted.
_UNIVERSAL = frozenset("all any each every everybody everyone everything no nobody none".split())

_TRIMMED = frozenset("\"“”„«»‘’'`,;:.!?()[]-–— \t\n")

#: What closes, with what opens it.
_PAIRS = {")": "(", "]": "[", "”": "“", "»": "«", '"': '"'}

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly"})


def relation(token: Token) -> str:
    """The universal part of a token's relation: ``nsubj`` for ``nsubj:pass``."""
    return token.dep_.partition(":")[0]


def children(token: Token, *relations: str) -> Iterator[Token]:
    """The dependents of a token in any of the relations, in order of appearance."""
    return (child for child in token.children if relation(child) in relations)


def first_child(token: Token, *relations: str) -> Token | None:
    """The first dependent in any of the relations."""
    return next(children(token, *relations), None)


def conjuncts(token: Token) -> tuple[Token, ...]:
    """A token and what is coordinated with it below, in order: "France" of "France and Italy"."""
    found = [token]
    for child in children(token, "conj"):
        found.extend(conjuncts(child))
    return tuple(found)


def case_lemma(token: Token) -> str:
    """The preposition of a nominal or the marker of a clause, lower case; "" without one."""
    marker = first_child(token, "case", "mark")
    return marker.lower_ if marker is not None else ""


def is_passive(verb: Token) -> bool:
    """Whether a verb is a passive with its auxiliary or passive subject ("was urged")."""
    return any(child.dep_ in {"aux:pass", "nsubj:pass", "csubj:pass"} for child in verb.children)


def is_infinitive(verb: Token) -> bool:
    """Whether a verb is marked by "to"."""
    return any(child.lower_ == "to" for child in children(verb, "mark"))


def is_gerund(verb: Token) -> bool:
    """Whether a verb ends in -ing and has no auxiliary."""
    is_ing = verb.morph.get("VerbForm", []) in (["Ger"], ["Part"]) and verb.lower_.endswith("ing")
    return is_ing and first_child(verb, "aux") is None


def is_negated(token: Token) -> bool:
    """Whether a predicate is denied by a word of its own ("not", "no", "never")."""
    return any(c.lower_ in _NEGATIONS for c in children(token, "advmod", "det", "cc", "aux"))


def subject(predicate: Token) -> Token | None:
    """The head of the subject that stands in the predicate's own clause, active or passive."""
    # Of two, as parsers make of "Nuclear talks: Iran warns ...", the nearer one counts.
    before = [c for c in children(predicate, "nsubj") if c.i < predicate.i]
    return before[-1] if before else first_child(predicate, "nsubj")


def understood_subject(predicate: Token) -> Token | None:
    """The subject of a predicate, also where the grammar leaves it out.

    Follows coordination ("Iran came and protested"), control ("agreed to stop", "urged Iran to
    stop"), adverbial participles ("..., saying that"), relative clauses ("Russia, which opposes")
    and participles that modify a noun ("a statement condemning").

    Returns:
        The head of the subject, or of the agent of a passive; None where there is none.
    """
    seen: set[int] = set()
    at: Token | None = predicate
    while at is not None and at.i not in seen:
        seen.add(at.i)
        found = _own_agent(at)
        if found is not None:
            return found
        if is_passive(at) and at.i == predicate.i:
            return None
        at = _controller(at) if at.pos_ in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"} else None
        if at is not None and at.pos_ in {"NOUN", "PROPN", "PRON"} and subject(at) is None:
            return at
    return None


def _own_agent(predicate: Token) -> Token | None:
    """The agent named in the predicate's clause: its subject, or the by-phrase of a passive."""
    if is_passive(predicate):
        return agent(predicate)
    found = subject(predicate)
    is_relative = found is not None and found.lower_ in {"who", "which", "that"}
    if is_relative and relation(predicate) == "acl":
        return predicate.head
    return found


def agent(predicate: Token) -> Token | None:
    """The head of the by-phrase of a passive."""
    for child in children(predicate, "obl"):
        if child.dep_ == "obl:agent" or case_lemma(child) == "by":
            return child
    return None


def _controller(predicate: Token) -> Token | None:
    """The predicate or noun that lends its subject to one that has none of its own."""
    link = relation(predicate)
    head = predicate.head
    if link == "xcomp":
        controlled = first_child(head, "obj", "iobj")
        by_object = is_infinitive(predicate) or head.lemma_.lower() in _CAUSING
        return controlled if controlled is not None and by_object else head
    if link == "advcl" and is_gerund(predicate) and case_lemma(predicate) in _OF_OBJECTS:
        # "Quoted him as saying that", "he was accused of saying that".
        return (subject(head) if is_passive(head) else first_child(head, "obj")) or head
    if link in {"conj", "advcl", "parataxis"}:
        return head
    if link == "acl":
        if is_gerund(predicate) and case_lemma(predicate):  # "its habit of threatening"
            return next((c for c in head.children if c.dep_ == "nmod:poss"), None)
        return head if is_gerund(predicate) or predicate.dep_ == "acl:relcl" else None
    return None


def nominals(head: Token, preposition: str) -> Iterator[Token]:
    """What depends on a word by a preposition, noun or gerund: "talks" of "call for talks"."""
    for child in children(head, "obl", "nmod", "advcl", "acl", "xcomp", "ccomp", "obj"):
        markers = [c.lower_ for c in children(child, "case", "mark")]
        if preposition in markers:
            yield child


def clause_span(head: Token, *, keep_subject: bool = True) -> Span:
    """The stretch of a clause or phrase, without complementiser, quotes and edge punctuation.

    Args:
        head: The head of the clause or phrase.
        keep_subject: Whether the clause begins at its subject or at its predicate.

    Returns:
        The contiguous span from the first to the last word of the subtree.
    """
    left, right = head.left_edge.i, head.right_edge.i + 1
    return trim(head.doc[left:right], keep_subject=keep_subject, head=head)


def trim(span: Span, *, head: Token | None = None, keep_subject: bool = True) -> Span:
    """Strip edge punctuation, space and complementiser, but close what is opened inside."""
    start, end = span.start, span.end
    doc = span.doc
    if not keep_subject and head is not None:
        start = _predicate_start(head)
    while start < end and _strippable(doc, start, head):
        start += 1
    while end > start and set(doc[end - 1].text) <= _TRIMMED and not _closes(doc, start, end):
        end -= 1
    # What is opened inside is closed inside, where the mark is the very next token.
    return doc[start : end + (start < end < len(doc) and _closes(doc, start, end + 1))]


def _strippable(doc: Doc, i: int, head: Token | None) -> bool:
    token = doc[i]
    if set(token.text) <= _TRIMMED or token.is_space:
        return True
    # The "if" of "if they seek peace, they must go" is no complementiser of the whole.
    of_clause = head is None or token.head.i == head.i
    return token.lower_ in _COMPLEMENTISERS and relation(token) == "mark" and of_clause


def _closes(doc: Doc, start: int, end: int) -> bool:
    """Whether the last token closes a bracket or quotation that was opened inside the span."""
    opening = _PAIRS.get(doc[end - 1].text)
    if opening is None:
        return False
    inside = sum(token.text == opening for token in doc[start : end - 1])
    return inside % 2 == 1 if opening == doc[end - 1].text else inside > 0


def _predicate_start(head: Token) -> int:
    """Where the predicate begins: its first auxiliary, or itself."""
    first = [c.i for c in children(head, "aux", "cop") if c.i < head.i]
    return min([*first, head.i])


def is_excepted(name: Token) -> bool:
    """Whether somebody is named only to be excepted: "all but Oslo", "Paris rather than Rome"."""
    words = {child.lower_ for child in children(name, "cc", "case", "advmod")}
    if words & (_EXCEPTING - {"but"}):
        return True
    before = name.doc[name.sent.start : name.left_edge.i]  # "not Paris but Rome"
    # Of all, whatever the parser hangs the "but" on; the last two words tell whether one is there.
    is_behind = before[-2:].text.lower().endswith(" but")
    of_all = is_behind and not _UNIVERSAL.isdisjoint(token.lower_ for token in before)
    return ("but" in words or of_all) and all(token.lower_ != "not" for token in before)


def in_conditional(token: Token) -> bool:
    """Whether a predicate stands in an if-clause, however deep."""
    for ancestor in (token, *token.ancestors):
        if relation(ancestor) == "advcl" and any(
            c.lower_ in {"if", "unless", "whether", "should"} for c in children(ancestor, "mark")
        ):
            return True
    return False


def noun_phrase(head: Token) -> Span:
    """The stretch of a noun phrase with its modifiers, but without clauses and appositions."""
    inside = {head.i}
    queue = [head]
    while queue:
        for child in queue.pop().children:
            if relation(child) not in _CLAUSAL | {"conj", "cc", "punct"}:
                inside.add(child.i)
                queue.append(child)
    return head.doc[min(inside) : max(inside) + 1]
