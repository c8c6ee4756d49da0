"""Libraries beside the needed ones, which a user installs only for what he wants to do."""

from importlib.util import find_spec

from graphbuilder.errors import GraphbuilderError


def require(*libraries: str, extra: str, error: type[GraphbuilderError], purpose: str = "") -> None:
    """Make sure that libraries can be imported, without importing them.

    Args:
        libraries: The names of their packages.
        extra: The extra of graphbuilder that installs them.
        error: What to raise if one is not there.
        purpose: What needs them, to begin the message with.

    Raises:
        GraphbuilderError: If one is not there; the message holds the command that installs it.
    """
    missing = [library for library in libraries if find_spec(library) is None]
    if missing:
        raise error(
            f"{purpose} needs {' and '.join(missing)}, which is not installed: "
            f"pip install 'graphbuilder[{extra}]'".lstrip()
        )
