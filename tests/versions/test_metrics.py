"""chrF2 and TER are sacrebleu's, figure for figure."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.lib_ter import translation_edit_rate
from sacrebleu.metrics.ter import TER

from tm.versions.metrics import (
    bootstrap_interval,
    chrf,
    chrf_statistics,
    signatures,
    ter,
    ter_statistics,
)
from tm.versions.ter import edits

TEXTS = st.text(alphabet="ab c،ی\u200c.1", max_size=40)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
@settings(max_examples=80, deadline=None)
def test_chrf_counts_are_those_of_sacrebleu(pairs: list[tuple[str, str]]) -> None:
    """Each pair's n-gram counts, and the score of all together."""
    hypotheses, references = [a for a, _ in pairs], [b for _, b in pairs]
    ours = chrf_statistics(hypotheses, references)
    peer = CHRF()
    theirs = peer._extract_corpus_statistics(hypotheses, [references])
    assert ours.astype(int).tolist() == theirs
    total = chrf(ours.sum(axis=0, keepdims=True))[0]
    assert total == pytest.approx(peer.corpus_score(hypotheses, [references]).score)


def drawn(rng: random.Random, length: int, words: int) -> list[str]:
    """A row of words from a small vocabulary."""
    return [str(rng.randrange(words)) for _ in range(length)]


@pytest.mark.parametrize("seed", range(30))
def test_ter_edits_are_those_of_sacrebleu(seed: int) -> None:
    """With shifted phrases, words put in and left out, short and beyond the beam."""
    rng = random.Random(seed)
    length = rng.choice((3, 8, 20, 45))
    reference = drawn(rng, length, rng.choice((4, 15, 60)))
    hypothesis = list(reference)
    for _ in range(rng.randrange(4)):
        at, size, to = rng.randrange(length), rng.randrange(1, 12), rng.randrange(length)
        phrase = hypothesis[at : at + size]
        del hypothesis[at : at + size]
        hypothesis[to:to] = phrase
    for _ in range(rng.randrange(1 + length // 3)):
        if hypothesis and rng.random() < 0.4:
            del hypothesis[rng.randrange(len(hypothesis))]
        else:
            hypothesis.insert(rng.randrange(len(hypothesis) + 1), str(rng.randrange(99)))
    assert edits(hypothesis, reference) == translation_edit_rate(hypothesis, reference)[0]


def test_ter_of_a_document_is_that_of_sacrebleu() -> None:
    """Edits and reference words are summed; letter case counts for nothing."""
    hypotheses = ["the State did order it closed", "", "او هرگز نیامد", "b a"]
    references = ["The state did not order it closed", "gone", "او آمد", "a b"]
    sums = ter_statistics(hypotheses, references).sum(axis=0, keepdims=True)
    assert ter(sums)[0] == pytest.approx(TER().corpus_score(hypotheses, [references]).score)


def test_signatures_are_those_sacrebleu_prints() -> None:
    """So that a figure can be told from one measured otherwise."""
    chrf_peer, ter_peer = CHRF(), TER()
    chrf_peer.corpus_score(["a"], [["a"]])
    ter_peer.corpus_score(["a"], [["a"]])
    assert signatures() == (str(chrf_peer.get_signature()), str(ter_peer.get_signature()))


def test_the_interval_holds_the_score_and_is_the_same_every_time() -> None:
    """The draw is seeded."""
    rng = random.Random(3)
    references = [" ".join(drawn(rng, 12, 50)) for _ in range(40)]
    hypotheses = [text.replace("1", "2") if k % 3 else text for k, text in enumerate(references)]
    statistics = chrf_statistics(hypotheses, references)
    low, high = bootstrap_interval(statistics)
    assert (low, high) == bootstrap_interval(statistics)
    score = chrf(statistics.sum(axis=0, keepdims=True))[0]
    assert low < score < high < 100
    assert bootstrap_interval(np.zeros((0, 18))) == (0.0, 0.0)
