"""Terms found by the toolkit."""

from __future__ import annotations

from tm.terms.find import find_terms


def test_phrases_that_come_back_are_terms_in_any_inflection() -> None:
    """The commonest form is given, places are exact."""
    texts = [
        "The flood gauge rang twice.",
        "Flood gauges are cheap.",
        "A flood gauge is made of tin.",
        "Rain fell on the town.",
    ]
    found = {term.term.lower(): term for term in find_terms(texts)}
    term = found["flood gauge"]
    assert term.count == 3
    assert [texts[n][a:b] for n, a, b in term.places] == [
        "flood gauge",
        "Flood gauges",
        "flood gauge",
    ]


def test_a_phrase_inside_a_longer_one_is_no_term_of_its_own() -> None:
    """Unless it stands alone more often."""
    texts = ["رودخانهٔ کوکچهٔ بالا آمد.", "رودخانهٔ کوکچهٔ بالا پایین رفت."] * 2
    terms = [term.term for term in find_terms(texts)]
    assert not any(term in {"رودخانهٔ", "کوکچهٔ"} for term in terms)


def test_function_words_and_numbers_begin_no_term() -> None:
    """Neither language's."""
    texts = ["It is in the 12 of them and it is so.", "است که از این در آن بود"] * 4
    assert find_terms(texts) == []
