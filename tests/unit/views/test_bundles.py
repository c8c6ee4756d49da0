"""The libraries that pages carry: what is in them is known, noted and made again the same."""

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[3] / "graphbuilder" / "views" / "bundles"


def read_json(name: str) -> Any:  # noqa: ANN401 # any JSON
    return json.loads((FOLDER / name).read_text("utf-8"))


MANIFEST = read_json("manifest.json")
NAMES = sorted(MANIFEST["files"])
PACKAGES = {package["name"]: package for package in MANIFEST["packages"]}


def test_the_manifest_lists_all_bundles() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.min.*")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_bundle_is_the_one_of_the_manifest(name: str) -> None:
    content = (FOLDER / name).read_bytes()

    assert MANIFEST["files"][name] == {
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_bundle_names_its_packages_and_licences(name: str) -> None:
    head = (FOLDER / name).read_text("utf-8").split("*/")[0]

    inside = [p for p in PACKAGES.values() if name.replace(".min", "") in p["bundles"]]
    assert inside
    assert all(f"{p['name']} {p['version']} {p['licence']}" in head for p in inside)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("what", ["sourceMappingURL", "new Function(", "new Worker(", "prefix.cc"])
def test_a_bundle_does_nothing_that_pages_forbid(name: str, what: str) -> None:
    assert what not in (FOLDER / name).read_text("utf-8")


@pytest.mark.parametrize("name", sorted(PACKAGES))
def test_a_bundled_package_is_locked_and_its_licence_noted(name: str) -> None:
    package = PACKAGES[name]
    locked = read_json("package-lock.json")["packages"][f"node_modules/{name}"]
    row = f"| [{name}]({package['source']}) | {package['version']} | {package['licence']} |"

    assert locked["license"] == package["licence"]
    assert locked["integrity"]
    assert row in (FOLDER / "README.md").read_text("utf-8")
    notice = (FOLDER / "LICENSES.txt").read_text("utf-8").split(f"\n{name} {package['version']}\n")
    assert re.search("(?i)copyright", notice[1].split("=" * 88)[0])


def test_building_again_gives_the_same_bytes(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or not (FOLDER / "node_modules" / "esbuild").is_dir():
        pytest.skip("needs Node.js and the packages (make bundles)")

    subprocess.run([node, "build.js", tmp_path], cwd=FOLDER, check=True)  # noqa: S603 # our own

    assert sorted(path.name for path in tmp_path.glob("*.min.*")) == NAMES
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (FOLDER / path.name).read_bytes(), path.name
