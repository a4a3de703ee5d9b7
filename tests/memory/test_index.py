"""The fuzzy index finds exactly what a look at every text finds, ties included."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.memory.units import real_pairs, unit
from tm.language import match_key
from tm.memory import Memory
from tm.memory.chunk import build_chunk, open_chunk
from tm.memory.index import FuzzyIndex
from tm.memory.journal import delete_unit
from tm.memory.scoring import score_keys
from tm.memory.search import sides_for
from tm.memory.verify import search_chunks


def brute(keys: Sequence[str], query: str, min_score: int) -> list[tuple[int, int]]:
    """(score, entry) of every key at or above the score that is not the query, the plain way."""
    return sorted(
        (score, (n + 1) * 2)
        for n, key in enumerate(keys)
        if key != query and (score := score_keys(key, query)) >= min_score
    )


def search(path: Path, keys: Sequence[str], query: str, **options: object) -> list[tuple[int, int]]:
    """What the chunk in the file finds."""
    found = search_chunks(
        [open_chunk(path)],
        query,
        gone=frozenset(),
        key_of=lambda entry: keys[(entry >> 1) - 1],
        **{"limit": None, **options},
    )
    return sorted((hit.score, hit.entry) for hit in found)


def make(path: Path, keys: Sequence[str]) -> Path:
    """A chunk of some keys in a file."""
    half = len(keys) // 2
    build_chunk(
        path,
        [
            ([2 * n + 2 for n in range(half)], keys[:half]),
            ([2 * n + 2 for n in range(half, len(keys))], keys[half:]),
        ],
    )
    return path


# Few letters, so that near texts are many; one beyond the basic plane, one joiner.
near_texts = st.text(alphabet="abد م\u0645😀", max_size=14)


@settings(max_examples=50, deadline=None)
@given(
    keys=st.lists(near_texts, max_size=40),
    query=near_texts,
    min_score=st.sampled_from([0, 1, 34, 50, 66, 70, 75, 80, 85, 98]),
)
def test_random_texts(
    tmp_path_factory: pytest.TempPathFactory, keys: list[str], query: str, min_score: int
) -> None:
    """On random near texts the chunk finds what brute force finds, at every score."""
    path = make(tmp_path_factory.mktemp("c") / "x.chunk", keys)
    assert search(path, keys, query, min_score=min_score) == brute(keys, query, min_score)


def test_many_different_characters(tmp_path: Path) -> None:
    """More characters than there are codes: those that share one are told apart in the end."""
    chance = random.Random(3)
    alphabet = [chr(0x4E00 + n) for n in range(900)]
    keys = ["".join(chance.choices(alphabet, k=chance.randrange(1, 9))) for _ in range(3000)]
    keys += [key[:-1] + alphabet[0] for key in keys[:1500]]
    path = make(tmp_path / "x.chunk", keys)
    for query in [*keys[:12], *(key[1:] for key in keys[40:48])]:
        for score in (50, 75):
            assert search(path, keys, query, min_score=score) == brute(keys, query, score)


@pytest.fixture(scope="module")
def real_keys(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Path]]:
    """Chunks of real keys, English and Persian."""
    folder = tmp_path_factory.mktemp("real")
    paths = []
    for side in (0, 1):
        keys = [match_key(pair[side]) for pair in real_pairs(shared_data)]
        path = make(folder / f"{side}.chunk", keys)
        path.with_suffix(".txt").write_text("\x00".join(keys), encoding="utf-8")
        paths.append(path)
    yield paths
    shutil.rmtree(folder)


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("min_score", [50, 70, 85])
def test_real_texts(real_keys: list[Path], side: int, min_score: int) -> None:
    """On real texts of both languages: all of them, and the best five with their ties."""
    path = real_keys[side]
    keys = path.with_suffix(".txt").read_text(encoding="utf-8").split("\x00")
    chance = random.Random(side * 100 + min_score)
    for _ in range(10):
        words = chance.choice(keys).split(" ")
        words[chance.randrange(len(words))] = chance.choice(["", "x", "file", "پرونده"])
        query = " ".join(words)
        expected = brute(keys, query, min_score)
        assert search(path, keys, query, min_score=min_score) == expected
        best = search(path, keys, query, min_score=min_score, limit=5)
        worst = sorted((score for score, _ in expected), reverse=True)[:5][-1:]
        assert {hit for hit in best if not worst or hit[0] >= worst[0]} == {
            hit for hit in expected if not worst or hit[0] >= worst[0]
        }


def test_all_edits_of_one_text_at_the_edge(tmp_path: Path) -> None:
    """Texts exactly at the cutoff are found, whatever kind of edit led there."""
    base = "the quick brown fox jumps"
    keys = [base[:n] + base[n + 1 :] for n in range(len(base))]
    keys += [base[:n] + "z" + base[n:] for n in range(len(base) + 1)]
    keys += [base[:n] + "z" + base[n + 1 :] for n in range(len(base))]
    keys += [a[:m] + "qq" + a[m + 2 :] for a in keys[:20] for m in range(0, 20, 3)]
    path = make(tmp_path / "x.chunk", keys)
    for score in range(60, 99):
        assert search(path, keys, base, min_score=score) == brute(keys, base, score)


def test_very_long_texts(tmp_path: Path) -> None:
    """Texts far beyond a sentence are found like any other."""
    chance = random.Random(4)
    long = "".join(chance.choices("abcde ", k=30_000))
    keys = [long[:n] + long[n + 40 :] for n in range(0, 400, 40)] + ["short", long[:3000]]
    path = make(tmp_path / "x.chunk", keys)
    assert search(path, keys, long, min_score=90) == brute(keys, long, 90)


def english(memory: Memory, seal: int = 64) -> FuzzyIndex:
    """The English index of a memory, sealed at few rows."""
    return FuzzyIndex(memory.store, "en-fa", sides_for(memory.store, "en", "fa"), seal=seal)


def texts(count: int, seed: int = 1) -> list[str]:
    """Different short texts that are near one another."""
    chance = random.Random(seed)
    words = ["open", "close", "save", "file", "folder", "window", "the", "a", "new", "old"]
    found: dict[str, None] = {}
    while len(found) < count:
        found[" ".join(chance.choices(words, k=chance.randrange(2, 7)))] = None
    return list(found)


def truth(memory: Memory, query: str, min_score: int) -> list[tuple[int, str]]:
    """(score, source) of what the memory holds, the plain way."""
    return sorted(
        (score, one.source.text)
        for one in memory.units()
        if one.source.text != query
        and (score := score_keys(match_key(one.source.text), query)) >= min_score
    )


def answers(memory: Memory, index: FuzzyIndex, query: str, min_score: int) -> list[tuple[int, str]]:
    """(score, source) of what the index finds."""
    index.sides = sides_for(memory.store, "en", "fa")
    with memory.store.snapshot():
        hits = index.search(query, min_score, None)
        rows = {hit.row: hit.score for hit in hits}
        assert len(rows) == len(hits)
        marks = ",".join(map(str, rows)) or "0"
        found = memory.store.rows(f"SELECT id, source FROM unit WHERE id IN ({marks})")
    assert len(found) == len(rows)
    return sorted((rows[row], text) for row, text in found)


def test_growing_shrinking_and_reopening(tmp_path: Path) -> None:
    """Additions, deletions and edits are seen at once, across seals, merges and processes."""
    path = tmp_path / "a.tm"
    pool = texts(900)
    query = "open the new file"
    chance = random.Random(7)
    with Memory(path) as memory:
        index = english(memory)
        for step in range(30):
            memory.add(unit(text, f"ت {text}") for text in pool[step * 30 : step * 30 + 30])
            if step % 3 == 2:
                rows = chance.sample(memory.store.unit_rows(), 12)
                with memory.store.transaction():
                    batch = memory.store.begin_batch(verb="delete", by="", detail="")
                    for row in rows:
                        delete_unit(memory.store, batch, row)
            assert answers(memory, index, query, 60) == truth(memory, query, 60)
        assert 1 <= len(list(index.folder.glob("*.chunk"))) <= 8
        assert index.verify() == []
        assert answers(memory, english(memory), query, 60) == truth(memory, query, 60)


@pytest.mark.parametrize("harm", ["manifest", "cut", "garbage", "flip", "missing", "folder"])
def test_a_damaged_index_never_gives_a_wrong_answer(tmp_path: Path, harm: str) -> None:
    """Whatever happens to its files, the index is made anew or the store is scanned."""
    path = tmp_path / "a.tm"
    query = "open the new file"
    with Memory(path) as memory:
        memory.add(unit(text, f"ت {text}") for text in texts(300))
        expected = truth(memory, query, 60)
        index = english(memory)
        assert answers(memory, index, query, 60) == expected
        (chunk,) = index.folder.glob("*.chunk")
        data = chunk.read_bytes()
        if harm == "manifest":
            index.manifest.write_text(index.manifest.read_text()[:-20])
        elif harm == "cut":
            chunk.write_bytes(data[: len(data) // 2])
        elif harm == "garbage":
            chunk.write_bytes(random.Random(1).randbytes(len(data)))
        elif harm == "flip":
            middle = data.rindex(b"\x00" * 8)
            chunk.write_bytes(data[:middle] + b"\xff" * 8 + data[middle + 8 :])
        elif harm == "missing":
            chunk.unlink()
        else:
            shutil.rmtree(index.folder)
        if harm in {"manifest", "cut", "garbage", "flip"}:
            assert english(memory).verify() != []
        assert answers(memory, english(memory), query, 60) == expected
        assert english(memory).verify() == []


def test_an_index_of_another_history_is_not_used(tmp_path: Path) -> None:
    """A memory put back from a copy and filled otherwise does not use what it was before."""
    path = tmp_path / "a.tm"
    query = "open the new file"
    pool = texts(400)
    with Memory(path) as memory:
        memory.add(unit(text, "ت") for text in pool[:100])
    shutil.copy(path, tmp_path / "copy")
    with Memory(path) as memory:
        memory.add(unit(text, "ت") for text in pool[100:250])
        assert answers(memory, english(memory), query, 60) == truth(memory, query, 60)
    shutil.copy(tmp_path / "copy", path)
    with Memory(path) as memory:
        memory.add(unit(text, "ت") for text in pool[250:])
        assert answers(memory, english(memory), query, 60) == truth(memory, query, 60)


def test_stored_from_persian_answers_from_english(tmp_path: Path) -> None:
    """Units stored the other way round stand in the same index."""
    with Memory(tmp_path / "a.tm") as memory:
        pool = texts(200)
        memory.add(unit(text, f"ت {text}") for text in pool[:100])
        for text in pool[100:]:
            forward = unit(text, f"ت {text}")
            memory.add([replace(forward, source=forward.target, target=forward.source)])
        index = english(memory)
        with memory.store.snapshot():
            hits = index.search("open the new file", 55, None)
        expected = [
            score
            for text in pool
            if text != "open the new file"
            and (score := score_keys(text, "open the new file")) >= 55
        ]
        assert sorted(hit.score for hit in hits) == sorted(expected)
        assert {hit.side for hit in hits} == {"source", "target"}


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    """Without a place for the index the store is scanned."""
    path = tmp_path / "a.tm"
    with Memory(path) as memory:
        memory.add(unit(text, "ت") for text in texts(200))
        path.with_name("a.tm.index").write_text("in the way")
        query = "open the new file"
        assert answers(memory, english(memory), query, 60) == truth(memory, query, 60)
