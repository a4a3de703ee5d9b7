"""``tm demo``: the whole job, as the README promises it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from tm.formats import read_units
from tm.memory import Memory


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder a demo filled, and what it printed."""
    folder = tmp_path_factory.mktemp("demo")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TM_")}
    done = subprocess.run(
        [sys.executable, "-m", "tm", "demo", "out"],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=170,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "out", done.stdout


def test_the_demo_aligns_well(demo: tuple[Path, str]) -> None:
    """The figure it prints is measured against the gold standard, and good."""
    found = re.search(r"together: strict F1 (0\.\d+)", demo[1])
    assert found
    assert float(found.group(1)) >= 0.85


def test_the_demo_fills_a_memory_and_writes_it_out(demo: tuple[Path, str]) -> None:
    """The TMX holds what the memory holds."""
    with Memory(demo[0] / "memory.tm", read_only=True) as memory:
        stored = {(unit.source.text, unit.target.text) for unit in memory.units()}
    written = {(u.source.text, u.target.text) for u in read_units(demo[0] / "memory.tmx")}
    assert len(stored) > 100
    assert written == stored


@pytest.mark.parametrize("name", ["alignment.html", "qa.html", "versions.html"])
def test_the_pages_stand_alone(demo: tuple[Path, str], name: str) -> None:
    """Each page is whole, holds Persian set from right to left, and loads nothing."""
    page = html.fromstring((demo[0] / name).read_text(encoding="utf-8"))
    assert page.findtext(".//title")
    assert page.xpath("//*[@dir='rtl' or starts-with(@lang, 'fa')]") or name == "versions.html"
    assert not page.xpath("//script[@src] | //link[@href] | //img[not(starts-with(@src, 'data:'))]")
