"""``tm compare``: what became of an article when it was published again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tm.cli.options import format_option, output_option
from tm.cli.output import open_output
from tm.errors import UsageError

if TYPE_CHECKING:
    from tm.model import Document
    from tm.versions.drift import Drift
    from tm.versions.sides import Side

EXAMPLE = """\b
Examples:
  tm compare corpora/river/en.txt corpora/river/en.2.txt
  tm compare corpora/bridge/en.html corpora/bridge/en.2.html \\
    --translations corpora/bridge/fa.html corpora/bridge/fa.2.txt
  tm compare --format html -o river.html corpora/river/en.txt corpora/river/en.2.txt
  tm segment corpora/river/en.txt > old.lines
  tm segment corpora/river/en.2.txt > new.lines
  tm compare --segmented --format json old.lines new.lines
"""


@click.command(name="compare", epilog=EXAMPLE)
@click.argument("old")
@click.argument("new", nargs=-1, required=True)
@output_option()
@format_option("text", "json", "tsv", "html", default="text")
@click.option("--segmented", is_flag=True, help="The files hold one segment a line.")
@click.option("--consecutive", is_flag=True, help="Compare each version with the one before it.")
@click.option(
    "--translations",
    nargs=2,
    metavar="OLD_T NEW_T",
    help="The translations of OLD and of the last NEW: did they keep up?",
)
@click.option(
    "--memory", "-m", default=None, metavar="FILE", help="A memory to suggest translations from."
)
@click.option("--glossary", metavar="FILE", help="Terms whose translation is followed.")
@click.option(
    "--encoder",
    envvar="TM_ENCODER",
    default="auto",
    show_default=True,
    metavar="NAME",
    help="For aligning the translations.",
)
@click.option(
    "--language", metavar="LANG", default="auto", show_default=True, help="Of all versions."
)
def command(
    *,
    old: str,
    new: tuple[str, ...],
    output: str,
    format_: str,
    segmented: bool,
    consecutive: bool,
    translations: tuple[str, str] | None,
    memory: str | None,
    glossary: str | None,
    encoder: str,
    language: str,
) -> None:
    """Compare OLD with each NEW version of the same article in the same language.

    Says of every segment what became of it, lists the changes that can turn its meaning, and
    scores how much of OLD was kept.  With --translations also says where the translation did
    not follow.
    """
    from tm.cli.compare_output import WRITERS, Versions
    from tm.versions.comparison import compare_sides
    from tm.versions.sides import side

    documents = [read_version(name, language, segmented=segmented) for name in (old, *new)]
    sides = [side(document, segmented=segmented) for document in documents]
    comparisons = [
        compare_sides(sides[k if consecutive else 0], later) for k, later in enumerate(sides[1:])
    ]
    following = None
    if translations:
        targets = [
            side(read_version(name, "auto", segmented=segmented), segmented=segmented)
            for name in translations
        ]
        following = follow(sides, targets, memory=memory, glossary=glossary, encoder=encoder)
    elif memory or glossary:
        raise UsageError("--memory and --glossary go with --translations OLD_T NEW_T")
    with open_output(output) as stream:
        WRITERS[format_](stream, Versions(documents, sides, comparisons, following))


def follow(
    sides: list[Side],
    targets: list[Side],
    *,
    memory: str | None,
    glossary: str | None,
    encoder: str,
) -> Drift:
    """How the translations of the first and the last version compare."""
    from contextlib import ExitStack

    from tm.language import primary
    from tm.versions.drift import drift

    with ExitStack() as stack:
        suggest = None
        if memory is not None:
            from tm.memory import Memory

            store = stack.enter_context(Memory(memory, create=False, read_only=True))
            pair = primary(sides[0].language), primary(targets[0].language)

            def suggest(text: str) -> str | None:
                """The best prior translation, with the new values where that is safe."""
                for match in store.lookup(text, source=pair[0], target=pair[1], limit=1):
                    return match.suggestion or match.target
                return None

        terms = None
        if glossary is not None:
            from tm.terms import read_glossary

            terms = read_glossary(glossary)
        return drift(
            sides[0],
            sides[-1],
            targets[0],
            targets[1],
            encoder=encoder,
            glossary=terms,
            suggest=suggest,
        )


def read_version(name: str, language: str, *, segmented: bool) -> Document:
    """A version's file; with ``segmented`` its text as it stands, a segment a line."""
    from tm.readers import decode, read

    if not segmented:
        return read(name, language=language, id=name)
    from tm.language import detect_language, language_tag
    from tm.model import Document

    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    text = decode(data, file=name)
    tag = detect_language(text[:5000]) if language == "auto" else language_tag(language)
    return Document(name, tag, text)
