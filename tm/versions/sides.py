"""One version of a document, made ready to be held against another.

Every segment gets three keys, each looser than the one before: the match key; the key with
numbers written one way (18,500 is 18500); and that without its spaces, so that a compound
written with a space, a half-space or nothing is one and the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tm.language import match_key
from tm.language.characters import ZWNJ
from tm.model import Document, Segment

Part = Literal["body", "frame", "furniture"]

# A separator of thousands between digits of a match key.
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
# The ezafe after a final heh in the writing of many newspapers, a letter of its own.
_EZAFE = re.compile(f"(?<=ه){ZWNJ}ی(?![\\w{ZWNJ}])")
_SPACE = re.compile(r"(?<![0-9]) | (?![0-9])")
_WORD = re.compile(r"[0-9]+(?:[.,/:][0-9]+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
# Kinds that frame an article: who wrote it, when, where.  They change with every edition.
FRAME = ("byline", "dateline")


@dataclass(frozen=True, slots=True)
class Side:
    """The segments of one version with their keys; every list runs parallel to ``segments``.

    ``keys`` are match keys with numbers written one way, ``squeezed`` the same without spaces,
    ``words`` the words of the keys, ``parts`` whether a segment is body, frame or furniture.
    """

    name: str
    language: str
    segments: tuple[Segment, ...]
    match_keys: tuple[str, ...]
    keys: tuple[str, ...]
    squeezed: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    parts: tuple[Part, ...]

    def __len__(self) -> int:
        return len(self.segments)

    def text(self, indices: Sequence[int]) -> str:
        """The texts of some segments, joined by a space."""
        return " ".join(self.segments[i].text for i in indices)

    def key(self, indices: Sequence[int]) -> str:
        """The match keys of some segments, joined by a space."""
        return " ".join(self.match_keys[i] for i in indices)

    def tokens(self, indices: Sequence[int]) -> int:
        """How many words some segments have; a segment without words counts one."""
        return sum(max(1, len(self.words[i])) for i in indices)

    @property
    def running(self) -> tuple[int, ...]:
        """The segments that take part in operations: all but the furniture."""
        return tuple(i for i, part in enumerate(self.parts) if part != "furniture")


def loose_key(text: str) -> str:
    """The match key of a text with numbers written one way and no ezafe after heh.

    >>> loose_key("18,500 Cars")
    '18500 cars'
    """
    if ZWNJ in text and _EZAFE.search(text):
        text = _EZAFE.sub("", text)
    key = cached_key(text)
    return _THOUSANDS.sub("", key) if "," in key else key


@lru_cache(maxsize=65536)
def cached_key(text: str) -> str:
    """``match_key``, remembered: versions share most of their sentences and all their words."""
    return match_key(text)


def squeeze(key: str) -> str:
    """A key without its spaces, but for those between two numbers.

    The indefinite after heh is هی in match keys; typed without its half-space no rule tells it
    from a plural, so both are written alike here.

    >>> squeeze("in to 10 20")
    'into10 20'
    """
    return _SPACE.sub("", key).replace("های", "هی")


def key_words(key: str) -> tuple[str, ...]:
    """The words of a key, numbers whole."""
    return tuple(_WORD.findall(key))


def side(
    version: Document | Sequence[Segment] | Sequence[str],
    *,
    segmented: bool = False,
    name: str = "",
    language: str = "auto",
) -> Side:
    """A version as a ``Side``: articles are segmented, lists are taken as they are.

    With ``segmented`` each line of a document is a segment and nothing is furniture; plain
    texts have no furniture either.
    """
    segments = _segments(version, segmented=segmented, language=language)
    if isinstance(version, Document):
        name = name or version.id
    elif segments:
        name = name or segments[0].document
    spoken = _language(version, segments, language)
    match_keys = tuple(cached_key(segment.text) for segment in segments)
    keys = tuple(loose_key(segment.text) for segment in segments)
    parts = tuple(_part(segment, segmented=segmented) for segment in segments)
    return Side(
        name,
        spoken,
        segments,
        match_keys,
        keys,
        tuple(squeeze(key) for key in keys),
        tuple(key_words(key) for key in keys),
        parts,
    )


def _part(segment: Segment, *, segmented: bool) -> Part:
    """What a segment is to its article."""
    if segmented:
        return "body"
    if segment.kind == "furniture":
        return "furniture"
    return "frame" if segment.kind in FRAME else "body"


def _segments(
    version: Document | Sequence[Segment] | Sequence[str], *, segmented: bool, language: str
) -> tuple[Segment, ...]:
    """The segments of a version, furniture too."""
    if isinstance(version, Document):
        if not segmented:
            from tm.segmentation import segment

            return tuple(segment(version, language=language, kinds="all"))
        lines = version.text.split("\n")
        if not lines[-1].strip():
            lines.pop()
        return _lines(lines, document=version.id, language=version.language)
    texts = [item for item in version if isinstance(item, str)]
    if texts:
        return _lines(texts, document="", language=language)
    return tuple(item for item in version if isinstance(item, Segment))


def _lines(lines: Sequence[str], *, document: str, language: str) -> tuple[Segment, ...]:
    """Lines as segments, each with its place in the lines joined by newlines."""
    segments: list[Segment] = []
    start = 0
    tongue = "und" if language == "auto" else language
    for index, line in enumerate(lines):
        span = (start, start + len(line))
        segments.append(
            Segment(document, index, "sentence", tongue, (span,), line.rstrip("\r"), index)
        )
        start = span[1] + 1
    return tuple(segments)


def _language(
    version: Document | Sequence[Segment] | Sequence[str],
    segments: Sequence[Segment],
    language: str,
) -> str:
    """The language of a version: as told, as the document says, else by its letters."""
    from tm.language import detect_language

    if language != "auto":
        return language
    if isinstance(version, Document) and version.language not in {"", "und", "auto"}:
        return version.language
    for segment in segments:
        if segment.kind != "furniture" and segment.language not in {"", "und", "auto"}:
            return segment.language
    return detect_language(" ".join(segment.text for segment in segments)[:2000])
