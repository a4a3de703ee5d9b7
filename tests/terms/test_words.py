"""Word alignment learnt from a handful of pairs."""

from __future__ import annotations

import pytest

from tm.terms.words import WordModel

NOUNS = [
    ("bridge", "پل"),
    ("house", "خانه"),
    ("river", "رود"),
    ("school", "مدرسه"),
    ("garden", "باغ"),
]
ADJECTIVES = [("old", "قدیمی"), ("new", "تازه"), ("large", "بزرگ"), ("small", "کوچک")]
VERBS = [("burned", "سوخت"), ("collapsed", "فرو ریخت"), ("reopened", "بازگشایی شد")]
PAIRS = [
    (f"The {a} {n} {v} yesterday.", f"{nn} {aa} دیروز {vv}.")
    for n, nn in NOUNS
    for a, aa in ADJECTIVES
    for v, vv in VERBS
]


@pytest.fixture(scope="module")
def model() -> WordModel:
    """A model of the small grammar above, one third of it held out."""
    return WordModel([pair for k, pair in enumerate(PAIRS) if k % 3])


def test_counterparts_are_found_in_unseen_pairs(model: WordModel) -> None:
    """In pairs it has not learnt from, nouns and adjectives are placed right, both ways."""
    backward = WordModel([(t, s) for k, (s, t) in enumerate(PAIRS) if k % 3])
    right = asked = 0
    for source, target in PAIRS[::3]:
        for word, other in NOUNS + ADJECTIVES:
            if word not in source or other not in target:
                continue
            start, place = source.index(word), target.index(other)
            span = (start, start + len(word))
            goal = (place, place + len(other))
            asked += 2
            right += model.counterpart(source, span, target) == goal
            right += backward.counterpart(target, goal, source) == span
    assert asked >= 60
    assert right / asked >= 0.95


def test_names_are_found_by_sound() -> None:
    """A name never seen before is linked through its sound."""
    model = WordModel([("He left.", "او رفت.")])
    source, target = "Yesterday Soleimani spoke.", "سلیمانی دیروز سخن گفت."
    assert model.counterpart(source, (10, 19), target) == (0, 7)


def test_nothing_known_gives_no_counterpart() -> None:
    """No guess is better than a wild one."""
    model = WordModel([])
    assert model.counterpart("alpha", (0, 5), "") is None
    assert model.links("", "").shape == (0, 0)
