"""Which articles of a pile are versions of one another.

An article is known by its word shingles, as hashes; a quarter of them (those that divide by
four) stand in an inverted index that finds who shares any.  Containment then decides: the share
of the smaller article that stands in the other (Broder 1997), so that an extract finds the long
article it was cut from, which resemblance would miss.  Adding an article looks at its own
shingles only.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tm.errors import InputError
from tm.versions.sides import key_words, loose_key

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHINGLE = 3
SAMPLING = 4
# Two articles are versions when the smaller one shares this much of its shingles.
CONTAINMENT = 0.15
# … and at least this many of them, or of a very short one this share: the line every dispatch
# of an agency begins with makes no family.
LEAST_SHARED = 12
_OF_SHORT = 0.6
# A shingle that this many articles hold is a stock phrase and finds nobody.
COMMON = 100
# Candidates share at least this much of the smaller one's sample: the rest is chance.
_GLIMPSE = 0.04
# Samples of at least this size tell containment, stock phrases left out; smaller ones, and
# larger ones that tell no more than this, are compared in full.
_LARGE = 32
_DOUBTFUL = 0.4
_MULTIPLIER = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a family: the one it most likely came from, and the share of it in that."""

    name: str
    parent: str | None
    containment: float


@dataclass(frozen=True, slots=True)
class Family:
    """Versions of one article, the longest first."""

    members: tuple[Member, ...]

    def __len__(self) -> int:
        return len(self.members)


class Hashes:
    """Words as 64-bit numbers, the same in every process; the commonest are remembered."""

    def __init__(self, most: int = 300_000) -> None:
        self._known: dict[str, int] = {}
        self._most = most

    def number(self, word: str) -> int:
        """The number of a word."""
        known = self._known.get(word)
        if known is None:
            from hashlib import blake2b

            digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            known = int.from_bytes(digest, "little")
            if len(self._known) >= self._most:
                self._known.clear()
            self._known[word] = known
        return known


_HASHES = Hashes()


def shingle_hashes(text: str) -> NDArray[np.uint64]:
    """The word shingles of a text as sorted hashes, each once; the same in any typing."""
    import numpy as np

    words = key_words(loose_key(text))
    if not words:
        return np.zeros(0, dtype=np.uint64)
    numbers = np.fromiter(map(_HASHES.number, words), dtype=np.uint64, count=len(words))
    width = min(SHINGLE, len(words))
    rows = len(words) - width + 1
    mixed = np.zeros(rows, dtype=np.uint64)
    for k in range(width):
        mixed = (mixed ^ numbers[k : k + rows]) * np.uint64(_MULTIPLIER)
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed)


