"""Everything that can go wrong, as one tree.

TmError                     exit code 2 unless said otherwise
├── InputError              a file that cannot be read as what it should be
│   ├── EncodingError       not text, or text in an unknown encoding
│   ├── MalformedFile       XML, TSV, jsonl… that breaks its own rules; names the line
│   └── UnsupportedFormat   no reader or format of that name
├── UsageError              options that do not go together
├── MissingExtra            an optional package is not installed; says what to install
├── MemoryFileError         a memory that is missing, damaged, newer than this program
│   └── MemoryBusy          another process is writing (exit code 1)
└── RunError                the work itself failed: disk full, worker lost (exit code 1)

TmWarning                   something the user should know, printed as one line on stderr

A message is one line: what is wrong, in which file and line or unit, and what to do.
"""

from __future__ import annotations

from pathlib import Path


class TmError(Exception):
    """Anything this package raises on purpose."""

    exit_code = 2


class InputError(TmError):
    """A file that cannot be read as what it should be.

    Args:
        message: what is wrong.
        file: the file's path, or ``None``.
        line: 1-based line number, or ``None``.
        hint: what to do about it.
    """

    def __init__(
        self,
        message: str,
        *,
        file: str | Path | None = None,
        line: int | None = None,
        hint: str | None = None,
    ) -> None:
        self.message = message
        self.file = str(file) if file is not None else None
        self.line = line
        self.hint = hint
        place = f"{file}:{line}: " if file and line else f"{file}: " if file else ""
        super().__init__(f"{place}{message}" + (f"; {hint}" if hint else ""))


class EncodingError(InputError):
    """Not text, or text in an encoding that cannot be told."""


class MalformedFile(InputError):
    """A file that breaks the rules of its own format."""


class UnsupportedFormat(InputError):
    """No reader or format goes by that name."""


class UsageError(TmError):
    """Options or arguments that do not go together."""


class MissingExtra(TmError):
    """An optional package is needed and not installed.

    Args:
        what: what was asked for (``"DOCX files"``).
        extra: the extra of this distribution that brings it (``"documents"``).
    """

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an optional package; type: pip install 'hamtaraz[{extra}]'")


class MemoryFileError(TmError):
    """A memory that is missing, damaged or made by a newer program."""


class MemoryBusy(MemoryFileError):
    """Another process is writing to this memory."""

    exit_code = 1


class RunError(TmError):
    """The work itself failed, through no fault of the input."""

    exit_code = 1


class TmWarning(UserWarning):
    """Something the user should know though the work goes on."""
