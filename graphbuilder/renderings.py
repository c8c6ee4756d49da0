"""What a graph is drawn as for a notebook: pages and pictures that show and save themselves."""

from dataclasses import dataclass
from pathlib import Path

from graphbuilder.drawing import write_picture
from graphbuilder.exports import write_text_atomically
from graphbuilder.pictures import Picture, render_picture
from graphbuilder.showing import show_image, show_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An explorer page, which shows itself in Jupyter and VS Code.

    Attributes:
        title: Its heading.
        html: The whole document.
    """

    title: str
    html: str

    def save(self, path: str | Path) -> None:
        """Write the page to a file that needs no other file and no connection.

        Raises:
            ExportError: If the file cannot be written.
        """
        write_text_atomically(Path(path), self.html)

    def __repr__(self) -> str:
        return f"Page(title={self.title!r}, {len(self.html):,} characters)"

    def _repr_html_(self) -> str:
        return show_page(self.html, title=self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture for print, which shows itself in Jupyter and VS Code.

    Attributes:
        picture: What stands on it.
    """

    picture: Picture

    def save(self, path: str | Path) -> None:
        """Write the picture to a file; its suffix tells the form: .svg, .png or .pdf.

        Raises:
            ExportError: If the suffix tells none, or the file cannot be written.
        """
        write_picture(self.picture, Path(path))

    def __repr__(self) -> str:
        return f"Drawing({self.picture.title!r})"

    def _repr_html_(self) -> str:
        svg = render_picture(self.picture, form="svg")
        return show_image(svg, description=". ".join(self.picture.texts))
