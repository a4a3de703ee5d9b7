"""``align``: segments of two languages in, beads out."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tm.alignment.result import Alignment
from tm.errors import TmWarning
from tm.model import Bead, Segment, signature
from tm.version import __version__

if TYPE_CHECKING:
    from tm.encoders.protocol import Encoder, Progress

Side = Sequence[Segment] | Sequence[str]


def align(
    source: Side,
    target: Side,
    *,
    encoder: str | Encoder = "auto",
    pins: Sequence[Bead] = (),
    progress: Progress | None = None,
) -> Alignment:
    """Align two sides, segment by segment.

    Args:
        source: segments, or plain texts.
        target: segments, or plain texts.
        encoder: an encoder or its name (see ``tm.encoders``).
        pins: beads that are right whatever the evidence, as a person fixed them; the rest is
            aligned around them.
        progress: called with (texts encoded, texts to encode) now and then.

    Returns:
        Beads over every segment of both sides, each with the probability that it is right.

    Raises:
        UsageError: unknown encoder, or pins that name a line twice or one that does not exist.
    """
    from tm.encoders import get_encoder

    engine = get_encoder(encoder) if isinstance(encoder, str) else encoder
    left, right = as_segments(source, name="source"), as_segments(target, name="target")
    mark = signature(
        norm=1,
        align="lattice",
        enc=engine.signature,
        tm=__version__,
    )
    if not left or not right:
        beads = [Bead((i,), (), 0.0, 1.0) for i in range(len(left))]
        beads += [Bead((), (j,), 0.0, 1.0) for j in range(len(right))]
        return Alignment(left, right, tuple(beads), mark, score=0.0)
    from tm.alignment.solve import solve

    solution = solve(left, right, engine, pins=pins, progress=progress)
    complaints = []
    if solution.unrelated:
        complaints.append(
            "the two texts do not look like translations of one another; nothing was aligned"
        )
    for complaint in complaints:
        warnings.warn(complaint, TmWarning, stacklevel=2)
    return Alignment(
        source=left,
        target=right,
        beads=solution.beads,
        signature=mark,
        score=solution.score,
        pinned=frozenset((bead.source, bead.target) for bead in pins),
        warnings=tuple(complaints),
    )


def as_segments(side: Side, *, name: str) -> tuple[Segment, ...]:
    """A side as segments; plain texts become sentences of a document called ``name``."""
    from tm.language import detect_language

    texts = [item for item in side if isinstance(item, str)]
    if len(texts) < len(side):
        return tuple(item for item in side if isinstance(item, Segment))
    if not texts:
        return ()
    language = detect_language(" ".join(texts[:50])[:5000])
    result, start = [], 0
    for index, text in enumerate(texts):
        span = (start, start + len(text))
        result.append(Segment(name, index, "sentence", language, (span,), text))
        start += len(text) + 1
    return tuple(result)