class Families:
    """Articles grouped as they come in; each new one joins, founds or unites families.

    Args:
        containment: the share of the smaller article that makes two articles versions.
    """

    def __init__(self, *, containment: float = CONTAINMENT) -> None:
        self.containment = containment
        self.names: list[str] = []
        self._shingles: list[NDArray[np.uint64]] = []
        self._sizes: list[int] = []
        self._index: dict[int, array[int]] = {}
        self._links: dict[int, dict[int, float]] = defaultdict(dict)
        self._roots: list[int] = []

    def __len__(self) -> int:
        return len(self.names)

    def add(self, name: str, text: str) -> int:
        """Take in an article; returns how many earlier ones are versions of it."""
        return self.add_hashes(name, shingle_hashes(text))

    def add_hashes(self, name: str, shingles: NDArray[np.uint64]) -> int:
        """``add`` with the shingles already hashed, as another process may have done."""
        import numpy as np

        number = len(self.names)
        sampled = shingles[shingles % np.uint64(SAMPLING) == 0]
        shared: dict[int, int] = defaultdict(int)
        values: list[int] = sampled.tolist()
        telling = 0
        for value in values:
            holders = self._index.setdefault(value, array("I"))
            if len(holders) < COMMON:
                telling += 1
                for other in holders:
                    shared[other] += 1
                holders.append(number)
        self.names.append(name)
        self._shingles.append(shingles)
        self._sizes.append(telling)
        self._roots.append(number)
        found = 0
        for other, count in shared.items():
            smaller = min(telling, self._sizes[other])
            if count < _GLIMPSE * smaller:
                continue
            share = count / smaller if smaller >= _LARGE else 1.0
            if self.containment <= share < _DOUBTFUL or smaller < _LARGE:
                share = min(share, self._in_full(number, other))
            if share >= self.containment:
                found += 1
                self._links[number][other] = self._links[other][number] = share
                self._unite(number, other)
        return found

    def _in_full(self, one: int, other: int) -> float:
        """Containment by all shingles; 0 where what is shared may be chance."""
        smaller = min(len(self._shingles[one]), len(self._shingles[other]))
        shared = self._shared(one, other)
        return shared / smaller if shared >= min(LEAST_SHARED, _OF_SHORT * smaller) else 0.0

    def _containment(self, one: int, other: int) -> float:
        """The share of the smaller article's shingles that the other holds."""
        ours, theirs = self._shingles[one], self._shingles[other]
        smaller = min(len(ours), len(theirs))
        return self._shared(one, other) / smaller if smaller else 0.0

    def _shared(self, one: int, other: int) -> int:
        """How many shingles two articles share."""
        import numpy as np

        ours, theirs = self._shingles[one], self._shingles[other]
        return len(np.intersect1d(ours, theirs, assume_unique=True))

    def _root(self, number: int) -> int:
        """The representative of an article's family."""
        while self._roots[number] != number:
            self._roots[number] = self._roots[self._roots[number]]
            number = self._roots[number]
        return number

    def _unite(self, one: int, other: int) -> None:
        """Make two families one."""
        self._roots[self._root(one)] = self._root(other)

    def families(self) -> list[Family]:
        """All families of two or more, the largest first."""
        groups: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self.names)):
            groups[self._root(number)].append(number)
        found = [self._family(group) for group in groups.values() if len(group) > 1]
        return sorted(found, key=lambda family: (-len(family), family.members[0].name))

    def singletons(self) -> list[str]:
        """The articles without a version, in the order they came."""
        return [name for number, name in enumerate(self.names) if not self._links.get(number)]

    def _family(self, group: Sequence[int]) -> Family:
        """The members of a family, longest first, each under a longer one it shares most with."""
        order = sorted(group, key=lambda n: (-len(self._shingles[n]), self.names[n]))
        rank = {n: k for k, n in enumerate(order)}
        members = []
        for n in order:
            above = [other for other in self._links[n] if rank[other] < rank[n]]
            best = max(above, key=lambda other: (self._links[n][other], -rank[other]), default=None)
            share = 1.0 if best is None else round(self._containment(n, best), 4)
            members.append(Member(self.names[n], None if best is None else self.names[best], share))
        return Family(tuple(members))

    def save(self, path: str | Path) -> None:
        """Write the names and shingles to a file, so that articles can be added another day."""
        import numpy as np

        lengths = np.array([len(shingles) for shingles in self._shingles], dtype=np.int64)
        hashes = np.concatenate(self._shingles) if self._shingles else np.zeros(0, np.uint64)
        names = np.frombuffer("\n".join(self.names).encode("utf-8"), dtype=np.uint8)
        goal = Path(path)
        temporary = goal.with_name(f".{goal.name}.new")
        with temporary.open("wb") as stream:
            np.savez_compressed(stream, names=names, lengths=lengths, hashes=hashes)
        temporary.replace(goal)

    @classmethod
    def load(cls, path: str | Path, *, containment: float = CONTAINMENT) -> Families:
        """Read what ``save`` wrote.

        Raises:
            InputError: the file is none of ours.
        """
        import zipfile

        import numpy as np

        try:
            with np.load(path, allow_pickle=False) as stored:
                names = stored["names"].tobytes().decode("utf-8").split("\n")
                ends = np.cumsum(stored["lengths"])
                hashes = stored["hashes"]
        except (ValueError, KeyError, zipfile.BadZipFile, EOFError) as error:
            raise InputError("no index of families", file=path, hint="give another name") from error
        grouped = cls(containment=containment)
        if len(ends):
            for name, shingles in zip(names, np.split(hashes, ends[:-1]), strict=True):
                grouped.add_hashes(name, shingles)
        return grouped


def families(articles: Iterable[tuple[str, str]], *, containment: float = CONTAINMENT) -> Families:
    """Articles as ``(name, text)`` grouped into families."""
    grouped = Families(containment=containment)
    for name, text in articles:
        grouped.add(name, text)
    return grouped
