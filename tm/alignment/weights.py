"""The weights of the evidence, learnt from documents whose alignment is known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each feature, a bias for each bead type, a score for each step between states.

    ``beads`` follows ``scores.BEAD_FEATURES``, ``nulls`` follows ``scores.NULL_FEATURES``,
    ``steps[a, b]`` the states of ``search``.
    """

    beads: NDArray[np.float32]
    nulls: NDArray[np.float32]
    bias: dict[tuple[int, int], float]
    steps: NDArray[np.float64]


@cache
def weights_for(encoder: str) -> Weights:  # noqa: ARG001
    """The weights that go with an encoder's vectors."""
    import numpy as np

    beads = {
        "margin": 12.0, "length": -0.4, "gain-small": -0.0, "gain-large": -12.0,
        "numbers": 0.7, "numbers-missing": -0.5, "words": 0.5, "words-missing": -0.3,
        "furniture": -3.0, "paragraphs": -1.0,
    }  # fmt: skip
    from tm.alignment.scores import BEAD_FEATURES, NULL_FEATURES, TYPES

    nulls = {"null": 0.0, "furniture": 2.0}
    return Weights(
        beads=np.array([beads.get(name, 0.0) for name in BEAD_FEATURES], dtype=np.float32),
        nulls=np.array([nulls.get(name, 0.0) for name in NULL_FEATURES], dtype=np.float32),
        bias={kind: -2.0 - 1.0 * (sum(kind) - 2) for kind in TYPES},
        steps=np.zeros((3, 3)),
    )
