"""The ladder: beads as lines."""

from __future__ import annotations

from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tm.errors import MalformedFile
from tm.formats import read_ladder, write_ladder
from tm.model import Bead

sides = st.lists(st.integers(0, 9999), max_size=4).map(tuple)
beads = st.lists(st.builds(Bead, sides, sides, st.integers(0, 1000).map(lambda n: n / 1000)))


@given(beads)
def test_beads_come_back(some: list[Bead]) -> None:
    """Every bead survives, its cost to three decimals, through text and bytes alike."""
    text = StringIO()
    write_ladder(some, text)
    assert read_ladder(StringIO(text.getvalue())) == some
    data = BytesIO()
    write_ladder(some, data)
    assert data.getvalue() == text.getvalue().encode()
    data.seek(0)
    assert read_ladder(data) == some


def test_the_form_of_a_line(tmp_path: Path) -> None:
    """As the contract has it, null sides as empty brackets."""
    path = tmp_path / "a.ladder"
    write_ladder([Bead((0, 1), (0,), 0.0831), Bead((), (3,), 1.0)], path)
    assert path.read_text(encoding="utf-8") == "[0,1]:[0]:0.083\n[]:[3]:1.000\n"


def test_what_others_write_is_read() -> None:
    """Spaces, a missing cost and blank lines do no harm."""
    text = "[0, 1]:[0]\n\n[2]:[1] : 0.5\r\n[]:[]:1e-3\n"
    assert read_ladder(StringIO(text)) == [
        Bead((0, 1), (0,)),
        Bead((2,), (1,), 0.5),
        Bead((), (), 0.001),
    ]


@pytest.mark.parametrize("line", ["0:0", "[0]:[1]:x", "[0]", "[0]:[1,,2]", "[0]:[a]", "[0]:[1]:."])
def test_a_line_that_is_no_bead_is_named(line: str) -> None:
    """The error names file and line and shows how a line looks."""
    with pytest.raises(MalformedFile, match=r"^<stream>:2: not a bead: .*\[0,1\]:\[0\]:0\.083$"):
        read_ladder(StringIO(f"[0]:[0]:0\n{line}\n"))
