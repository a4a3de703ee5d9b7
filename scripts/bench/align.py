"""Alignment against its peers, on the same vectors, in the same run.

    python scripts/bench/align.py --encoder e5 FOLDER… [--tune FOLDER…] [--ablate]

A FOLDER holds documents (one folder each: en.txt, fa.txt, gold.txt).  Peers: Gale-Church
(``pip install galechurch``), Vecalign's search (``pip install sentweave``) and a search in the
manner of Bertalign written here, whose skip score is tuned on the ``--tune`` folders.  Vectors of
merged lines are length-weighted means for all of them.  A peer that is not installed is left out.
Prints strict, lax and null F1 summed over documents, and the difference in strict F1 to the
Bertalign-style search with its 95 % interval (paired bootstrap over documents, 2,000 draws).
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from tm.alignment import AlignmentScores, evaluate_alignment
from tm.alignment.band import full_band
from tm.alignment.comparison import NULL_FEATURES
from tm.alignment.evidence import BEAD_FEATURES
from tm.alignment.lines import centred
from tm.alignment.search import IMPOSSIBLE, Lattice, best_path
from tm.alignment.solve import solve
from tm.alignment.weights import Weights, weights_for
from tm.encoders import Encoder, get_encoder
from tm.encoders.protocol import normalise
from tm.formats import read_ladder
from tm.model import Bead, Segment

System = Callable[["Document", Encoder], list[Bead]]
TYPES = tuple((a, b) for a in range(1, 5) for b in range(1, 5) if a + b <= 5)


class Document:
    """Two sides and their gold beads."""

    def __init__(self, place: Path) -> None:
        self.sides = [
            (place / name).read_text(encoding="utf-8").removesuffix("\n").split("\n")
            for name in ("en.txt", "fa.txt")
        ]
        self.gold = read_ladder(place / "gold.txt")

    def segments(self, side: int) -> list[Segment]:
        """One side as segments."""
        language = ("en", "fa")[side]
        return [
            Segment(language, n, "sentence", language, ((0, len(text)),), text)
            for n, text in enumerate(self.sides[side])
        ]


def documents(folders: Iterable[Path]) -> list[Document]:
    """The documents of some folders."""
    return [Document(g.parent) for f in folders for g in sorted(f.glob("*/gold.txt"))]


def hamtaraz(document: Document, encoder: Encoder) -> list[Bead]:
    """Our own search."""
    return list(solve(document.segments(0), document.segments(1), encoder).beads)


def gale_church(document: Document, encoder: Encoder) -> list[Bead]:  # noqa: ARG001 - lengths only
    """Gale and Church 1993, as galechurch has it."""
    import galechurch

    return [
        Bead(
            tuple(range(bead.source_start, bead.source_end)),
            tuple(range(bead.target_start, bead.target_end)),
        )
        for bead in galechurch.align(*document.sides).beads
    ]


def vecalign(document: Document, encoder: Encoder) -> list[Bead]:
    """Vecalign's search (Thompson and Koehn 2019), as sentweave has it."""
    import sentweave

    known: dict[str, np.ndarray] = {}
    for texts in document.sides:
        vectors = encoder.encode(texts)
        lengths = np.array([max(len(t), 1) for t in texts])
        for start in range(len(texts)):
            for stop in range(start + 1, min(start + 9, len(texts)) + 1):
                mean = (vectors[start:stop] * lengths[start:stop, None]).sum(axis=0)
                known[" ".join(texts[start:stop])] = mean / np.linalg.norm(mean)
    none = np.full(encoder.dimension, 1e-3, dtype=np.float32)

    def encode(texts: list[str]) -> np.ndarray:
        """Averaged vectors of overlaps."""
        return np.stack(
            [known.get(" ".join(text.split()), known.get(text, none)) for text in texts]
        )

    found = sentweave.align(document.sides[0], document.sides[1], encode, alignment_max_size=5)
    return [Bead(tuple(a.src_indices), tuple(a.tgt_indices)) for a in found.alignments]


def bertalign(skip: float, share: float, *, centre: bool) -> System:
    """A search in the manner of Bertalign (Liu and Zhu 2022): margin, length ratio, fixed skip.

    ``share`` is how much of the mean similarity of a line's neighbours is taken away.
    """

    def system(document: Document, encoder: Encoder) -> list[Bead]:
        """See ``bertalign``."""
        sides = [encoder.encode(texts) for texts in document.sides]
        if centre:
            sides = [centred(vectors) for vectors in sides]
        lengths = [np.array([max(len(t), 1) for t in texts], float) for texts in document.sides]
        near = (sides[0] @ sides[1].T, sides[1] @ sides[0].T)
        usual = [-np.sort(-p, axis=1)[:, :3].mean(axis=1) for p in near]
        rows, columns = len(sides[0]), len(sides[1])
        band = full_band(rows, columns)
        scores = np.full((len(TYPES), rows, columns + 1), IMPOSSIBLE, dtype=np.float32)
        for t, (a, b) in enumerate(TYPES):
            if a > rows or b > columns:
                continue
            one = _windows(sides[0], lengths[0], a)
            two = _windows(sides[1], lengths[1], b)
            long = [
                np.convolve(length, np.ones(size), "valid")
                for length, size in zip(lengths, (a, b), strict=True)
            ]
            less = np.minimum(long[0][:, None], long[1]) / np.maximum(long[0][:, None], long[1])
            margin = 0.5 * (
                np.convolve(usual[0], np.ones(a) / a, "valid")[:, None]
                + np.convolve(usual[1], np.ones(b) / b, "valid")
            )
            value = (one @ two.T - share * margin) * np.log2(1 + less)
            scores[t, : rows - a + 1, : columns - b + 1] = value
        grid = Lattice(
            band,
            TYPES,
            scores,
            np.full(rows, skip, np.float32),
            np.full(columns, skip, np.float32),
            np.zeros((3, 3)),
        )
        return [
            Bead(tuple(range(i, i + a)), tuple(range(j, j + b))) for i, j, a, b in best_path(grid)
        ]

    return system


