"""Which segment of one version is which segment of the other.

Equal segments that occur once on each side are anchors, and their equal neighbours follow.
The rest is paired by similarity with a bonus for standing in the right place, so that each
occurrence of a repeated sentence finds its own counterpart.  Last, a pair grows into a split
or a merger where a free neighbour holds the words that are missing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from tm.versions.assignment import Pair, best_pairs
from tm.versions.sides import FRAME, Side
from tm.versions.similarity import SHORTEST, containment, similarity, similarity_table

Group = tuple[tuple[int, ...], tuple[int, ...]]

# Below this nothing is a candidate; above _ALONE a pair needs no support of its neighbours.
_LEAST = 0.3
_ALONE = 0.45
# A segment nearly all of whose words stand in another is what was left of it, however little:
# next to its neighbour's counterpart, or anywhere when it is this long.
_INSIDE = 0.85
_LONG = 7
# Bonuses of place: inside the same gap between anchors, next to the neighbour's counterpart,
# of the same kind (a pull-quote is no sentence).
_IN_GAP = 0.04
_BESIDE = 0.04
_SAME_KIND = 0.06
# A piece joins a split or merger when it makes the two sides at least this much more alike,
# when this share of its words was missing, and when the two are then this alike.
_GAIN = 0.02
_MISSING = 0.5
_JOINED = 0.55
_MOST_PIECES = 4
# Up to this many possible pairs all are looked at; beyond, only those that share rare words.
_ALL_PAIRS = 90_000
_COMMON = 60
_CANDIDATES = 8


class Matcher:
    """The pairing of two versions as it grows; positions count segments without furniture.

    Args:
        old: the older version.
        new: the newer version.
    """

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        self.olds, self.news = old.running, new.running
        self.forward: dict[int, int] = {}
        self.backward: dict[int, int] = {}

    def groups(self) -> list[Group]:
        """Matched segments as ``(old numbers, new numbers)``, in order of the older version."""
        self._anchor()
        self._pair()
        self._frames()
        return self._grow()

    def _link(self, p: int, q: int) -> None:
        """Pair two positions."""
        self.forward[p] = q
        self.backward[q] = p

    def _alike(self, p: int, q: int) -> bool:
        """Whether two positions hold the same text in any typing, and the same kind."""
        i, j = self.olds[p], self.news[q]
        return self.old.squeezed[i] == self.new.squeezed[j] and self._same_kind(p, q)

    def _same_kind(self, p: int, q: int) -> bool:
        """Whether both or neither are a pull-quote."""
        kinds = {self.old.segments[self.olds[p]].kind, self.new.segments[self.news[q]].kind}
        return "pull-quote" not in kinds or len(kinds) == 1

    def _anchor(self) -> None:
        """Pair equal segments that occur once on each side, then their equal neighbours."""
        places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for p, i in enumerate(self.olds):
            places[self.old.squeezed[i]][0].append(p)
        for q, j in enumerate(self.news):
            places[self.new.squeezed[j]][1].append(q)
        anchors = [
            (ours[0], theirs[0])
            for ours, theirs in places.values()
            if len(ours) == len(theirs) == 1 and self._same_kind(ours[0], theirs[0])
        ]
        for p, q in anchors:
            self._link(p, q)
        for p, q in anchors:
            for step in (1, -1):
                self._follow(p + step, q + step, step)
        if not anchors and self.olds and self.news:
            self._follow(0, 0, 1)
            self._follow(len(self.olds) - 1, len(self.news) - 1, -1)

    def _follow(self, p: int, q: int, step: int) -> None:
        """Pair neighbours for as long as they are equal and free."""
        while (
            0 <= p < len(self.olds)
            and 0 <= q < len(self.news)
            and p not in self.forward
            and q not in self.backward
            and self._alike(p, q)
        ):
            self._link(p, q)
            p, q = p + step, q + step

    def _pair(self) -> None:
        """Pair what is left by similarity and place."""
        rows = [p for p in range(len(self.olds)) if p not in self.forward]
        columns = [q for q in range(len(self.news)) if q not in self.backward]
        alike = self._candidates(rows, columns)
        gaps_old, gaps_new = self._gaps()
        weights: dict[Pair, float] = {}
        for (p, q), score in alike.items():
            bonus = _SAME_KIND if self._same_kind(p, q) else 0.0
            if gaps_old[p] == gaps_new[q]:
                bonus += _IN_GAP
            bonus += _BESIDE * (self._beside(p, q, -1) + self._beside(p, q, 1))
            weights[p, q] = score + bonus
        chosen = best_pairs(weights)
        for p, q in chosen:
            if alike[p, q] >= _ALONE:
                self._link(p, q)
        for p, q in chosen:
            if alike[p, q] < _ALONE and self._supported(p, q):
                self._link(p, q)

    def _supported(self, p: int, q: int) -> bool:
        """Whether two segments not much alike are a pair by their place or their rare words."""
        sides = self._beside(p, q, -1) + self._beside(p, q, 1)
        if sides == 2:
            return True
        ours, theirs = self.old.words[self.olds[p]], self.new.words[self.news[q]]
        shorter, longer = sorted((ours, theirs), key=len)
        if len(shorter) < SHORTEST or containment(shorter, longer) < _INSIDE:
            return False
        if sides == 1 or len(shorter) >= _LONG:
            return True
        ours_gap, theirs_gap = self._gaps()
        return ours_gap[p] == theirs_gap[q]

    def _frames(self) -> None:
        """Pair what is left of bylines with bylines and of datelines with datelines, in order."""
        for kind in FRAME:
            ours = [
                p
                for p, i in enumerate(self.olds)
                if p not in self.forward and self.old.segments[i].kind == kind
            ]
            theirs = [
                q
                for q, j in enumerate(self.news)
                if q not in self.backward and self.new.segments[j].kind == kind
            ]
            for p, q in zip(ours, theirs, strict=False):
                self._link(p, q)

    def _beside(self, p: int, q: int, step: int) -> bool:
        """Whether the neighbours of two positions are a pair; the edges are."""
        p, q = p + step, q + step
        if p in {-1, len(self.olds)}:
            return q in {-1, len(self.news)}
        return self.forward.get(p, -2) == q

    def _gaps(self) -> tuple[list[int], list[int]]:
        """For each position of both sides, the number of the gap between anchors it is in.

        A free position is in the gap after the last pair before it; pairs that stand across
        others give gaps of their own, which does no harm.
        """
        ours, last = [], -1
        for p in range(len(self.olds)):
            if p in self.forward:
                last = self.forward[p]
            ours.append(last)
        theirs, last = [], -1
        for q in range(len(self.news)):
            if q in self.backward:
                last = q
            theirs.append(last)
        return ours, theirs

    def _candidates(self, rows: Sequence[int], columns: Sequence[int]) -> dict[Pair, float]:
        """Pairs of free positions that are alike enough to be looked at, with their similarity."""
        ours, theirs = [self.olds[p] for p in rows], [self.news[q] for q in columns]
        if len(rows) * len(columns) <= _ALL_PAIRS:
            table, inside = similarity_table(self.old, self.new, ours, theirs)
            found: dict[Pair, float] = {}
            for a, b in zip(*((table >= _LEAST) | (inside >= _INSIDE)).nonzero(), strict=True):
                found[rows[a], columns[b]] = max(float(table[a, b]), _LEAST / 2)
        else:
            near = sparse_candidates(
                [self.old.words[i] for i in ours], [self.new.words[j] for j in theirs]
            )
            near |= self._neighbours(rows, columns)
            found = {
                (rows[a], columns[b]): score
                for a, b in near
                if (score := similarity(self.old.keys[ours[a]], self.new.keys[theirs[b]])) >= _LEAST
            }
        for p, q in list(found):
            if self.old.squeezed[self.olds[p]] == self.new.squeezed[self.news[q]]:
                found[p, q] = 1.0
        return found

    def _neighbours(self, rows: Sequence[int], columns: Sequence[int]) -> set[Pair]:
        """Pairs of free positions (as places in ``rows`` and ``columns``) beside an anchor."""
        place = {q: b for b, q in enumerate(columns)}
        found = set()
        for a, p in enumerate(rows):
            for step in (-1, 1):
                q = self.forward.get(p + step)
                if q is not None and q - step in place:
                    found.add((a, place[q - step]))
        return found

    def _grow(self) -> list[Group]:
        """Pairs with the free neighbours that complete them, as segment numbers."""
        groups: list[tuple[list[int], list[int]]] = []
        free_new = {q for q in range(len(self.news)) if q not in self.backward}
        free_old = {p for p in range(len(self.olds)) if p not in self.forward}
        for p, q in sorted(self.forward.items()):
            ours, theirs = [p], [q]
            if not self._alike(p, q):
                self._extend(ours, theirs, free_new, split=True)
                if len(theirs) == 1:
                    self._extend(ours, theirs, free_old, split=False)
            groups.append((ours, theirs))
        groups += self._scattered(free_old, free_new)
        return [
            (tuple(self.olds[p] for p in ours), tuple(self.news[q] for q in theirs))
            for ours, theirs in sorted(groups)
        ]

    def _extend(self, ours: list[int], theirs: list[int], free: set[int], *, split: bool) -> None:
        """Add free neighbours to the side that is in pieces, the best first."""
        pieces = theirs if split else ours
        while len(pieces) < _MOST_PIECES:
            best: tuple[float, int] | None = None
            before = self._joined(ours, theirs)
            for extra in (pieces[0] - 1, pieces[-1] + 1):
                if extra not in free or not self._missing(ours, theirs, extra, split=split):
                    continue
                grown = sorted([*pieces, extra])
                after = self._joined(ours, grown) if split else self._joined(grown, theirs)
                if after >= max(before + _GAIN, _JOINED) and (best is None or after > best[0]):
                    best = after, extra
            if best is None:
                return
            free.discard(best[1])
            pieces.append(best[1])
            pieces.sort()

    def _joined(self, ours: Sequence[int], theirs: Sequence[int]) -> float:
        """How alike two runs of positions are."""
        return similarity(
            " ".join(self.old.keys[self.olds[p]] for p in ours),
            " ".join(self.new.keys[self.news[q]] for q in theirs),
        )

    def _missing(
        self, ours: Sequence[int], theirs: Sequence[int], extra: int, *, split: bool
    ) -> bool:
        """Whether the words of a piece stand in the whole and not in the pieces already there."""
        ours_words = Counter(w for p in ours for w in self.old.words[self.olds[p]])
        theirs_words = Counter(w for q in theirs for w in self.new.words[self.news[q]])
        if split:
            left = ours_words - theirs_words
            words = self.new.words[self.news[extra]]
        else:
            left = theirs_words - ours_words
            words = self.old.words[self.olds[extra]]
        return containment(words, list(left.elements())) >= _MISSING

    def _scattered(
        self, free_old: set[int], free_new: set[int]
    ) -> list[tuple[list[int], list[int]]]:
        """Splits and mergers none of whose pieces is alike enough to its whole to be a pair."""
        found: list[tuple[list[int], list[int]]] = []
        for p in sorted(free_old):
            run = self._run(self.old.words[self.olds[p]], self.new, self.news, free_new)
            if run and self._joined([p], run) >= _JOINED:
                found.append(([p], run))
                free_old.discard(p)
                free_new.difference_update(run)
        for q in sorted(free_new):
            run = self._run(self.new.words[self.news[q]], self.old, self.olds, free_old)
            if run and self._joined(run, [q]) >= _JOINED:
                found.append((run, [q]))
                free_new.discard(q)
                free_old.difference_update(run)
        return found

    @staticmethod
    def _run(whole: Sequence[str], side: Side, indices: Sequence[int], free: set[int]) -> list[int]:
        """The longest run of two to four free neighbours whose words stand in ``whole``."""
        inside = [
            p
            for p in sorted(free)
            if len(side.words[indices[p]]) > 1 and containment(side.words[indices[p]], whole) >= 0.6
        ]
        best: list[int] = []
        run: list[int] = []
        for p in inside:
            run = [*run, p] if run and run[-1] == p - 1 else [p]
            if 1 < len(run) <= _MOST_PIECES and len(run) > len(best):
                best = run
        return best


def match(old: Side, new: Side) -> list[Group]:
    """Matched segments of two versions as ``(old numbers, new numbers)``, none twice.

    Most groups are one to one; one to several is a split, several to one a merger.
    """
    return Matcher(old, new).groups()


def sparse_candidates(
    ours: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]]
) -> set[tuple[int, int]]:
    """Pairs (places in the two lists) that share most rare words or pairs of words.

    Near-linear: features that more than a few dozen segments have are no help and are left out.
    """
    index: dict[str | tuple[str, str], list[int]] = defaultdict(list)
    for b, words in enumerate(theirs):
        for feature in _features(words):
            index[feature].append(b)
    found: set[tuple[int, int]] = set()
    for a, words in enumerate(ours):
        votes: Counter[int] = Counter()
        for feature in _features(words):
            postings = index.get(feature, ())
            if len(postings) <= _COMMON:
                for b in postings:
                    votes[b] += 1
        found.update((a, b) for b, _ in votes.most_common(_CANDIDATES))
    return found


def _features(words: Sequence[str]) -> set[str | tuple[str, str]]:
    """What a segment is looked up by: its words and its pairs of neighbouring words."""
    return {*words, *pairwise(words)}
