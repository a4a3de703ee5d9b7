"""Our TMX in the hands of real programs, as Debian packages them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tm.formats import write_units
from tm.model import InlineCode, TranslationUnit, Variant

UNITS = [
    TranslationUnit(
        Variant("en", "The road to the north is closed."), Variant("fa", "راه شمال بسته است.")
    ),
    TranslationUnit(
        Variant("en", "Schools & offices open on Monday <early>."),
        Variant("fa", "مدرسه‌ها و اداره‌ها «زود» باز می‌شوند؛ دوشنبه & <صبح>."),
        id="7",
        created="2025-03-26T10:11:12Z",
        by="sara",
        notes=("a note",),
        attributes={"domain": "news", "\x01": "odd"},
    ),
    TranslationUnit(
        Variant("en", "Prices rose again.", (InlineCode(0, "ph", "{0}"), InlineCode(6, "x", "y"))),
        Variant("fa", "قیمت‌ها باز بالا رفت."),
    ),
]
PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>en</source_lang><target_lang>fa</target_lang>
<sentence_seg>true</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags>
</project></omegat>
"""
READ_BY_TRANSLATE_TOOLKIT = """
import json, sys
from translate.storage.tmx import tmxfile
with open(sys.argv[1], "rb") as stream:
    store = tmxfile(stream, "en", "fa")
print(json.dumps([[unit.source, unit.target] for unit in store.units]))
"""


@pytest.mark.slow
def test_omegat_fills_a_document_from_our_tmx(tmp_path: Path) -> None:
    """OmegaT, given a memory of ours in tm/auto, translates every sentence that is in it."""
    if shutil.which("omegat") is None:
        pytest.skip("needs the Debian package omegat")
    for folder in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "omegat.project").write_text(PROJECT, encoding="utf-8")
    text = f"{UNITS[0].source.text}\n\n{UNITS[1].source.text}\n\nNobody knows this one.\n"
    (tmp_path / "source" / "a.txt").write_text(text, encoding="utf-8")
    assert write_units(UNITS, tmp_path / "tm" / "auto" / "ours.tmx") == len(UNITS)
    subprocess.run(
        ["omegat", str(tmp_path), "--mode=console-translate"],
        env={**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
        check=True,
        capture_output=True,
        timeout=300,
    )
    made = (tmp_path / "target" / "a.txt").read_text(encoding="utf-8")
    assert made == f"{UNITS[0].target.text}\n\n{UNITS[1].target.text}\n\nNobody knows this one.\n"


@pytest.mark.slow
def test_translate_toolkit_reads_our_tmx(tmp_path: Path) -> None:
    """Translate Toolkit finds every unit and its texts."""
    python = "/usr/bin/python3"
    probe = [python, "-c", "import translate.storage.tmx"]
    if not Path(python).exists() or subprocess.run(probe, capture_output=True).returncode:  # noqa: PLW1510 - a probe
        pytest.skip("needs the Debian package translate-toolkit")
    path = tmp_path / "ours.tmx"
    write_units(UNITS, path)
    run = subprocess.run(
        [python, "-c", READ_BY_TRANSLATE_TOOLKIT, path],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    found = json.loads(run.stdout)
    assert found[:2] == [[unit.source.text, unit.target.text] for unit in UNITS[:2]]
    assert len(found) == len(UNITS)
    assert found[2][1] == UNITS[2].target.text
