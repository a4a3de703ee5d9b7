"""How much of a version survives in another: shares, resemblance, containment, chrF2 and TER.

Sources: resemblance and containment, Broder 1997; chrF, Popović 2015; TER, Snover et al. 2006,
both by sacrebleu (Post 2018).  Furniture takes no part; bylines and datelines are compared but
count for nothing, so that another letterhead or date leaves every figure as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tm.model import Operation
from tm.versions.metrics import (
    bootstrap_interval,
    chrf,
    chrf_statistics,
    signatures,
    ter,
    ter_statistics,
)
from tm.versions.sides import Side

SHINGLE = 3
OLD_SHARES = (
    "verbatim",
    "normalized",
    "edited",
    "moved",
    "moved-edited",
    "split",
    "merged",
    "deleted",
)


def scored(
    old: Side, new: Side, operations: Sequence[Operation]
) -> tuple[tuple[Operation, ...], dict[str, Any]]:
    """The operations with their chrF2 and TER (per cent, on keys), and the document's scores."""
    found: list[Operation] = []
    raw: list[list[int]] = []
    key: list[list[int]] = []
    raw_edits = key_edits = 0.0
    raw_words = key_words = 0
    for operation in operations:
        if not operation.old or not operation.new:
            found.append(operation)
            continue
        old_key, new_key = old.key(operation.old), new.key(operation.new)
        own = chrf_statistics(new_key, old_key)
        edits, words = ter_statistics(new_key, old_key)
        found.append(replace(operation, chrf=round(chrf(own), 2), ter=round(ter(edits, words), 2)))
        if any(old.parts[i] != "body" for i in operation.old):
            continue
        key.append(own)
        key_edits, key_words = key_edits + edits, key_words + words
        raw.append(chrf_statistics(operation.new_text, operation.old_text))
        edits, words = ter_statistics(operation.new_text, operation.old_text)
        raw_edits, raw_words = raw_edits + edits, raw_words + words
    ours, theirs = shingles(old), shingles(new)
    shares = _shares(old, new, found)
    chrf_signature, ter_signature = signatures()
    return tuple(found), {
        "consistency": _kept(old, found),
        "resemblance": _ratio(len(ours & theirs), len(ours | theirs)),
        "containment": _ratio(len(ours & theirs), len(ours)),
        "shares": shares,
        "chrf": {
            "raw": _document_chrf(raw),
            "key": _document_chrf(key),
            "interval": _interval(raw),
            "signature": chrf_signature,
        },
        "ter": {
            "raw": round(ter(raw_edits, raw_words), 2),
            "key": round(ter(key_edits, key_words), 2),
            "signature": ter_signature,
        },
    }


def _ratio(part: float, whole: float) -> float:
    """A share, rounded; of nothing, all."""
    return round(part / whole, 4) if whole else 1.0


def _kept(old: Side, operations: Sequence[Operation]) -> float:
    """Consistency: the share of the older body's words kept, wherever and in whatever typing."""
    kept = sum(
        old.tokens(operation.old)
        for operation in operations
        if operation.op in {"verbatim", "normalized", "moved"} and _is_body(old, operation.old)
    )
    return _ratio(kept, sum(old.tokens((i,)) for i in range(len(old)) if old.parts[i] == "body"))


def _is_body(side: Side, indices: Sequence[int]) -> bool:
    """Whether some segments are all running text."""
    return all(side.parts[i] == "body" for i in indices)


def _shares(old: Side, new: Side, operations: Sequence[Operation]) -> dict[str, float]:
    """The share of each operation, by words of the older body; ``inserted`` of the newer."""
    words = dict.fromkeys(OLD_SHARES, 0)
    inserted = 0
    for operation in operations:
        if operation.op == "inserted":
            inserted += sum(new.tokens((j,)) for j in operation.new if new.parts[j] == "body")
        else:
            words[operation.op] += sum(
                old.tokens((i,)) for i in operation.old if old.parts[i] == "body"
            )
    total = sum(words.values())
    new_total = sum(new.tokens((j,)) for j in range(len(new)) if new.parts[j] == "body")
    shares = {name: round(count / total, 4) if total else 0.0 for name, count in words.items()}
    shares["inserted"] = round(inserted / new_total, 4) if new_total else 0.0
    return shares


def shingles(side: Side) -> set[tuple[str, ...]]:
    """The word shingles of the body."""
    words = [word for i, bag in enumerate(side.words) if side.parts[i] == "body" for word in bag]
    if 0 < len(words) < SHINGLE:
        return {tuple(words)}
    return {tuple(words[k : k + SHINGLE]) for k in range(len(words) - SHINGLE + 1)}


def _document_chrf(statistics: Sequence[Sequence[int]]) -> float | None:
    """chrF2 of all pairs together; ``None`` without any."""
    if not statistics:
        return None
    return round(chrf([sum(column) for column in zip(*statistics, strict=True)]), 2)


def _interval(statistics: Sequence[Sequence[int]]) -> list[float] | None:
    """The bootstrap interval of the document's chrF2; ``None`` without pairs."""
    if not statistics:
        return None
    import numpy as np

    low, high = bootstrap_interval(np.array(statistics, dtype=np.float64))
    return [round(low, 2), round(high, 2)]
