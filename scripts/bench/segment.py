"""Sentence splitters side by side: boundary F1, golden rules and speed.

    python -m venv /tmp/peers
    /tmp/peers/bin/pip install sentencex pysbd rishe blingfire numpy .
    /tmp/peers/bin/python scripts/bench/segment.py DATA [--golden english_golden_rules.py]

DATA holds folders with ``text.txt`` (a paragraph a line) and ``gold.jsonl`` (its sentences);
a folder whose name begins with ``fa`` is Persian.  Peers that are not installed are left out
and named.  Persian paragraphs are taken twenty together.  The golden rules are the file
``benchmarks/english_golden_rules.py`` of pySBD's source package.

Speeds are processor time of this process, in MB of UTF-8 a second, best of five, and only
comparable within one run.  Where a peer gives strings, boundaries are counted in non-space
characters like everybody's.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections.abc import Callable
from pathlib import Path

from tm.errors import InputError
from tm.segmentation import evaluate_segmentation, sentence_spans

Splitter = Callable[[str], list[str]]


def ours(language: str, *, informal: bool = False) -> Splitter:
    """This project's splitter."""

    def split(text: str) -> list[str]:
        """Sentences as slices."""
        return [text[a:b] for a, b in sentence_spans(text, language=language, informal=informal)]

    return split


def sentencex(language: str) -> Splitter:
    """Wikimedia's sentencex."""
    from sentencex import segment

    return lambda text: list(segment(language, text))


def pysbd(language: str) -> Splitter:
    """PySBD."""
    import pysbd as package

    return package.Segmenter(language=language, clean=False).segment


def rishe(language: str) -> Splitter:
    """The Persian toolkit rishe."""
    del language
    import rishe as package

    for name in ("sentence_tokenize", "split_sentences", "sent_tokenize"):
        if hasattr(package, name):
            return getattr(package, name)
    return package.SentenceTokenizer().tokenize


def blingfire(language: str) -> Splitter:
    """Microsoft's BlingFire."""
    del language
    from blingfire import text_to_sentences

    return lambda text: text_to_sentences(text).split("\n")


PEERS = {"sentencex": sentencex, "pysbd": pysbd, "rishe": rishe, "blingfire": blingfire}


def splitters(language: str) -> dict[str, Splitter]:
    """Ours and every peer that is installed."""
    found: dict[str, Splitter] = {"tm": ours(language)}
    if language == "en":
        found["tm --informal"] = ours(language, informal=True)
    for name, make in PEERS.items():
        try:
            found[name] = make(language)
        except (ImportError, AttributeError) as error:
            print(f"{name}: left out ({error})")
    return found


def read_folder(folder: Path, together: int) -> tuple[list[str], list[list[str]]]:
    """Paragraphs and their gold sentences, ``together`` paragraphs at a time."""
    texts = (folder / "text.txt").read_text(encoding="utf-8").splitlines()
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    starts = range(0, len(texts), together)
    return (
        [" ".join(texts[i : i + together]) for i in starts],
        [[s for sentences in gold[i : i + together] for s in sentences] for i in starts],
    )


def speed(split: Splitter, texts: list[str]) -> float:
    """MB of UTF-8 a second of processor time, best of five."""
    best = float("inf")
    for _ in range(5):
        before = time.process_time()
        for text in texts:
            split(text)
        best = min(best, time.process_time() - before)
    return sum(len(text.encode()) for text in texts) / 1e6 / best


def golden(split: Splitter, path: Path) -> str:
    """How many of pySBD's golden rules come out right."""
    spec = importlib.util.spec_from_file_location("golden_rules", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    right = 0
    for text, expected in module.GOLDEN_EN_RULES:
        got = [" ".join(piece.split()) for piece in split(text)]
        right += got == [" ".join(piece.split()) for piece in expected]
    return f"{right}/{len(module.GOLDEN_EN_RULES)}"


def main() -> None:
    """Print one table per folder."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--golden", type=Path)
    arguments = parser.parse_args()
    for folder in sorted(p for p in arguments.data.iterdir() if (p / "gold.jsonl").is_file()):
        language = "fa" if folder.name.startswith("fa") else "en"
        texts, gold = read_folder(folder, 20 if language == "fa" else 1)
        print(f"\n{folder.name}: {len(texts)} texts, {sum(map(len, gold))} sentences")
        print(f"{'':16}{'P':>8}{'R':>8}{'F1':>8}{'term F1':>9}{'MB/s':>8}{'× tm':>7}")
        base = 0.0
        for name, split in splitters(language).items():
            pieces = [piece for text in texts for piece in split(text)]
            rate = speed(split, texts)
            base = base or rate
            try:
                s = evaluate_segmentation(gold, pieces)
            except InputError as error:
                print(f"{name:16} alters the text: {error}")
                continue
            print(
                f"{name:16}{s.precision:8.4f}{s.recall:8.4f}{s.f1:8.4f}{s.term_f1:9.4f}"
                f"{rate:8.1f}{rate / base:7.2f}"
            )
    if arguments.golden:
        print("\npySBD's golden rules")
        for name, split in splitters("en").items():
            print(f"{name:16}{golden(split, arguments.golden):>8}")


if __name__ == "__main__":
    main()
