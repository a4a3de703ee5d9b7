"""The weights of the evidence, learnt by ``scripts/train_aligner.py`` from known alignments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Encoders without weights of their own borrow those of the best sentence encoder.
_OTHERS = "e5"


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each feature, a bias for each bead type, a score for each step between states.

    ``beads`` follows ``evidence.BEAD_FEATURES``, ``nulls`` follows ``comparison.NULL_FEATURES``,
    ``steps[a, b]`` the states of ``search``.
    """

    beads: NDArray[np.float32]
    nulls: NDArray[np.float32]
    bias: dict[tuple[int, int], float]
    steps: NDArray[np.float64]


@cache
def weights_for(encoder: str) -> Weights:
    """The weights that go with an encoder's vectors, by its name."""
    import json
    from importlib.resources import files

    import numpy as np

    from tm.alignment.comparison import NULL_FEATURES
    from tm.alignment.evidence import BEAD_FEATURES
    from tm.alignment.scores import TYPES

    text = files("tm.alignment").joinpath("weights.json").read_text(encoding="utf-8")
    tables = json.loads(text)
    table = tables.get(encoder, tables[_OTHERS])
    return Weights(
        beads=np.array([table["beads"][name] for name in BEAD_FEATURES], dtype=np.float32),
        nulls=np.array([table["nulls"][name] for name in NULL_FEATURES], dtype=np.float32),
        bias={(a, b): float(table["bias"][f"{a}:{b}"]) for a, b in TYPES},
        steps=np.array(table["steps"], dtype=np.float64),
    )
