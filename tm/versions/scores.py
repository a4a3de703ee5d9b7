"""How much of a version survives in another: shares, resemblance, containment, chrF2 and TER.

Sources: resemblance and containment, Broder 1997; chrF, Popović 2015; TER, Snover et al. 2006,
both by sacrebleu (Post 2018).  Furniture takes no part; bylines and datelines are compared but
count for nothing, so that another letterhead or date leaves every figure as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
    pairs = [k for k, operation in enumerate(operations) if operation.old and operation.new]
    ours = [old.key(operations[k].old) for k in pairs]
    theirs = [new.key(operations[k].new) for k in pairs]
    key = chrf_statistics(theirs, ours), ter_statistics(theirs, ours)
    found = list(operations)
    rows = zip(pairs, chrf(key[0]), ter(key[1]), strict=True)
    for k, chrf_score, ter_score in rows:
        found[k] = replace(
            found[k], chrf=round(float(chrf_score), 2), ter=round(float(ter_score), 2)
        )
    body = [n for n, k in enumerate(pairs) if _is_body(old, operations[k].old)]
    texts = [operations[pairs[n]] for n in body]
    olds, news = [o.old_text for o in texts], [o.new_text for o in texts]
    raw = chrf_statistics(news, olds), ter_statistics(news, olds)
    chrf_signature, ter_signature = signatures()
    one, other = shingles(old), shingles(new)
    return tuple(found), {
        "consistency": _kept(old, found),
        "resemblance": _ratio(len(one & other), len(one | other)),
        "containment": _ratio(len(one & other), len(one)),
        "shares": _shares(old, new, found),
        "chrf": {
            "raw": _document(raw[0], chrf),
            "key": _document(key[0][body], chrf),
            "interval": _interval(raw[0]),
            "signature": chrf_signature,
        },
        "ter": {
            "raw": _document(raw[1], ter),
            "key": _document(key[1][body], ter),
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


def _document(
    statistics: NDArray[np.float64],
    score: Callable[[NDArray[np.float64]], NDArray[np.float64]],
) -> float | None:
    """The score of all pairs together; ``None`` without any."""
    if not len(statistics):
        return None
    return round(float(score(statistics.sum(axis=0, keepdims=True))[0]), 2)


def _interval(statistics: NDArray[np.float64]) -> list[float] | None:
    """The bootstrap interval of the document's chrF2; ``None`` without pairs."""
    if not len(statistics):
        return None
    low, high = bootstrap_interval(statistics)
    return [round(low, 2), round(high, 2)]
