"""Chromium by Playwright, and pages that remember what they said and asked for."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

import pytest

#: Things of Playwright, which may not be installed.
Driver: TypeAlias = Any
Browser: TypeAlias = Any
Page: TypeAlias = Any
BrowserContext: TypeAlias = Any

#: Software instead of a graphics processor, so that WebGL is there on any machine.
WITH_WEBGL = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader")
WITHOUT_WEBGL = ("--disable-gpu", "--disable-3d-apis")

_PATIENCE_S = 60.0


@contextmanager
def run_driver() -> Iterator[Driver]:
    """Run Playwright; skips where it is not installed.

    While it runs, its thread counts as one with an event loop. So it must end with a module of
    tests, or no other could run a loop.

    Yields:
        The entry of Playwright.
    """
    library = pytest.importorskip("playwright.sync_api", reason="needs playwright (dev group)")
    with library.sync_playwright() as driver:
        yield driver


@contextmanager
def run_chromium(driver: Driver, *flags: str) -> Iterator[Browser]:
    """Run the Chromium of the system; skips where there is none.

    Yields:
        The browser.
    """
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("needs chromium (apt-get install chromium)")
    browser = driver.chromium.launch(
        executable_path=chromium,
        # Containers run as root, which Chromium refuses with its sandbox.
        args=["--no-sandbox", "--disable-quic", *flags],
    )
    yield browser
    browser.close()


class Opened:
    """A page with what it said and asked for.

    Attributes:
        page: The page of Playwright.
        errors: What stood in the console.
        requests: The addresses that were asked for, but for those of files and of data.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.errors.append(message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._remember)

    def _remember(self, request: Any) -> None:  # noqa: ANN401 # of Playwright
        if not request.url.startswith(("file:", "data:")):
            self.requests.append(request.url)

    def wait_for(self, expression: str) -> None:
        """Wait until an expression is true; Playwright's own way is against the pages' policy."""
        deadline = time.monotonic() + _PATIENCE_S
        while not self.page.evaluate(f"Boolean({expression})"):
            assert time.monotonic() < deadline, f"never true: {expression}"
            self.page.wait_for_timeout(30)
