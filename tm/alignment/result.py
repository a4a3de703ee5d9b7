"""What ``align`` returns: the beads over both sides, ready to look at and to store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tm.model import Bead, Context, Origin, Segment, TranslationUnit, Variant


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two sides and the beads between them.

    ``beads`` cover every segment of both sides exactly once, in source order, null targets where
    they stand in the target; a crossing bead stands at its source.  ``score`` is the share of
    the shorter side's text that has found a counterpart, weighted by confidence (0 … 1): near
    0, the two texts are no translations of one another.  ``pinned`` are the beads a person
    fixed; ``warnings`` are one-line sentences for the user.
    """

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    beads: tuple[Bead, ...]
    signature: str
    score: float = 1.0
    pinned: frozenset[tuple[tuple[int, ...], tuple[int, ...]]] = frozenset()
    warnings: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Bead]:
        return iter(self.beads)

    def __len__(self) -> int:
        return len(self.beads)

    def texts(self, bead: Bead) -> tuple[str, str]:
        """The texts of a bead's sides, segments joined by a space; ``""`` for a null side."""
        return (
            " ".join(self.source[i].text for i in bead.source),
            " ".join(self.target[j].text for j in bead.target),
        )

    def is_pinned(self, bead: Bead) -> bool:
        """Whether a person fixed this bead."""
        return (bead.source, bead.target) in self.pinned

    def crossing(self) -> tuple[Bead, ...]:
        """Beads whose target stands elsewhere than their source: moved passages."""
        from tm.alignment.crossing import crossing_beads

        return crossing_beads(self.beads)

    def units(
        self,
        *,
        min_confidence: float = 0.0,
        origin: str = "",
        documents: Sequence[str] = (),
    ) -> list[TranslationUnit]:
        """The beads with both sides as translation units, their neighbours as context.

        Args:
            min_confidence: leave out beads below this probability.
            origin: a name for where they come from.
            documents: names of the two documents; their ids unless told.
        """
        from tm.language import match_key

        sides = (self.source, self.target)
        names = tuple(documents) or tuple(dict.fromkeys(s[0].document for s in sides if s))
        shown = [bead for bead in self.beads if bead.source and not self._is_furniture(bead)]
        keys = [match_key(self.texts(bead)[0]) for bead in shown]
        units = []
        for place, bead in enumerate(shown):
            if not bead.target or bead.confidence < min_confidence:
                continue
            source, target = self.texts(bead)
            pinned = self.is_pinned(bead)
            before = keys[place - 1] if place else ""
            after = keys[place + 1] if place + 1 < len(keys) else ""
            units.append(
                TranslationUnit(
                    source=Variant(self.source[bead.source[0]].language, source),
                    target=Variant(self.target[bead.target[0]].language, target),
                    contexts=(Context(before, after),),
                    origins=(
                        Origin(
                            name=origin,
                            documents=names,
                            method="human" if pinned else "aligned",
                            signature="" if pinned else self.signature,
                            confidence=None if pinned else round(bead.confidence, 4),
                        ),
                    ),
                )
            )
        return units

    def _is_furniture(self, bead: Bead) -> bool:
        """Whether a bead holds nothing but furniture."""
        return not bead.target and all(self.source[i].kind == "furniture" for i in bead.source)

    def _repr_html_(self) -> str:
        """A table for notebooks: both texts side by side, unsure beads marked."""
        from tm.alignment.page import table

        return table(self)
