"""The error tree: exit codes and messages that name the place and the way out."""

from __future__ import annotations

import tm.errors
from tm.errors import InputError, MemoryBusy, MissingExtra, RunError, TmError


def test_a_message_names_file_line_and_the_way_out() -> None:
    """Place first, then what is wrong, then what to do, on one line."""
    error = InputError("no header", file="a.tsv", line=1, hint="name the columns")
    assert str(error) == "a.tsv:1: no header; name the columns"


def test_a_missing_extra_says_what_to_type() -> None:
    """The command that brings the missing package can be copied."""
    assert "pip install 'hamtaraz[documents]'" in str(MissingExtra("DOCX files", "documents"))


def test_exit_codes_follow_the_tree() -> None:
    """Bad input is 2; failed work is 1."""
    assert InputError("x").exit_code == 2
    assert MemoryBusy("x").exit_code == 1
    assert RunError("x").exit_code == 1


def test_every_error_hangs_on_one_tree_and_is_drawn() -> None:
    """Every class of the module stands in the drawing at its top."""
    drawn = tm.errors.__doc__ or ""
    for name, thing in vars(tm.errors).items():
        if isinstance(thing, type) and thing.__module__ == "tm.errors":
            assert name in drawn
            assert issubclass(thing, TmError | UserWarning)
