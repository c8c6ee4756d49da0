"""Libraries beside the needed ones, which a user installs only for what he wants to do."""

from importlib.util import find_spec

from graphbuilder.errors import GraphbuilderError


def require(library: str, *, extra: str, error: type[GraphbuilderError], purpose: str = "") -> None:
    """Make sure that a library can be imported, without importing it.

    Args:
        library: The name of its package.
        extra: The extra of graphbuilder that installs it.
        error: What to raise if it is not there.
        purpose: What needs it, to begin the message with.

    Raises:
        GraphbuilderError: If it is not there; the message holds the command that installs it.
    """
    if find_spec(library) is None:
        raise error(
            f"{purpose} needs {library}, which is not installed: "
            f"pip install 'graphbuilder[{extra}]'".lstrip()
        )
