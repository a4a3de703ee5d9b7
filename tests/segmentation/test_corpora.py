"""The sample articles: what is body and what is furniture, sentence for sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tm.readers import read
from tm.segmentation import segment
from tm.segmentation.enumerations import LIST_MARK

ROOT = Path(__file__).resolve().parents[2] / "corpora"
GOLD = sorted(ROOT.glob("*/gold/*.segments.jsonl"))


def bare(kind: str, text: str) -> str:
    """A segment's text without a list mark: whether a reader shows one is its own business."""
    return LIST_MARK.sub("", text, count=1) if kind == "list-item" else text


@pytest.mark.parametrize("path", GOLD, ids=lambda p: f"{p.parent.parent.name}-{p.name}")
def test_body_of_sample_article(path: Path) -> None:
    """Every body segment is found with its exact text, and nothing else is among them."""
    stem = path.name.removesuffix(".segments.jsonl")
    (article,) = (p for p in path.parent.parent.glob(f"{stem}.*") if p.stem == stem)
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    wanted = [bare(g["kind"], g["text"]) for g in gold if g["kind"] != "furniture"]
    found = [bare(s.kind, s.text) for s in segment(read(article))]
    # Where notes stand that the page shows elsewhere is the reader's business, too.
    assert sorted(found) == sorted(wanted)
