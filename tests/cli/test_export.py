"""``tm export``: what came in goes out under the names its owner knows."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from tm.formats import read_units

Run = Callable[..., subprocess.CompletedProcess[str]]

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence"
 o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>
<tu tuid="bridge-17"><tuv xml:lang="en"><seg>The bridge is open.</seg></tuv>
<tuv xml:lang="fa"><seg>پل باز است.</seg></tuv></tu>
</body></tmx>
"""


def test_a_unit_keeps_the_tuid_it_came_with(run_tm: Run, tmp_path: Path) -> None:
    """The identifier of the file a unit came from is there again, and only there."""
    (tmp_path / "in.tmx").write_text(TMX, encoding="utf-8")
    assert run_tm("import", "in.tmx").returncode == 0
    assert run_tm("export", "out.tmx").returncode == 0
    (unit,) = read_units(tmp_path / "out.tmx")
    assert unit.id == "bridge-17"
    assert "tuid" not in unit.attributes
