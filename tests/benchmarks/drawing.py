"""Times large networks: placing them, and drawing them with sigma in a browser without a GPU.

``python -m tests.benchmarks.drawing`` prints a row of a table for each size.
"""

import tempfile
import time
from pathlib import Path

from tests.browser.opening import WITH_WEBGL, Browser, Opened, run_chromium, run_driver
from tests.browser.sigma_page import make_network, render_sigma_page

#: Actors and links.
SIZES = ((5_000, 10_000), (5_000, 50_000))
_TIME_FILTER = """() => {
  const start = performance.now();
  view.show(view.probe.graph.edges().filter((_, i) => i % 2), view.probe.graph.nodes());
  return performance.now() - start;
}"""


def main() -> None:
    """Print seconds to place, milliseconds to draw and filter, and the size of the page."""
    print("| actors | links | page, MB | placed, s | script, ms | picture, ms | filter, ms |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with run_driver() as driver, run_chromium(driver, *WITH_WEBGL) as browser:
        for actors, links in SIZES:
            print(_row(browser, actors, links))


def _row(browser: Browser, actors: int, links: int) -> str:
    start = time.process_time()
    nodes, drawn = make_network(actors, links)
    placed_s = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.html"
        path.write_text(render_sigma_page(nodes, drawn), "utf-8")
        opened = Opened(browser.new_page(viewport={"width": 1280, "height": 800}))
        opened.page.goto(path.as_uri())
        opened.wait_for("window.ready")
        size_mb = path.stat().st_size / 1e6
    script_ms, picture_ms = opened.page.evaluate("[window.drawn, window.ready]")
    filter_ms = opened.page.evaluate(_TIME_FILTER)
    return (
        f"| {actors:,} | {links:,} | {size_mb:.1f} | {placed_s:.1f} | {script_ms:.0f} "
        f"| {picture_ms:.0f} | {filter_ms:.0f} |"
    )


if __name__ == "__main__":
    main()
