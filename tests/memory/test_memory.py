"""A memory keeps what it is given, gives it back, and knows what is the same."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.memory.units import PAIRS, unit, units
from tm.errors import MemoryBusy, MemoryFileError, UsageError
from tm.memory import Memory
from tm.model import Context, InlineCode, Origin, TranslationUnit, Variant, unit_id


def test_adding_twice_adds_nothing(tmp_path: Path) -> None:
    """Equal units merge; different targets of one source are all kept."""
    with Memory(tmp_path / "a.tm") as memory:
        first = memory.add(units())
        again = memory.add(units())
        assert (first.read, first.added, first.merged) == (len(PAIRS), len(PAIRS), 0)
        assert (again.read, again.added, again.merged) == (len(PAIRS), 0, len(PAIRS))
        assert len(memory) == len(PAIRS)
        assert len(memory.lookup("Good morning", min_score=100)) == 2


def test_equal_units_in_one_go_merge_too(tmp_path: Path) -> None:
    """Duplicates inside one import count as merged."""
    with Memory(tmp_path / "a.tm") as memory:
        report = memory.add([*units(), *units()])
        assert (report.added, report.merged) == (len(PAIRS), len(PAIRS))


def test_keep_stores_again_under_another_id(tmp_path: Path) -> None:
    """``keep`` adds the same unit once more, with an id of its own."""
    with Memory(tmp_path / "a.tm") as memory:
        memory.add(units())
        assert memory.add([units()[0]], on_duplicate="keep").added == 1
        ids = [found.id for found in memory.units()]
        assert len(set(ids)) == len(PAIRS) + 1
        assert all(memory.get(id_) is not None for id_ in ids)


def test_merging_gains_origin_context_note_and_attributes(tmp_path: Path) -> None:
    """The stored unit gains what an equal one brings, and loses nothing."""
    plain = units()[0]
    rich = replace(
        plain,
        origins=(Origin("news.tmx"),),
        contexts=(Context("a", "b"),),
        notes=("checked",),
        attributes={"client": "x"},
    )
    other = replace(plain, origins=(Origin("web.tmx", ("d1",)),), contexts=(Context("", "c"),))
    with Memory(tmp_path / "a.tm") as memory:
        for one in (plain, rich, other, rich):
            memory.add([one])
        (found,) = memory.units()
    assert [origin.name for origin in found.origins] == ["news.tmx", "web.tmx"]
    assert set(found.contexts) == {Context("a", "b"), Context("", "c")}
    assert found.notes == ("checked",)
    assert found.attributes == {"client": "x"}


def test_newer_replaces_an_older_target_of_the_same_source_and_context(tmp_path: Path) -> None:
    """``newer``: a later change wins, an earlier one is left out, an undated one is added."""
    old = unit("Sign in", "ورود", changed="2024-01-01T00:00:00Z")
    new = unit("Sign in", "وارد شوید", changed="2025-01-01T00:00:00Z")
    older = unit("Sign in", "درآمدن", changed="2020-01-01T00:00:00Z")
    elsewhere = replace(
        unit("Sign in", "امضا کنید", changed="2026-01-01T00:00:00Z"), contexts=(Context("x", "y"),)
    )
    with Memory(tmp_path / "a.tm") as memory:
        memory.add([old])
        (before,) = memory.units()
        assert memory.add([new], on_duplicate="newer").merged == 1
        assert memory.add([older], on_duplicate="newer").skipped == 1
        assert memory.add([elsewhere], on_duplicate="newer").added == 1
        assert memory.add([unit("Sign in", "بی تاریخ")], on_duplicate="newer").added == 1
        texts = [found.target.text for found in memory.units()]
        assert sorted(texts) == sorted(["وارد شوید", "امضا کنید", "بی تاریخ"])
        after = memory.get(before.id)
        assert after is not None
        assert after.target.text == "وارد شوید"


def test_ordered_units_know_their_neighbours(tmp_path: Path) -> None:
    """With ``ordered`` the keys of the neighbours become context; a new document is an edge."""
    stream = [
        replace(one, origins=(Origin("x", (document,)),))
        for one, document in zip(units(), ["a", "a", "a", "b", "b", "b"], strict=True)
    ]
    with Memory(tmp_path / "a.tm") as memory:
        memory.add(stream, ordered=True)
        found = list(memory.units())
    assert found[0].contexts == (Context("", "the war ended in 1989."),)
    assert found[2].contexts == (Context("the war ended in 1989.", ""),)
    assert found[3].contexts == (Context("", "good morning"),)


def test_units_that_cannot_be_stored_are_skipped_with_a_reason(tmp_path: Path) -> None:
    """Empty sides and broken Unicode are left out and reported by line; the rest goes in."""
    bad = [
        unit("", "x", line=3),
        unit("x", "", line=4),
        unit("a\ud800", "b", line=5),
        unit("a" * 1_000_001, "b", line=5),
        TranslationUnit(Variant("", "a"), Variant("fa", "b"), line=6),
    ]
    with Memory(tmp_path / "a.tm") as memory:
        report = memory.add([*bad, *units()])
        assert (report.read, report.added, report.skipped) == (len(PAIRS) + 5, len(PAIRS), 5)
        assert [line for line, _ in report.problems] == [3, 4, 5, 5, 6]


def test_a_failing_stream_leaves_nothing(tmp_path: Path) -> None:
    """When the source of units breaks, none of them is stored."""

    def broken() -> object:
        """Some units, then an error."""
        yield from units()
        raise RuntimeError("cable cut")

    with Memory(tmp_path / "a.tm") as memory:
        with pytest.raises(RuntimeError):
            memory.add(broken())
        assert len(memory) == 0
        memory.add(units())
        assert memory.verify() == []


codes = st.lists(
    st.builds(
        InlineCode,
        position=st.integers(0, 5),
        kind=st.sampled_from(["bpt", "ept", "ph", "it"]),
        data=st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
        id=st.text("ab1", max_size=2),
        attributes=st.lists(
            st.tuples(st.text("xy", max_size=2), st.text("z", max_size=1)), max_size=2
        ).map(tuple),
    ),
    max_size=2,
).map(tuple)
variants = st.builds(
    Variant,
    language=st.sampled_from(["en", "fa", "fa-AF", "en-GB"]),
    text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20),
    codes=codes,
)
moments = st.sampled_from(["", "2025-03-26T10:00:00Z", "1950-01-01T00:00:00Z"])
any_units = st.builds(
    TranslationUnit,
    source=variants,
    target=variants,
    contexts=st.lists(
        st.builds(Context, st.text("ab", max_size=2), st.text("c", max_size=2)),
        max_size=2,
        unique=True,
    ).map(tuple),
    origins=st.lists(
        st.builds(
            Origin,
            name=st.text("pq", max_size=2),
            documents=st.lists(st.text("d", max_size=2), max_size=2).map(tuple),
            method=st.sampled_from(["human", "aligned", ""]),
            signature=st.sampled_from(["", "s:1"]),
            confidence=st.one_of(st.none(), st.floats(0, 1)),
        ),
        max_size=2,
        unique_by=lambda o: (o.name, o.documents, o.method, o.signature),
    ).map(tuple),
    created=moments,
    changed=moments,
    by=st.sampled_from(["", "sara"]),
    notes=st.lists(st.text("n\u200c", max_size=3), max_size=2, unique=True).map(tuple),
    attributes=st.dictionaries(st.text("k", max_size=2), st.text("v", max_size=2), max_size=2),
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(any_units, max_size=6, unique_by=lambda u: unit_id(u.source, u.target)))
def test_what_goes_in_comes_out(
    tmp_path_factory: pytest.TempPathFactory, given_units: list[TranslationUnit]
) -> None:
    """Every field of every unit survives, code point for code point."""
    path = tmp_path_factory.mktemp("m") / "a.tm"
    with Memory(path) as memory:
        memory.add(given_units)
        assert memory.verify() == []
    with Memory(path, read_only=True) as memory:
        found = list(memory.units())
    assert [one.id for one in found] == [unit_id(u.source, u.target) for u in given_units]
    for one, expected in zip(found, given_units, strict=True):
        assert set(one.contexts) == set(expected.contexts)
        assert set(one.origins) == set(expected.origins)
        assert one.origin == expected.origin
        same = replace(
            one,
            id="",
            contexts=expected.contexts,
            origins=expected.origins,
            created=expected.created and one.created,
            changed=expected.changed and one.changed,
        )
        assert same == expected


def test_a_missing_memory_says_how_to_make_one(tmp_path: Path) -> None:
    """Reading what is not there is an error that names the remedy, and makes no file."""
    path = tmp_path / "none.tm"
    with pytest.raises(MemoryFileError, match="tm import FILE"):
        Memory(path, read_only=True)
    with pytest.raises(MemoryFileError, match="tm import FILE"):
        Memory(path, create=False)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"not a database at all, just text" * 50, b"\x00" * 4096])
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    """A file that is no memory is refused and left as it was."""
    path = tmp_path / "x.tm"
    path.write_bytes(content)
    with pytest.raises(MemoryFileError):
        Memory(path, create=False)
    assert path.read_bytes() == content


def test_other_databases_and_newer_memories_are_refused(tmp_path: Path) -> None:
    """Somebody else's SQLite file, and a memory of a newer program, are not touched."""
    other = tmp_path / "other.tm"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    with pytest.raises(MemoryFileError, match="not a memory"):
        Memory(other)
    newer = tmp_path / "newer.tm"
    Memory(newer).close()
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(MemoryFileError, match="newer version"):
        Memory(newer)


