"""Documents in, graph out: the one place where the language side and the graph side meet."""

import json
import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from rdflib import URIRef

from graphbuilder.catalogue import update_catalogue
from graphbuilder.documents import Unreadable, read_documents
from graphbuilder.errors import GraphbuilderError, StoreError
from graphbuilder.evaluation import Annotated, Scores, annotated, read_gold, score
from graphbuilder.exports import export, write_text_atomically
from graphbuilder.extraction.extractor import Extractor, RuleExtractor
from graphbuilder.extraction.fingerprint import fingerprint
from graphbuilder.extraction.stances import MIN_CONFIDENCE
from graphbuilder.lexicons.catalogue import load_catalogue
from graphbuilder.model import Analysis, Document
from graphbuilder.networks import filter_positions, project_positions
from graphbuilder.nlp.pipeline import load_pipeline
from graphbuilder.query import run_named
from graphbuilder.rdf import DEFAULT_BASE, Iris, Run, decode, encode
from graphbuilder.store import GraphStore, open_store
from graphbuilder.views.networks import render_explorer

LOG = logging.getLogger(__name__)

#: Told the id of each document as its reading begins.
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did, and what its graph holds now.

    Attributes:
        read: Ids of the documents that were read, new or changed.
        unchanged: Ids of those whose text and extraction had not changed.
        failed: What could not be read, and why.
        documents: How many documents the graph holds.
        actors: How many actors it names.
        agreements: How many agreements it names.
        positions: How many positions it holds, by act.
        files: What was written, by what it is.
    """

    read: tuple[str, ...]
    unchanged: tuple[str, ...]
    failed: tuple[Unreadable, ...]
    documents: int
    actors: int
    agreements: int
    positions: dict[str, int]
    files: dict[str, str]


def extract(
    paths: Iterable[str | Path],
    *,
    model: str | None = None,
    tables: Sequence[Path] = (),
    min_confidence: float = MIN_CONFIDENCE,
    any_language: bool = False,
    progress: Progress | None = None,
) -> Iterator[Analysis | Unreadable]:
    """Read documents and find their positions.

    Args:
        paths: Files, folders, or "-" for standard input.
        model: A spaCy pipeline to use in place of the packed one.
        tables: Tables of the user's own, laid over the catalogue; see `load_catalogue`.
        min_confidence: Positions that are less sure are left out.
        any_language: Whether documents that are not English are read nevertheless.
        progress: Told the id of each document as its reading begins.

    Yields:
        Analyses, and what could not be read, in order.

    Raises:
        LexiconError: If a table of the user's cannot be read or holds a bad row.
        PipelineError: If the pipeline cannot be loaded.
    """
    catalogue = load_catalogue(tables)
    extractor = RuleExtractor(load_pipeline(model), catalogue, min_confidence=min_confidence)
    for item in read_documents(paths, any_language=any_language):
        yield item if isinstance(item, Unreadable) else _analyse(extractor, item, progress)


def build(  # noqa: PLR0913 # a keyword a setting
    paths: Iterable[str | Path],
    out: Path,
    *,
    model: str | None = None,
    tables: Sequence[Path] = (),
    min_confidence: float = MIN_CONFIDENCE,
    base: str = DEFAULT_BASE,
    any_language: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Read documents into the graph of a folder, and write its files anew.

    Documents that the graph holds already are read again only if their text, or what decides the
    extraction, has changed. Each is replaced as a whole, so that a build that is killed leaves
    every document as it was or as it will be.

    Args:
        paths: Files, folders, or "-" for standard input.
        out: The folder; made if it is not there.
        model: A spaCy pipeline to use in place of the packed one.
        tables: Tables of the user's own, laid over the catalogue; see `load_catalogue`.
        min_confidence: Positions that are less sure are left out.
        base: The IRI below which the things of the graph get their names.
        any_language: Whether documents that are not English are read nevertheless.
        progress: Told the id of each document as its reading begins.

    Returns:
        What was done, which also stands in ``report.json``.

    Raises:
        LexiconError: If a table of the user's cannot be read or holds a bad row.
        StoreError: If the folder cannot be written or another build is using it.
        PipelineError: If the pipeline cannot be loaded.
    """
    catalogue = load_catalogue(tables)
    _make_folder(out)
    with open_store(out, create=True) as store:
        update_catalogue(store, catalogue, tables=tables, base=base)
        nlp = load_pipeline(model)
        config = fingerprint(nlp, tables=tables, min_confidence=min_confidence)
        run = Run(version=version("graphbuilder"), config_sha256=config)
        extractor = RuleExtractor(nlp, catalogue, min_confidence=min_confidence)
        update = _Update(store, extractor, run=run, base=base, progress=progress)
        for item in read_documents(paths, any_language=any_language):
            update.take(item)
        report = _write_files(store, out, update)
    write_text_atomically(out / "report.json", json.dumps(asdict(report), indent=1) + "\n")
    return report


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{out} cannot be made: {error.strerror or error}") from error


