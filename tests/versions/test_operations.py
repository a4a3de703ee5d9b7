"""What became of each segment, on texts made for the purpose and on any texts at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tm.errors import TmWarning
from tm.model import Document, Segment
from tm.versions import compare
from tm.versions.assignment import best_pairs
from tm.versions.operations import in_order

WORDS = st.sampled_from(
    ("river", "bridge", "town", "رود", "پل", "شهر", "council", "voted", "never", "12", "می‌رود")
)
SENTENCES = st.lists(WORDS, min_size=0, max_size=6).map(" ".join)

ARTICLE = [
    "The old bridge over the river was closed on Monday.",
    "Engineers found cracks in three of its eleven spans.",
    "The council will meet next week to decide what to do.",
    "Nobody expects the repair to be finished before winter.",
    "Until then, buses take the long way round by the mill.",
    "The mill itself has been empty since the flood of 1974.",
]


def ops(old: list[str], new: list[str]) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    """The operations between two lists of sentences."""
    return [(o.op, o.old, o.new) for o in compare(old, new).operations]


@given(st.lists(SENTENCES, max_size=9), st.lists(SENTENCES, max_size=9))
@settings(max_examples=120, deadline=None)
def test_every_segment_stands_in_exactly_one_operation(old: list[str], new: list[str]) -> None:
    """Whatever the texts are, blank and repeated ones too."""
    found = compare(old, new)
    for number, side in enumerate((old, new)):
        places = sorted(i for o in found for i in (o.old, o.new)[number])
        assert places == list(range(len(side)))


@given(st.lists(SENTENCES.filter(str.strip), max_size=9))
@settings(max_examples=60, deadline=None)
def test_a_version_is_consistent_with_itself(texts: list[str]) -> None:
    """Identical versions: all verbatim, every score perfect."""
    found = compare(texts, texts)
    assert {o.op for o in found} <= {"verbatim"}
    assert found.scores["consistency"] == found.scores["containment"] == 1.0
    assert not found.critical


def test_a_moved_passage_and_its_neighbours() -> None:
    """The one that moved is said to have moved, not those it passed."""
    new = [*ARTICLE[1:5], ARTICLE[0], ARTICLE[5]]
    assert ("moved", (0,), (4,)) in ops(ARTICLE, new)
    assert sum(op == "verbatim" for op, _, _ in ops(ARTICLE, new)) == 5


def test_a_split_and_a_merger() -> None:
    """Also when a conjunction or a few words get lost on the way."""
    new = [
        "The old bridge was closed on Monday.",
        "It was the only one over the river, closed on Monday.",
        *ARTICLE[1:2],
        f"{ARTICLE[2][:-1]}, and nobody expects the repair to be finished before winter.",
        *ARTICLE[4:],
    ]
    found = ops([ARTICLE[0][:-1] + ", the only one over the river.", *ARTICLE[1:]], new)
    assert ("merged", (2, 3), (3,)) in found
    whole = "The bridge was closed on Monday, and the buses were sent the long way round."
    parts = ["The bridge was closed on Monday.", "The buses were sent the long way round."]
    assert ops([whole], parts) == [("split", (0,), (0, 1))]


def test_each_occurrence_of_a_repeated_sentence_finds_its_own() -> None:
    """A sentence and the pull-quote that repeats it, one of them edited."""
    old = [*ARTICLE[:4], "Iron tells you.", *ARTICLE[4:], "Iron tells you."]
    new = [*ARTICLE[:4], "Iron tells you.", *ARTICLE[4:], "Iron warns and tells you."]
    found = ops(old, new)
    assert ("verbatim", (4,), (4,)) in found
    assert ("edited", (7,), (7,)) in found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("می‌روم به گل‌چشمه", "مي روم به گل چشمه"),
        ("۱۸٬۵۰۰ نفر", "18500 نفر"),
        ("«خانهٔ ما» بزرگ است", '"خانه‌ی ما" بزرگ است'),
        ("It’s “new” – 1,200", 'It\'s "new" - 1200'),
        ("هسته‌ای و موشکی", "هستهای و موشكي"),
    ],
)
def test_another_typing_is_normalized(old: str, new: str) -> None:
    """Keyboards, half-spaces, digits, quotation marks and separators of thousands."""
    assert ops([old], [new]) == [("normalized", (0,), (0,))]


def test_what_is_left_of_a_sentence_is_edited_not_new() -> None:
    """A clause of four words is what remains of twenty."""
    old = [*ARTICLE[:3], "As the mayor said on Tuesday, after hours of talks, all buses will stop."]
    new = [*ARTICLE[:3], "All buses will stop."]
    assert ops(old, new)[-1] == ("edited", (3,), (3,))


def test_unrelated_and_empty_versions() -> None:
    """Everything deleted, everything inserted; nothing at all."""
    other = ["Pistachio growers drew water deeper each year.", "Wells ran dry in the east."]
    found = compare(ARTICLE, other)
    assert {o.op for o in found} == {"deleted", "inserted"}
    assert found.scores["consistency"] == 0.0
    assert found.scores["chrf"]["raw"] is None
    assert compare([], []).operations == ()
    assert compare(ARTICLE, []).scores["consistency"] == 0.0


def test_a_letterhead_or_another_date_never_lowers_consistency() -> None:
    """Furniture stands apart; bylines and datelines are compared and do not count."""

    def made(*rows: tuple[str, str]) -> list[Segment]:
        """Segments of the kinds and texts given."""
        return [
            Segment("d", i, kind, "en", ((0, len(text)),), text)  # type: ignore[arg-type]
            for i, (kind, text) in enumerate(rows)
        ]

    body = [("sentence", text) for text in ARTICLE]
    old = made(("dateline", "Published 3 May 2023"), *body)
    new = made(("furniture", "The Courier"), ("dateline", "Tehran, 4 June 2024"), *body)
    found = compare(old, new)
    assert found.scores["consistency"] == 1.0
    assert found.furniture == ((), (0,))
    assert [(c.kind, c.new) for c in found.critical] == [("date", "4 June 2024")]


def test_documents_are_segmented_unless_told_otherwise() -> None:
    """A line is a segment with ``segmented``, a sentence without."""
    text = "One bridge is open. Another is closed.\nThe third is gone.\n"
    document = Document("a", "en", text)
    assert len(compare(document, document, segmented=True).operations) == 2
    assert len(compare(document, document).operations) == 3


def test_the_longest_run_in_order_stays_and_ties_go_to_the_longer_text() -> None:
    """Of two neighbours that changed places the shorter one moved."""
    groups = [((0,), (1,)), ((1,), (0,)), ((2,), (2,))]
    assert in_order(groups, [3, 9, 5]) == [False, True, True]
    assert in_order([], []) == []


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 20), max_size=14
    )
)
def test_the_pairing_is_the_best_there_is(weights: dict[tuple[int, int], int]) -> None:
    """Against all pairings, one row after another."""

    def best(row: int, used: frozenset[int]) -> int:
        """The highest sum from a row on."""
        if row > 4:
            return 0
        return max(
            [best(row + 1, used)]
            + [
                weight + best(row + 1, used | {column})
                for (r, column), weight in weights.items()
                if r == row and column not in used
            ]
        )

    chosen = best_pairs({pair: float(weight) for pair, weight in weights.items()})
    assert len({r for r, _ in chosen}) == len({c for _, c in chosen}) == len(chosen)
    assert sum(weights[pair] for pair in chosen) == best(0, frozenset())


def test_large_versions_take_time_in_proportion() -> None:
    """Two thousand segments with every tenth edited, in seconds."""
    old = [f"Line {n} tells of mile {n * 7} and of the {n % 13} men who went." for n in range(2000)]
    new = [text.replace("went", "came back at last") if i % 10 == 0 else text
           for i, text in enumerate(old)]  # fmt: skip
    started = time.process_time()
    found = compare(old, new)
    assert time.process_time() - started < 30
    assert sum(o.op == "edited" for o in found) == 200


def test_a_translation_is_no_version() -> None:
    """Two languages: a warning that says where translations go, and no pairs."""
    persian = ["پل قدیمی روی رودخانه بسته شد.", "شورا هفتهٔ آینده تشکیل جلسه می‌دهد."]
    with pytest.warns(TmWarning, match="one language"):
        found = compare(ARTICLE, persian)
    assert {o.op for o in found} == {"deleted", "inserted"}