def test_a_second_writer_fails_with_a_clear_line(tmp_path: Path) -> None:
    """While one writes, readers read on, and another writer gives up after its wait."""
    path = tmp_path / "a.tm"
    with Memory(path) as first, Memory(path, wait=0.05) as second:
        first.add(units()[:1])
        with first.store.transaction():
            first.add(units()[1:])
            assert len(second) == 1
            assert second.lookup("Good morning") == []
            with pytest.raises(MemoryBusy, match="another process is writing"):
                second.add([unit("a", "b")])
        assert len(second) == len(PAIRS)


def test_history_cannot_be_rewritten(tmp_path: Path) -> None:
    """The journal's tables refuse updates and deletions."""
    path = tmp_path / "a.tm"
    with Memory(path) as memory:
        memory.add(units())
    with sqlite3.connect(path) as connection, pytest.raises(sqlite3.DatabaseError):
        connection.execute("DELETE FROM batch")


def test_selecting_units(tmp_path: Path) -> None:
    """``units`` selects by condition and by language."""
    with Memory(tmp_path / "a.tm") as memory:
        memory.add(
            [
                replace(units()[0], origins=(Origin("news"),), changed="2025-03-26T12:00:00Z"),
                replace(units()[2], by="sara", attributes={"client": "x"}, notes=("draft one",)),
                TranslationUnit(Variant("fa-AF", "سلام"), Variant("en", "hello")),
            ]
        )

        def count(where: str) -> int:
            """How many units fulfil a condition."""
            return len(list(memory.units(where=where)))

        assert count("origin = 'news'") == 1
        assert count("origin != 'news'") == 2
        assert count("changed = '2025-03-26'") == 1
        assert count("changed > '2025-03-26' and changed >= '2025-03-27'") == 2
        assert count("source like '%WAR%' or by = 'sara'") == 2
        assert count("not (source like '%war%') and by in ('sara', 'ali')") == 1
        assert count("attribute.client = 'x'") == 1
        assert count("attribute.client != 'x'") == 2
        assert count("note like 'draft%'") == 1
        assert count("from = 'fa'") == 1
        assert count("to = 'fa' and target contains 'دهقانان هرات'") == 1
        assert count("target contains 'ميكارند'") == 1
        assert count("confidence >= 0.5") == 0
        assert len(list(memory.units(source="fa"))) == 1
        assert len(list(memory.units(target="fa"))) == 2


@pytest.mark.parametrize(
    "where",
    [
        "",
        "source",
        "source =",
        "source = x",
        "drop table unit",
        "source = 'a' or",
        "(source = 'a'",
        "source = 'a')",
        "colour = 'red'",
        "changed > 'yesterday'",
        "id like '%'",
        "confidence > 'high'",
        "source = 'a'; delete from unit",
        "not " * 5 + "(" * 200 + "source = 'a'" + ")" * 200,
    ],
)
def test_conditions_that_are_none_are_refused(tmp_path: Path, where: str) -> None:
    """What is not understood is an error, never passed to the database."""
    with Memory(tmp_path / "a.tm") as memory:
        memory.add(units())
        if where:
            with pytest.raises(UsageError):
                list(memory.units(where=where))
        assert len(memory) == len(PAIRS)
