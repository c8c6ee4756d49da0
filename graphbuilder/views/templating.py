"""Templates of pages, set up so that what is put into them is escaped, and nothing is forgotten."""

from jinja2 import BaseLoader, Environment, StrictUndefined


def make_environment(loader: BaseLoader) -> Environment:
    """Make the environment that templates are rendered in.

    Args:
        loader: Where the templates are.

    Returns:
        An environment that escapes every value and raises for one that is missing.
    """
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