class _Update:
    """Brings a store up to date, a document at a time, and keeps count."""

    def __init__(
        self,
        store: GraphStore,
        extractor: Extractor,
        *,
        run: Run,
        base: str,
        progress: Progress | None,
    ) -> None:
        self._store = store
        self._extractor = extractor
        self._run = run
        self._base = base
        self._progress = progress
        self._configs = {d.id: d.config_sha256 for d in store.documents()}
        self.read: list[str] = []
        self.unchanged: list[str] = []
        self.failed: list[Unreadable] = []

    def take(self, item: Document | Unreadable) -> None:
        """Read a document into the store, unless it is there as it is."""
        if isinstance(item, Unreadable):
            self.failed.append(item)
        elif self._is_known(item):
            self.unchanged.append(item.id)
        else:
            self._read(item)

    def _is_known(self, document: Document) -> bool:
        if self._configs.get(document.id) != self._run.config_sha256:
            return False
        # A new title or date counts as a change too, so the whole document is compared.
        quads = tuple(self._store.quads(self._graph(document)))
        return bool(quads) and decode(quads).document == document

    def _read(self, document: Document) -> None:
        analysis = _analyse(self._extractor, document, self._progress)
        if isinstance(analysis, Unreadable):
            self.failed.append(analysis)
            return
        try:
            quads = encode(analysis, run=self._run, base=self._base)
        except GraphbuilderError as error:
            self.failed.append(Unreadable(source=document.id, reason=str(error)))
            return
        self._store.replace(self._graph(document), quads)
        self.read.append(document.id)

    def _graph(self, document: Document) -> URIRef:
        return Iris(base=self._base).graph(document.id)


def _analyse(
    extractor: Extractor, document: Document, progress: Progress | None
) -> Analysis | Unreadable:
    """Analyse one document of a batch; what goes wrong in it is reported in its place."""
    if progress is not None:
        progress(document.id)
    try:
        return extractor.extract(document)
    # A broad handler at the outer edge: one bad document never stops a batch.
    except Exception as error:
        LOG.debug("cannot analyse %s", document.id, exc_info=True)
        return Unreadable(source=document.id, reason=f"cannot be analysed: {error!r}")


def _write_files(store: GraphStore, out: Path, update: _Update) -> BuildReport:
    turtle, page = out / "graph.ttl", out / "graph.html"
    export(store, turtle)
    write_page(store, page)
    acts = Counter({str(row[0]): int(str(row[1])) for row in run_named(store, "acts").rows})
    return BuildReport(
        read=tuple(update.read),
        unchanged=tuple(update.unchanged),
        failed=tuple(update.failed),
        documents=len(store.documents()),
        actors=len(run_named(store, "actors").rows),
        agreements=len(run_named(store, "agreements").rows),
        positions=dict(acts),
        files={"turtle": str(turtle), "page": str(page), "store": str(out / "store")},
    )


def write_page(
    store: GraphStore,
    path: Path,
    *,
    title: str = "Positions",
    acts: Collection[str] = (),
    actors: Collection[str] = (),
    since: str | None = None,
    until: str | None = None,
) -> None:
    """Write the explorer page of a store, or of a part of it; see `filter_positions`.

    Raises:
        QueryError: If nobody is called as one of the actors.
        ExportError: If the place cannot be written.
    """
    positions = filter_positions(
        run_named(store, "positions"), acts=acts, actors=actors, since=since, until=until
    )
    network = project_positions(positions, actors=run_named(store, "actors"))
    write_text_atomically(path, render_explorer(network, title=title))


def evaluate(
    gold: Path,
    *,
    model: str | None = None,
    tables: Sequence[Path] = (),
    min_confidence: float = MIN_CONFIDENCE,
    progress: Progress | None = None,
) -> tuple[Scores, tuple[Unreadable, ...]]:
    """Extract from the texts of gold documents and score what was found.

    Args:
        gold: Gold documents as JSON Lines, read for text and metadata alone by the extraction.
        model: A spaCy pipeline to use in place of the packed one.
        tables: Tables of the user's own, laid over the catalogue; see `load_catalogue`.
        min_confidence: Positions that are less sure are left out.
        progress: Told the id of each document as its reading begins.

    Returns:
        The scores, and the documents that could not be read, which count as empty.

    Raises:
        CorpusError: If the file is not of the form of gold documents.
        LexiconError: If a table of the user's cannot be read or holds a bad row.
    """
    wanted = tuple(read_gold(gold))
    found: dict[str, Annotated] = {}
    failed: list[Unreadable] = []
    for item in extract(
        [gold],
        model=model,
        tables=tables,
        min_confidence=min_confidence,
        any_language=True,  # gold is what it is
        progress=progress,
    ):
        if isinstance(item, Unreadable):
            failed.append(item)
        else:
            found[item.document.id] = annotated(item)
    return score(wanted, found), tuple(failed)
