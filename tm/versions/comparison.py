"""Two versions of one document in one language, held against each other."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

from tm.errors import TmWarning
from tm.language import same_language
from tm.model import Comparison, Document, Segment, signature
from tm.versions.critical import critical_changes
from tm.versions.operations import operations
from tm.versions.scores import scored
from tm.versions.sides import Side, side

Version = Document | Sequence[Segment] | Sequence[str]


def compare(
    old: Version,
    new: Version,
    *,
    segmented: bool = False,
    language: str = "auto",
    names: tuple[str, str] = ("", ""),
) -> Comparison:
    """What became of ``old`` in ``new``: operations, critical changes, scores.

    Args:
        old: the older version: a document, its segments, or plain texts, one a segment.
        new: the newer version, in the same language.
        segmented: lines of a document are segments, and nothing is taken for furniture.
        language: of both versions, where the documents do not say.
        names: what to call the versions, if not by their ids.
    """
    return compare_sides(
        side(old, segmented=segmented, name=names[0], language=language),
        side(new, segmented=segmented, name=names[1], language=language),
    )


def compare_sides(old: Side, new: Side) -> Comparison:
    """``compare`` on sides made ready, so that several comparisons share the work."""
    known = "und" not in {old.language, new.language}
    if known and len(old) and len(new) and not same_language(old.language, new.language):
        warnings.warn(
            f"{old.name or 'the older version'} is in {old.language}, {new.name or 'the newer'} in"
            f" {new.language}: versions are of one language; a translation goes to tm align or to"
            " --translations",
            TmWarning,
            stacklevel=2,
        )
    found, scores = scored(old, new, operations(old, new))
    furniture = tuple(
        tuple(i for i, part in enumerate(version.parts) if part == "furniture")
        for version in (old, new)
    )
    return Comparison(
        old.name,
        new.name,
        found,
        critical_changes(old, new, found),
        (furniture[0], furniture[1]),
        scores,
        versions_signature(),
    )


def versions_signature() -> str:
    """What the figures of a comparison depend on."""
    from tm.version import __version__

    return signature(norm=1, seg=1, match="assign-lis", w=3, tm=__version__)
