"""Runs the program in this process, so that hundreds of cases cost seconds."""

from __future__ import annotations

import io
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tm.cli import main

Run = Callable[..., "CompletedProcess[str]"]


@contextmanager
def _as_program(folder: Path, stdin: str) -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    """Stand in for a process: its folder, streams, environment and warnings."""
    streams, here, environment = (sys.stdin, sys.stdout, sys.stderr), Path.cwd(), dict(os.environ)
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8")
    sys.stdout, sys.stderr = out, err
    for name in [name for name in os.environ if name.startswith("TM_")]:
        del os.environ[name]
    os.chdir(folder)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            yield out, err
    finally:
        os.chdir(here)
        os.environ.clear()
        os.environ.update(environment)
        sys.stdin, sys.stdout, sys.stderr = streams


def run_in(folder: Path) -> Run:
    """The program as a function of its arguments, working in the folder."""

    def run(*arguments: object, stdin: str = "", **settings: str) -> CompletedProcess[str]:
        """Run ``tm`` with the arguments, the text on stdin and environment variables."""
        words = [str(argument) for argument in arguments]
        with _as_program(folder, stdin) as (out, err):
            os.environ.update(settings)
            try:
                main(words)
                code = 0
            except SystemExit as stop:
                code = int(stop.code or 0)
            out.flush()
            err.flush()
            texts = [s.buffer.getvalue().decode() for s in (out, err)]  # type: ignore[attr-defined]
        return CompletedProcess(words, code, *texts)

    return run


@pytest.fixture
def tm(tmp_path: Path) -> Run:
    """The program in an empty folder."""
    return run_in(tmp_path)


def rows(*pairs: tuple[str, ...], header: str = "source\ttarget") -> str:
    """A bilingual TSV file of the pairs."""
    return "".join(line + "\n" for line in (header, *("\t".join(pair) for pair in pairs)))
