"""The program ``tm``: a thin skin over the library, one module per verb.

``tm VERB`` lives in ``tm/cli/VERB.py`` as ``command``; a verb's module is imported only when
it is called or its help is asked for, so that ``tm --help`` stays instant.
"""

from __future__ import annotations

import os
import sys
import warnings
from importlib import import_module
from typing import Any, NoReturn

import click

from tm.cli.settings import defaults, fit_defaults, with_environment
from tm.errors import TmError
from tm.version import __version__

# verb → one line of help; the order is the order of a day's work.
VERBS = {
    "demo": "The whole job on the sample articles, with reports to look at.",
    "read": "Print the extracted text or structure of an article.",
    "segment": "Split articles into segments.",
    "align": "Align two articles, or two segmented files.",
    "import": "Put bilingual files into a memory.",
    "export": "Write a memory out as TMX, TSV, jsonl…",
    "lookup": "Find prior translations of a segment.",
    "concordance": "Find where a word or phrase was used, on either side.",
    "analyze": "Measure how much of new texts a memory already knows.",
    "pretranslate": "Fill XLIFF, PO or an article from a memory.",
    "check": "Check translations before publication.",
    "compare": "Compare republished versions of an article.",
    "families": "Find which articles of a pile are versions of one another.",
    "evaluate": "Score a segmentation or alignment against a gold standard.",
    "edit": "Change a unit of a memory.",
    "delete": "Remove units from a memory.",
    "dedupe": "Merge units that differ only in typing.",
    "history": "What happened to a unit, or to a memory.",
    "undo": "Take back a change of a memory.",
    "merge": "Add other memories to one.",
    "info": "What a memory holds, and which optional parts are installed.",
}


class Verbs(click.Group):
    """The verbs of ``tm``, imported on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The verbs, in the order of a day's work."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return the command of one verb."""
        if cmd_name not in VERBS:
            return None
        command = import_module(f"tm.cli.{module_name(cmd_name)}").command
        assert isinstance(command, click.Command)
        return with_environment(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb, or say which one was probably meant."""
        if args and not args[0].startswith("-") and args[0] not in VERBS:
            from difflib import get_close_matches

            near = get_close_matches(args[0], VERBS, 1)
            hint = f"did you mean 'tm {near[0]}'?" if near else "type: tm --help"
            ctx.fail(f"no verb '{args[0]}'; {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of verbs without importing any."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


def module_name(verb: str) -> str:
    """The module of a verb: its own name, with ``_`` after a Python keyword."""
    return f"{verb}_" if verb == "import" else verb


@click.command(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": None},
    epilog="Start with: tm demo",
)
@click.version_option(__version__, prog_name="tm", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show tracebacks.")
@click.pass_context
def tm(ctx: click.Context, *, debug: bool) -> None:
    """Persian-English translation memory: align, look up, check, compare."""
    ctx.obj = {"debug": debug}
    settings = defaults(VERBS)
    if ctx.invoked_subcommand in VERBS:
        command = tm.get_command(ctx, ctx.invoked_subcommand)
        assert command is not None
        fit_defaults(command, ctx.invoked_subcommand, settings)
    ctx.default_map = settings


def main(argv: list[str] | None = None) -> NoReturn:
    """Run the program: errors become one line on stderr and an exit code, never a traceback."""
    arguments = sys.argv[1:] if argv is None else argv
    debug = "--debug" in arguments
    arguments = [a for a in arguments if a != "--debug"]
    _use_utf8()
    warnings.showwarning = _show_warning
    try:
        code = tm.main(args=arguments, prog_name="tm", standalone_mode=False)
        _flush()
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Exit as exit_:
        sys.exit(exit_.exit_code)
    except click.ClickException as error:
        if debug:
            raise
        _explain(error)
        sys.exit(2)
    except TmError as error:
        if debug:
            raise
        _complain(str(error))
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _complain("interrupted; nothing is half-written")
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone (`tm … | head`): that is no error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        if debug:
            raise
        where = f"{error.filename}: " if error.filename else ""
        _complain(f"{where}{error.strerror or error}")
        sys.exit(2 if isinstance(error, FileNotFoundError | IsADirectoryError) else 1)
    except MemoryError:
        _complain("out of memory; try smaller files, or split this one")
        sys.exit(1)
    except Exception as error:
        # A fault of ours: one line for the user, the traceback for whoever reports it.
        if debug:
            raise
        _complain(f"internal error: {type(error).__name__}: {error}; add --debug for a report")
        sys.exit(1)


def _explain(error: click.ClickException) -> None:
    """A usage error in one line with what to type next; the bare name of a group: its help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        sys.stderr.write(f"{error.format_message()}\n")
        return
    message = " ".join(error.format_message().split()).rstrip(".")
    if isinstance(error, click.UsageError) and error.ctx is not None and "type: " not in message:
        message += f"; type: {error.ctx.command_path} --help"
    _complain(message)


def _complain(message: str) -> None:
    """Print one line of error on stderr."""
    line = " ".join(message.split("\n"))
    sys.stderr.write(f"tm: {line}\n")


def _show_warning(message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
    """Print our own warnings as one line on stderr; leave the rest to those who debug."""
    from tm.errors import TmWarning

    if issubclass(category, TmWarning):
        _complain(f"warning: {message}")


def _use_utf8() -> None:
    """UTF-8 on every stream, whatever the locale; lone surrogates are shown, not fatal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8", errors="strict", newline="")


def _flush() -> None:
    """Flush stdout inside ``main`` so that a full disk or a closed pipe is our error."""
    sys.stdout.flush()
