"""``tm align`` and ``tm evaluate align`` as a user runs them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from tm.cli import main

Run = Callable[..., subprocess.CompletedProcess[str]]

ENGLISH = [
    "The river rose three metres in one night.",
    "Farmers moved their animals to the hills. Nobody was hurt.",
    "Read more: our full coverage",
    "The governor promised new bridges before winter.",
]
PERSIAN = [
    "رودخانه در یک شب سه متر بالا آمد.",
    "کشاورزان دام‌های خود را به تپه‌ها بردند.",
    "به کسی آسیبی نرسید.",
    "فرماندار قول داد پیش از زمستان پل‌های تازه ساخته شود.",
]
ALIGN = ("align", "--segmented", "--encoder", "static")
LADDER = "[0]:[0]\n[1]:[1,2]\n[2]:[]\n[3]:[3]\n"


@pytest.fixture
def run_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run the program like ``run_tm``, but inside this process: the encoder is loaded once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(warnings, "showwarning", warnings.showwarning)

    def run(*arguments: object, input: str = "") -> subprocess.CompletedProcess[str]:  # noqa: A002
        """Run the program's entry point with the arguments and text on stdin."""
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(input.encode()), "utf-8"))
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        shown = capsys.readouterr()
        code = stopped.value.code
        assert isinstance(code, int)
        return subprocess.CompletedProcess(arguments, code, shown.out, shown.err)

    return run


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """The two texts as files of one segment a line."""
    english, persian = tmp_path / "en.txt", tmp_path / "fa.txt"
    english.write_text("\n".join(ENGLISH) + "\n", encoding="utf-8")
    persian.write_text("\n".join(PERSIAN) + "\n", encoding="utf-8")
    return english, persian


def lines(ladder: str) -> str:
    """A ladder without its costs."""
    return "".join(":".join(line.split(":")[:2]) + "\n" for line in ladder.splitlines())


def test_ladder_finds_merge_and_null(run_tm: Run, files: tuple[Path, Path]) -> None:
    """One sentence against two, and a navigation line left alone, from English to Persian."""
    done = run_tm(*ALIGN, "--format", "ladder", *files)
    assert done.returncode == 0, done.stderr
    assert lines(done.stdout) == LADDER


def test_ladder_from_persian_to_english(run_here: Run, files: tuple[Path, Path]) -> None:
    """The other way round the same beads come out, mirrored."""
    done = run_here(*ALIGN, "--format", "ladder", files[1], files[0])
    assert lines(done.stdout) == "[0]:[0]\n[1,2]:[1]\n[]:[2]\n[3]:[3]\n"


def test_tsv_spans_are_those_of_the_files(run_here: Run, files: tuple[Path, Path]) -> None:
    """Each row's spans cut its texts out of the files; null sides are empty with -1 -1."""
    rows = run_here(*ALIGN, *files).stdout.splitlines()
    header = "source target confidence source_start source_end target_start target_end"
    assert rows[0].split("\t") == header.split()
    texts = [file.read_text(encoding="utf-8") for file in files]
    assert len(rows) == 5
    for row in rows[1:]:
        source, target, confidence, *spans = row.split("\t")
        assert 0.0 <= float(confidence) <= 1.0
        a, b, c, d = map(int, spans)
        assert source == (texts[0][a:b] if a >= 0 else "")
        if c < 0:
            assert (target, c, d) == ("", -1, -1)
        else:
            assert target == texts[1][c:d].replace("\n", " ")


def test_jsonl_adds_numbers_and_kinds(run_here: Run, files: tuple[Path, Path]) -> None:
    """The jsonl form holds the fields of tsv and the segment numbers and kinds of both sides."""
    records = [json.loads(line) for line in run_here(
        *ALIGN, "--format", "jsonl", *files
    ).stdout.splitlines()]  # fmt: skip
    assert [r["target_indices"] for r in records] == [[0], [1, 2], [], [3]]
    assert records[1]["kinds"] == [["sentence"], ["sentence", "sentence"]]


def test_output_form_comes_from_the_name(
    run_here: Run, files: tuple[Path, Path], tmp_path: Path
) -> None:
    """A .tmx holds the beads with both sides, a .html a page with both directions."""
    assert run_here(*ALIGN, *files, "-o", "out.tmx").returncode == 0
    tmx = (tmp_path / "out.tmx").read_text(encoding="utf-8")
    assert tmx.count("<tu ") + tmx.count("<tu>") == 3
    assert "enc:" in tmx
    assert run_here(*ALIGN, *files, "-o", "out.html").returncode == 0
    html = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert 'dir="rtl"' in html
    assert ENGLISH[0] in html


