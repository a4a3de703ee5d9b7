"""PDF reading beside its peers: lines read exactly, and seconds, on the same files in one run.

    python scripts/bench/pdf.py FILE.pdf… [--gold GOLD.txt]

With ``--gold`` (a line or paragraph a line) prints how many of these stand in each program's
output, spaces and half-spaces not counted, and how many with both exact.
Peers that are not installed are left out: pdfminer.six, pypdf, pypdfium2, pdfplumber, and the
program pdftotext.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from tm.language.characters import BIDI_CONTROLS, ZWNJ
from tm.readers import read
from tm.readers.visual_order import resolve_forms


def ours(path: Path) -> str:
    """The text of ``tm read``, furniture left out."""
    document = read(path)
    kept = (block for block in document.blocks if block.kind != "furniture")
    return "\n".join(document.text[block.start : block.end] for block in kept)


def pdfminer(path: Path) -> str:
    """The text of pdfminer.six."""
    from pdfminer.high_level import extract_text

    return str(extract_text(str(path)))


def pypdf(path: Path) -> str:
    """The text of pypdf."""
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def pypdfium2(path: Path) -> str:
    """The text of pypdfium2."""
    from pypdfium2 import PdfDocument

    return "\n".join(page.get_textpage().get_text_range() for page in PdfDocument(path))


def pdfplumber(path: Path) -> str:
    """The text of pdfplumber."""
    import pdfplumber as plumber

    with plumber.open(path) as document:
        return "\n".join(page.extract_text() or "" for page in document.pages)


def pdftotext(path: Path) -> str:
    """The text of Poppler's pdftotext."""
    program = shutil.which("pdftotext")
    if program is None:
        raise ImportError("pdftotext")
    done = subprocess.run([program, str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


PROGRAMS: dict[str, Callable[[Path], str]] = {
    "tm read": ours,
    "pdfminer.six": pdfminer,
    "pypdf": pypdf,
    "pypdfium2": pypdfium2,
    "pdfplumber": pdfplumber,
    "pdftotext": pdftotext,
}


def folded(text: str, *, half_spaces: bool) -> str:
    """A text as compared: shapes as letters, without direction marks.

    White space is folded, or does not count at all where half-spaces do not.
    """
    plain = resolve_forms("".join(c for c in text if c not in BIDI_CONTROLS))
    return " ".join(plain.split()) if half_spaces else "".join(plain.replace(ZWNJ, "").split())


def main() -> None:
    """Read every file with every program and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--gold", type=Path)
    options = parser.parse_args()
    gold = options.gold.read_text("utf-8").splitlines() if options.gold else []
    gold = [line for line in gold if line.strip()]
    warnings.simplefilter("ignore")
    for path in options.files:
        for name, program in PROGRAMS.items():
            try:
                program(path)  # imports and caches are not what is measured
                started = time.perf_counter()
                text = program(path)
                seconds = time.perf_counter() - started
            except ImportError:
                continue
            counts = [
                sum(
                    folded(line, half_spaces=exact) in folded(text, half_spaces=exact)
                    for line in gold
                )
                for exact in (False, True)
            ]
            score = f"  lines {counts[0]}/{len(gold)}, exact {counts[1]}" if gold else ""
            print(f"{path.name:28} {name:14} {seconds:7.3f} s{score}")


if __name__ == "__main__":
    main()
