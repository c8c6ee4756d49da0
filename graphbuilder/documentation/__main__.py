"""Writes the generated pages into a folder, ``build/docs`` unless another is named: `make docs`."""

import sys
from pathlib import Path

from graphbuilder.documentation.ontology import render_ontology
from graphbuilder.exports import write_text_atomically

if __name__ == "__main__":
    folder = Path(*sys.argv[1:2] or ["build/docs"])
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "ontology.html"
    write_text_atomically(page, render_ontology())
    print(f"wrote {page}")
