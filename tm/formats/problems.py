"""What a reader says about a unit it had to leave out."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass

from tm.errors import TmWarning


@dataclass(frozen=True, slots=True)
class Problem:
    """A unit that could not be read: the file, its 1-based line, and why, in one line."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.file else self.message


OnProblem = Callable[[Problem], None]


def warn_of(problem: Problem) -> None:
    """Show a problem as a warning: what happens when nobody asked to be told."""
    warnings.warn(str(problem), TmWarning, stacklevel=3)