def test_pinned_beads_are_kept(run_here: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    """A pinned bead stands whatever the evidence, and its unit is a person's work."""
    (tmp_path / "pins.ladder").write_text("[2]:[2]:0.0\n", encoding="utf-8")
    arguments = (*ALIGN, *files, "--pin", "pins.ladder")
    assert "[2]:[2]" in lines(run_here(*arguments, "--format", "ladder").stdout)
    assert run_here(*arguments, "-o", "out.jsonl").returncode == 0


def test_empty_side_leaves_all_alone(run_tm: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    """Aligned with an empty file every line is null: a warning, exit 0."""
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    done = run_tm(*ALIGN, "--format", "ladder", files[0], "empty.txt")
    assert done.returncode == 0
    assert lines(done.stdout) == "[0]:[]\n[1]:[]\n[2]:[]\n[3]:[]\n"
    assert "no segments" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing.txt", "en.txt"], "missing.txt"),
        (["--encoder", "nonesuch", "en.txt", "fa.txt"], "no encoder 'nonesuch'"),
        (["--pin", "bad.ladder", "en.txt", "fa.txt"], "bad.ladder"),
        (["-", "-"], "stdin"),
    ],
)
def test_bad_input_is_one_line(
    run_here: Run, files: tuple[Path, Path], tmp_path: Path, arguments: list[str], words: str
) -> None:
    """A missing file, an unknown encoder, a bad ladder: one line that names it, exit 2."""
    (tmp_path / "bad.ladder").write_text("[0]:[0]\n[9]:[1]\n", encoding="utf-8")
    done = run_here(*ALIGN, *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_evaluate_prints_and_dumps_the_same(run_tm: Run, tmp_path: Path) -> None:
    """``tm evaluate align`` gives every figure as text and as JSON."""
    (tmp_path / "gold").write_text("[0]:[0]\n[1]:[1,2]\n[2]:[]\n", encoding="utf-8")
    (tmp_path / "test").write_text("[0]:[0]\n[1]:[1]\n[]:[2]\n[2]:[]\n", encoding="utf-8")
    text = run_tm("evaluate", "align", "gold", "test").stdout
    figures = dict(line.split(": ", 1) for line in text.splitlines())
    assert figures["strict_f1"] == "0.5000"
    assert figures["null_recall"] == "1.0000"
    dumped = json.loads(run_tm("evaluate", "align", "--format", "json", "gold", "test").stdout)
    assert dumped["lax_f1"] == 1.0
    assert dumped.keys() == figures.keys()


def test_evaluate_spans_reads_the_texts_beside_gold(
    run_here: Run, files: tuple[Path, Path], tmp_path: Path
) -> None:
    """--spans compares code-point spans; the texts are en.txt and fa.txt beside the gold."""
    done = run_here(*ALIGN, *files, "-o", "test.tsv")
    assert done.returncode == 0
    rows = (tmp_path / "test.tsv").read_text(encoding="utf-8").splitlines()[1:]
    gold = "".join("\t".join(row.split("\t")[3:]) + "\n" for row in rows)
    (tmp_path / "gold.tsv").write_text(gold, encoding="utf-8")
    text = run_here("evaluate", "align", "--spans", "gold.tsv", "test.tsv").stdout
    assert "strict_f1: 1.0000" in text


def figures_of(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    """The printed figures by name."""
    assert done.returncode == 0, done.stderr
    return dict(line.split(": ", 1) for line in done.stdout.splitlines())


def test_evaluate_gives_intervals_and_calibration(run_here: Run, tmp_path: Path) -> None:
    """Costs count as doubts: the error by hand; a ladder without costs has no such line."""
    (tmp_path / "gold").write_text("[0]:[0]\n[1]:[1]\n[2]:[]\n", encoding="utf-8")
    (tmp_path / "test").write_text("[0]:[0]:0.1\n[1,2]:[1]:0.6\n", encoding="utf-8")
    figures = figures_of(run_here("evaluate", "align", "gold", "test"))
    assert figures["calibration_error"] == "0.2500"
    assert (figures["strict_f1_low"], figures["strict_f1_high"]) == ("0.0000", "1.0000")
    assert figures["signature"].startswith("unit:bead|drawn:stretch|resamples:1000|seed:12345|tm:")
    for text in ("[0]:[0]\n[1,2]:[1]\n", "[0]:[0]:-1.5\n[1,2]:[1]:0.5\n"):
        done = run_here("evaluate", "align", "gold", "-", input=text)
        assert "calibration_error" not in figures_of(done)


def test_evaluate_sums_folders(run_here: Run, tmp_path: Path) -> None:
    """Two folders of same-named files: summed counts, intervals over documents."""
    for folder, ending in (("gold", "ladder"), ("test", "txt")):
        (tmp_path / folder).mkdir()
        for name in ("a", "b", "c"):
            beads = "[0]:[0]:0.0\n[1]:[1]:0.2\n"
            if (folder, name) == ("test", "c"):
                beads = "[0,1]:[0]:0.5\n[]:[1]:0.5\n"
            (tmp_path / folder / f"{name}.{ending}").write_text(beads, encoding="utf-8")
    (tmp_path / "test" / ".hidden").write_text("x", encoding="utf-8")
    figures = figures_of(run_here("evaluate", "align", "gold", "test"))
    assert (figures["documents"], figures["gold"], figures["test"]) == ("3", "6", "5")
    assert figures["strict_recall"] == "0.6667"
    assert "|drawn:document|" in figures["signature"]
    for folder in ("gold", "test"):
        (tmp_path / folder / "only.txt").write_text("[0]:[0]\n", encoding="utf-8")
        done = run_here("evaluate", "align", "gold", "test")
        assert done.returncode == 2
        assert "'only'" in done.stderr
        (tmp_path / folder / "only.txt").unlink()
    done = run_here("evaluate", "align", "gold", "test/a.txt")
    assert done.returncode == 2
    assert "TEST is a file" in done.stderr


def test_evaluate_sums_folders_of_spans(run_here: Run, tmp_path: Path) -> None:
    """With --spans the texts may be folders, too, and the confidence column is judged."""
    for name in ("gold", "test", "english", "persian"):
        (tmp_path / name).mkdir()
    header = "confidence\tsource_start\tsource_end\ttarget_start\ttarget_end\n"
    for n in ("1", "2"):
        (tmp_path / "english" / f"{n}.txt").write_text("One. Two.", encoding="utf-8")
        (tmp_path / "persian" / f"{n}.txt").write_text("یک. دو.", encoding="utf-8")
        (tmp_path / "gold" / f"{n}.tsv").write_text("0\t4\t0\t3\n", encoding="utf-8")
        row = "0.75\t0\t5\t0\t3\n"
        (tmp_path / "test" / f"{n}.tsv").write_text(header + row, encoding="utf-8")
    spans = ("evaluate", "align", "--spans", "--source", "english", "--target", "persian")
    figures = figures_of(run_here(*spans, "gold", "test"))
    assert (figures["gold"], figures["strict_f1"]) == ("2", "1.0000")
    assert figures["calibration_error"] == "0.2500"
    assert figures["precision_at_recall_80"] == "1.0000"


@pytest.mark.parametrize(
    ("gold", "test", "words"),
    [
        ("0\t99\t0\t3\n", "1.0\t0\t4\t0\t3\n", "gold.tsv:1: offset 99 is beyond"),
        ("0\t4\t0\t3\n", "1.0\t0\t99\t0\t3\n", "test.tsv:2: offset 99 is beyond"),
        ("4\t0\t0\t3\n", "1.0\t0\t4\t0\t3\n", "gold.tsv:1: end 0 is before start 4"),
        ("0\t4\t0\t3\n", "sure\t0\t4\t0\t3\n", "'sure' is no confidence"),
        ("0\t4\t0\t3\n", "1.0\t0\t4\n", "too few columns"),
    ],
)
def test_evaluate_spans_names_the_bad_line(
    run_here: Run, tmp_path: Path, gold: str, test: str, words: str
) -> None:
    """Offsets outside the texts and confidences that are none: one line, exit 2."""
    header = "confidence\tsource_start\tsource_end\ttarget_start\ttarget_end\n"
    for name, text in (
        ("en.txt", "One. Two."),
        ("fa.txt", "یک. دو."),
        ("gold.tsv", gold),
        ("test.tsv", header + test),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = run_here("evaluate", "align", "--spans", "gold.tsv", "test.tsv")
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
