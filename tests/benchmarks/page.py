"""How soon the explorer page may be used: ``python -m tests.benchmarks.page``.

Each page is opened anew in a headless Chromium a few times; the figures are medians. A page marks
by itself when it is drawn and may be used, counted from the beginning of the navigation. "Filter"
is the time from a click on an act of the legend until the network and the panel show the rest.
"""

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from graphbuilder.views.exploration import Exploration
from graphbuilder.views.networks import render_explorer
from tests.explorations import make_exploration

TRIES = 5
#: Links, and the positions and actors that make as many.
SIZES = ((100, 100, 30), (1_000, 1_000, 100), (10_000, 10_000, 400))

_FILTER = """async () => {
  const start = performance.now();
  document.querySelector("input[name=act]").click();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""


def main() -> None:
    """Print a table."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("needs Chromium (apt-get install chromium)")
    print("| links | actors | page, KiB | rendered in, s | ready after, s | filter, s |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for links, positions, actors in SIZES:
            exploration = make_exploration(positions, actors=actors, distinct=True)
            figures = measure(browser, exploration, path=Path(folder) / "page.html")
            print(f"| {links:,} | {actors} | {figures} |", flush=True)
        browser.close()


def measure(browser: Browser, exploration: Exploration, *, path: Path) -> str:
    """Measure a page.

    Returns:
        Size, rendering, readiness and filter as cells of a table.
    """
    start = time.process_time()
    path.write_text(render_explorer(exploration, title="Benchmark"), encoding="utf-8")
    rendered = time.process_time() - start
    ready, filtered = zip(*(_open(browser, path) for _ in range(TRIES)), strict=True)
    cells = (
        f"{path.stat().st_size / 1024:,.0f}",
        f"{rendered:.1f}",
        f"{statistics.median(ready):.2f}",
        f"{statistics.median(filtered):.2f}",
    )
    return " | ".join(cells)


def _open(browser: Browser, path: Path) -> tuple[float, float]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    ready: float = page.evaluate("performance.getEntriesByName('ready')[0].startTime")
    filtered: float = page.evaluate(_FILTER)
    page.close()
    return ready / 1000, filtered / 1000


if __name__ == "__main__":
    main()
