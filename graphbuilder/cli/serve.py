"""``graphbuilder serve``: a graph over HTTP."""

from pathlib import Path
from typing import Annotated

import typer

from graphbuilder.cli.output import Issues, Model, Tables, say
from graphbuilder.errors import ServerError
from graphbuilder.extras import require


def serve_command(
    graph: Annotated[
        str,
        typer.Argument(
            help="A folder that `build` wrote, or an RDF file (.ttl, .trig, .nq, .nt, .jsonld), "
            "which can only be read.",
            show_default=False,
        ),
    ],
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port.")] = 8765,
    writable: Annotated[
        bool,
        typer.Option("--writable", help="Let whoever shows the token write: SPARQL and documents."),
    ] = False,
    token_file: Annotated[
        Path | None,
        typer.Option(
            help="The file of the token; else it is GRAPHBUILDER_TOKEN.", show_default=False
        ),
    ] = None,
    timeout_s: Annotated[
        float, typer.Option(min=0.1, help="How long a query may take, in seconds.")
    ] = 30.0,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="How many queries are answered at once.", show_default=False),
    ] = None,
    max_result_mib: Annotated[
        int, typer.Option(min=1, help="How large an answer may be, in MiB.")
    ] = 256,
    cors: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ORIGIN",
            help="A site whose pages may read the answers; repeat it for more.",
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(
            help="A name that the server answers to, beside those of this machine; repeat it.",
            show_default=False,
        ),
    ] = None,
    model: Model = None,
    catalogue: Tables = None,
    issues: Issues = None,
) -> None:
    """Serve a graph: the explorer, SPARQL, a JSON API. It only reads unless told otherwise.

    Example: `graphbuilder serve build`
    """
    require("fastapi", "uvicorn", extra="server", error=ServerError, purpose="serving")
    from graphbuilder.server.running import serve  # needs the extra
    from graphbuilder.server.settings import Reading, make_settings

    settings = make_settings(
        host=host,
        names=name or (),
        origins=cors or (),
        token_file=token_file,
        is_writable=writable,
        timeout_s=timeout_s,
        workers=workers,
        max_result_mib=max_result_mib,
        reading=Reading(model=model, tables=tuple(catalogue or ()), issues=issues),
    )
    serve(graph, host=host, port=port, settings=settings, tell=lambda at: say(f"serving {at}"))
