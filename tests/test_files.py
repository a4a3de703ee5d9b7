"""Files appear whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tm.files import written_whole


def test_a_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    """Until the end the old file stands; afterwards the new one, and nothing else."""
    goal = tmp_path / "out.txt"
    goal.write_bytes(b"old")
    with written_whole(goal) as stream:
        stream.write(b"new")
        stream.flush()
        assert goal.read_bytes() == b"old"
    assert goal.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_a_fault_leaves_the_old_file(tmp_path: Path, fault: BaseException) -> None:
    """A full disk or Ctrl-C leaves what was there, and no litter."""
    goal = tmp_path / "out.txt"
    goal.write_bytes(b"old")

    def write_half() -> None:
        """Write a part and fail."""
        with written_whole(goal) as stream:
            stream.write(b"half")
            raise fault

    with pytest.raises(type(fault)):
        write_half()
    assert goal.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
