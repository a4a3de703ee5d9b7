"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tm.errors import InputError


@contextmanager
def written_whole(path: str | Path) -> Iterator[IO[bytes]]:
    """A byte stream to ``path``, under another name until all of it is on the disk.

    Whatever goes wrong inside the block, a full disk or Ctrl-C too, leaves the old file or none.

    Raises:
        InputError: the folder it should stand in does not exist.
    """
    goal = Path(path)
    if not goal.parent.is_dir():
        hint = f"make it first: mkdir -p {goal.parent}"
        raise InputError(f"there is no folder {goal.parent}", file=path, hint=hint)
    handle, temporary = tempfile.mkstemp(dir=goal.parent, prefix=f".{goal.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(goal)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