def _windows(vectors: np.ndarray, lengths: np.ndarray, size: int) -> np.ndarray:
    """Length-weighted means of ``size`` lines, of length 1."""
    weighted = vectors * lengths[:, None].astype(np.float32)
    total = sum(weighted[k : len(weighted) - size + 1 + k] for k in range(size))
    return normalise(np.asarray(total))


def run(system: System, some: Sequence[Document], encoder: Encoder) -> list[AlignmentScores]:
    """The scores of each document."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [evaluate_alignment(d.gold, system(d, encoder)) for d in some]


def total(scores: Iterable[AlignmentScores]) -> AlignmentScores:
    """Scores summed."""
    result = AlignmentScores()
    for score in scores:
        result += score
    return result


def bootstrap(
    one: Sequence[AlignmentScores], two: Sequence[AlignmentScores]
) -> tuple[float, float]:
    """The 95 % interval of the difference in strict F1, documents drawn with replacement."""
    dice = np.random.default_rng(0)
    drawn = []
    for _ in range(2000):
        picked = dice.integers(0, len(one), len(one))
        first, second = (total(s[n] for n in picked).strict.f1 for s in (one, two))
        drawn.append(first - second)
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(low), float(high)


def without(weights: Weights, names: Sequence[str]) -> Weights:
    """The weights with some evidence taken away."""
    beads, nulls = weights.beads.copy(), weights.nulls.copy()
    for name in names:
        if name in BEAD_FEATURES:
            beads[BEAD_FEATURES.index(name)] = 0.0
        if name in NULL_FEATURES and name != "null":
            nulls[NULL_FEATURES.index(name)] = 0.0
    steps = np.zeros((3, 3)) if "steps" in names else weights.steps
    return replace(weights, beads=beads, nulls=nulls, steps=steps)


ABLATIONS = {
    "numbers": ("numbers", "numbers-missing"),
    "Latin words": ("words", "words-missing"),
    "names by sound": ("names", "names-missing"),
    "marginal gain": ("gain-small", "gain-large", "gain-relative"),
    "weakest member": ("weakest", "weakest-margin"),
    "length": ("length", "length-squared"),
    "furniture": ("furniture",),
    "document-relative": ("relative", "relative-margin", "relative-best"),
    "steps between states": ("steps",),
}


def ablate(some: Sequence[Document], encoder: Encoder) -> None:
    """What each kind of evidence is worth: its weights set to zero, the others as they are."""
    from tm.alignment import solve as module

    whole = weights_for(encoder.name)
    for name, names in ABLATIONS.items():
        module.weights_for = lambda _, names=names: without(whole, names)  # type: ignore[assignment]
        show(f"without {name}", total(run(hamtaraz, some, encoder)), 0.0)
    module.weights_for = weights_for


def show(name: str, scores: AlignmentScores, seconds: float) -> None:
    """One line of figures."""
    print(
        f"{name:28} strict {scores.strict.f1:.4f}  lax {scores.lax.f1:.4f}  "
        f"null {scores.null.f1:.4f}  {seconds:.1f} s"
    )


def main() -> None:
    """Run every system on every folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--tune", type=Path, nargs="*", default=[])
    parser.add_argument("--encoder", default="e5")
    parser.add_argument("--ablate", action="store_true")
    options = parser.parse_args()
    encoder = get_encoder(options.encoder)
    skip, share = -0.03, 0.5
    if options.tune:
        tuning = documents(options.tune)
        tries = [(s, m) for s in (0.1, 0.05, 0.0, -0.03, -0.1, -0.2) for m in (0.5, 1.0)]
        skip, share = max(
            tries,
            key=lambda t: total(run(bertalign(*t, centre=True), tuning, encoder)).strict.f1,
        )
        print(f"Bertalign style, tuned: skip score {skip}, margin {share}")
    for folder in options.folders:
        some = documents([folder])
        for document in some:
            for side in document.sides:
                encoder.encode(side)
        print(f"\n{folder}  ({len(some)} documents, encoder {encoder.signature})")
        systems: dict[str, System] = {"hamtaraz": hamtaraz}
        systems["Bertalign style, tuned"] = bertalign(skip, share, centre=True)
        systems["Bertalign style, not centred"] = bertalign(-0.1, 1.0, centre=False)
        if find_spec("sentweave"):
            systems["Vecalign (sentweave)"] = vecalign
        if find_spec("galechurch"):
            systems["Gale-Church (galechurch)"] = gale_church
        found = {}
        for name, system in systems.items():
            started = time.perf_counter()
            found[name] = run(system, some, encoder)
            show(name, total(found[name]), time.perf_counter() - started)
        low, high = bootstrap(found["hamtaraz"], found["Bertalign style, tuned"])
        print(f"strict F1 above Bertalign style, tuned: 95 % interval {low:+.4f} … {high:+.4f}")
        if options.ablate:
            ablate(some, encoder)


if __name__ == "__main__":
    main()
