"""Versions are found in a pile of articles, extracts and longer editions too."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tm.errors import InputError
from tm.versions.families import Families, families


def article(seed: int, sentences: int = 20) -> list[str]:
    """Sentences nobody else has written."""
    rng = random.Random(seed)
    words = [f"w{rng.randrange(5000)}" for _ in range(sentences * 15)]
    return [" ".join(words[k * 15 : k * 15 + 15]) + "." for k in range(sentences)]


def pile() -> list[tuple[str, str]]:
    """Forty articles, of the first ten an extract of a third and a longer edition."""
    found = [(f"a{n}", "\n".join(article(n))) for n in range(40)]
    for n in range(10):
        found.append((f"extract{n}", "\n".join(article(n)[7:13])))
        found.append((f"longer{n}", "\n".join(article(1000 + n, 30) + article(n))))
    random.Random(4).shuffle(found)
    return found


def groups(found: Families) -> set[frozenset[str]]:
    """The families as sets of names."""
    return {frozenset(member.name for member in family.members) for family in found.families()}


def test_extracts_and_longer_editions_are_found_and_nothing_else() -> None:
    """Ten families of three, thirty singletons."""
    found = families(pile())
    assert groups(found) == {frozenset({f"a{n}", f"extract{n}", f"longer{n}"}) for n in range(10)}
    assert len(found.singletons()) == 30


def test_another_typing_is_a_version() -> None:
    """Arabic letters, lost half-spaces, other digits."""
    text = " ".join(f"او می‌رود به شهر {n} و خانه‌های کوچک {n * 3} را می‌بیند" for n in range(30))
    other = text.replace("ی", "ي").replace("ک", "ك").replace("می\u200c", "مي ")
    assert len(families([("one", text), ("other", other)]).families()) == 1


def test_members_hang_on_what_they_share_most_with() -> None:
    """The longest is the root; a member tells how much of it its parent holds."""
    (first, *_) = [f for f in families(pile()).families() if any(m.name == "a3" for m in f.members)]
    members = {member.name: member for member in first.members}
    assert members["longer3"].parent is None
    assert members["a3"].parent == "longer3"
    assert members["a3"].containment == pytest.approx(1.0, abs=0.02)


def test_articles_can_be_added_another_day(tmp_path: Path) -> None:
    """An index written, read and added to is the one made at once."""
    everything = pile()
    begun = families(everything[:30])
    begun.save(tmp_path / "index")
    later = Families.load(tmp_path / "index")
    for name, text in everything[30:]:
        later.add(name, text)
    assert groups(later) == groups(families(everything))
    assert later.names == [name for name, _ in everything]


def test_a_file_that_is_no_index_is_refused(tmp_path: Path) -> None:
    """With one line that says so."""
    (tmp_path / "index").write_text("no index", encoding="utf-8")
    with pytest.raises(InputError, match="no index of families"):
        Families.load(tmp_path / "index")


def test_the_first_line_of_every_dispatch_makes_no_family() -> None:
    """A dozen words in common are a stock phrase, empty articles nothing at all."""
    lead = "به گزارش خبرگزاری نمونه به نقل از پایگاه اطلاع رسانی وزارت کشور"
    made = [(str(n), f"{lead} {' '.join(article(n, 3))}") for n in range(5)]
    found = families([*made, ("empty", ""), ("blank", " \n")])
    assert found.families() == []
    assert len(found) == 7
