"""The address of a server is read, and no message shows a password."""

import pytest

from graphbuilder.errors import StoreError
from graphbuilder.store.addresses import LAYOUTS, is_address, parse_address


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("http://localhost:7878", True),
        ("HTTPS://example.org/x", True),
        ("build", False),
        ("http", False),
        ("http:/build", False),
    ],
)
def test_an_address_is_told_from_a_path(place: str, *, expected: bool) -> None:
    assert is_address(place) is expected


@pytest.mark.parametrize(
    ("place", "url", "kind"),
    [
        ("http://localhost:7878/", "http://localhost:7878", "oxigraph"),
        ("http://localhost:3030/mur#fuseki", "http://localhost:3030/mur", "fuseki"),
        ("http://h:7200/repositories/mur", "http://h:7200/repositories/mur", "graphdb"),
        ("http://h/repositories/mur#fuseki", "http://h/repositories/mur", "fuseki"),
        ("https://[::1]:7878", "https://[::1]:7878", "oxigraph"),
    ],
)
def test_the_kind_of_a_server_decides_where_requests_go(place: str, url: str, kind: str) -> None:
    address = parse_address(place)

    assert (address.url, address.layout) == (url, LAYOUTS[kind])
    assert address.credentials is None


def test_name_and_password_are_taken_out_of_what_is_shown() -> None:
    address = parse_address("https://ana:s%40cret%2F@example.org:8443/mur")

    assert address.credentials == ("ana", "s@cret/")
    assert address.url == "https://example.org:8443/mur"
    assert "cret" not in repr(address)


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("http://", id="no host"),
        pytest.param("http://host:port/x", id="no number of a port"),
        pytest.param("http://ana:sec#ret@example.org", id="a hash in a password"),
        pytest.param("http://ana:sec/ret@example.org", id="a slash in a password"),
        pytest.param("http://ana:1/ret@example.org", id="a password that looks like a port"),
        pytest.param("http://ana:1?ret@example.org", id="a question mark in a password"),
        pytest.param("http://[ret", id="half a bracket"),
        pytest.param("http://example.org/x?secret=1", id="a query"),
        pytest.param("http://example.org/x#virtuoso", id="no known kind"),
    ],
)
def test_an_unreadable_address_is_refused_and_not_shown(place: str) -> None:
    with pytest.raises(StoreError, match="percent-encoded") as caught:
        parse_address(place)

    shown = f"{caught.value} {caught.value.__cause__}"
    assert not any(part in shown for part in ("ret", "sec", "ana", "virtuoso"))
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
