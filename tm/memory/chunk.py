"""A chunk of the fuzzy index: an immutable file of match keys, their bigrams, and row numbers.

Entries are sorted by key length.  Each run of one length is padded to a whole number of
64-bit words, so that a word never holds two lengths.  Keys are written in one byte a
character: the 254 most frequent characters have a code of their own, all others share
``OTHER``.  Bigrams of codes (a text is framed by ``EDGE``) select one of 1,024 bit rows: the
most frequent own a row, the rest share 256.  Both foldings only make different things look
alike, so that counts of shared bigrams can only come out too high, distances too low.
"""

from __future__ import annotations

import json
import mmap
import os
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAGIC = b"tmindex1"
EDGE = 0
OTHER = 255
BIT_ROWS = 1024
_OWN_ROWS = 768
_BLOCK = 8192  # entries whose bits are set at a time; a whole number of words
_SAMPLE = 200_000  # characters decide the alphabet, bigrams the rows, over this many keys
_SAMPLED = 2000  # characters of a key that count in the choice of bit rows
_AT_ONCE = 2_000_000  # characters worked on at a time
_ALIGN = 64
BAG_BINS = 32
_OWN_BINS = 24


class Damaged(Exception):
    """A chunk file that is not what it should be; the index is made anew."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """An opened chunk.

    Attributes:
        run_length: key length of each run, rising; shape (runs,).
        run_word: first word of each run, and one past the last; shape (runs + 1,).
        run_byte: first byte of each run in ``keys``; shape (runs + 1,).
        entries: ``row * 2 + (1 if the stored target matched)`` of each slot, 0 is padding.
        distinct: how many different bit rows each slot's key has, at most 255.
        bags: how often each slot's key has the characters of each bin, at most 255 times;
            shape (slots, BAG_BINS).
        bits: bit rows; shape (BIT_ROWS, words), uint64.
        keys: the coded keys, run by run, without separators.
        row_of: bit row of a pair of codes, at ``first * 256 + second``; shape (65536,).
        row_size: how many keys have each bit row; shape (BIT_ROWS,).
        alphabet: character -> code.
        run_of_word: the run each word of bits belongs to; shape (words,).
    """

    run_length: NDArray[np.int64]
    run_word: NDArray[np.int64]
    run_byte: NDArray[np.int64]
    entries: NDArray[np.int64]
    distinct: NDArray[np.uint8]
    bags: NDArray[np.uint8]
    bits: NDArray[np.uint64]
    keys: memoryview
    row_of: NDArray[np.uint16]
    row_size: NDArray[np.int64]
    alphabet: dict[int, int]
    run_of_word: NDArray[np.int64]

    def encode(self, key: str) -> bytes:
        """A key in this chunk's codes."""
        code = self.alphabet.get
        return bytes([code(ord(character), OTHER) for character in key])

    def bit_rows(self, coded: bytes) -> NDArray[np.int64]:
        """The different bit rows of a coded key, rarest first."""
        framed = np.frombuffer(b"\0" + coded + b"\0", np.uint8).astype(np.int64)
        rows = np.unique(self.row_of[framed[:-1] * 256 + framed[1:]]).astype(np.int64)
        return rows[np.argsort(self.row_size[rows], kind="stable")]

    def bag(self, coded: bytes) -> NDArray[np.uint8]:
        """How often a coded key has the characters of each bin."""
        bins = _bins()[np.frombuffer(coded, np.uint8)]
        return np.minimum(np.bincount(bins, minlength=BAG_BINS), 255).astype(np.uint8)


def _bins() -> NDArray[np.int64]:
    """The bin of each code: codes are in order of frequency, and the first own a bin."""
    codes = np.arange(256)
    return np.where(codes <= _OWN_BINS, codes - 1, _OWN_BINS + codes % (BAG_BINS - _OWN_BINS))


def build_chunk(path: Path, pages: Iterable[tuple[Sequence[int], Sequence[str]]]) -> int:
    """Write a chunk of entries and their keys, given in pages; returns the file's checksum.

    Memory: about one byte a character and 24 bytes a key, whatever the pages hold.
    """
    entries, lengths, codes, alphabet = _collect(pages)
    order = np.argsort(lengths, kind="stable")
    starts = np.concatenate(([0], np.cumsum(lengths)))[:-1][order]
    lengths, entries = lengths[order], entries[order]
    run_length, run_first = np.unique(lengths, return_index=True)
    run_size = np.diff(np.append(run_first, len(lengths)))
    run_word = np.concatenate(([0], np.cumsum(-(-run_size // 64))))
    run_byte = np.concatenate(([0], np.cumsum(run_size * run_length)))
    words = int(run_word[-1])
    slots = np.zeros(words * 64, np.int64)
    keys = np.empty(int(run_byte[-1]), np.uint8)
    for length, first, size, word, byte in zip(
        run_length, run_first, run_size, run_word, run_byte, strict=False
    ):
        slots[word * 64 : word * 64 + size] = entries[first : first + size]
        _gather(codes, starts[first : first + size], int(length), keys[byte:])
    del codes, starts, lengths, entries
    row_of = _choose_rows(keys, run_length, run_size, run_byte)
    arrays: dict[str, NDArray[Any]] = {
        "run_length": run_length.astype(np.int64),
        "run_word": run_word.astype(np.int64),
        "run_byte": run_byte.astype(np.int64),
        "entries": slots,
        "distinct": np.zeros(words * 64, np.uint8),
        "bags": _fill_bags(keys, run_length, run_size, run_word, run_byte),
        "row_of": row_of,
        "row_size": np.zeros(BIT_ROWS, np.int64),
        "keys": keys,
    }
    return _write(path, arrays, words, run_size, alphabet)


def _collect(
    pages: Iterable[tuple[Sequence[int], Sequence[str]]],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint8], dict[int, int]]:
    """All entries, key lengths and coded characters, and the alphabet (from the first keys)."""
    entries: list[NDArray[np.int64]] = []
    lengths: list[NDArray[np.int64]] = []
    coded: list[NDArray[np.uint8]] = []
    waiting: list[NDArray[np.uint32]] = []
    counts = np.zeros(0x110000, np.int64)
    table: NDArray[np.uint8] | None = None
    seen = 0
    for ids, keys in pages:
        entries.append(np.array(ids, np.int64))
        lengths.append(np.fromiter(map(len, keys), np.int64, len(keys)))
        characters = np.frombuffer("".join(keys).encode("utf-32-le", "surrogatepass"), np.uint32)
        if table is not None:
            coded.append(table[characters])
            continue
        waiting.append(characters)
        found, often = np.unique(characters, return_counts=True)
        counts[found] += often
        seen += len(keys)
        if seen >= _SAMPLE:
            table = _code_table(counts)
            coded += [table[some] for some in waiting]
            waiting.clear()
    if table is None:
        table = _code_table(counts)
        coded = [table[some] for some in waiting]
    known = np.flatnonzero(table != OTHER)
    alphabet = {int(code_point): int(table[code_point]) for code_point in known}
    empty = np.zeros(0, np.int64)
    return (
        np.concatenate(entries) if entries else empty,
        np.concatenate(lengths) if lengths else empty,
        np.concatenate(coded) if coded else np.zeros(0, np.uint8),
        alphabet,
    )


def _code_table(counts: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Code of every code point: 1 to 254 for the most frequent, ``OTHER`` for the rest."""
    table = np.full(0x110000, OTHER, np.uint8)
    found = np.flatnonzero(counts)
    best = found[np.argsort(-counts[found], kind="stable")][: OTHER - 1]
    table[best] = np.arange(1, len(best) + 1)
    return table


def _gather(
    codes: NDArray[np.uint8], starts: NDArray[np.int64], length: int, out: NDArray[np.uint8]
) -> None:
    """Copy the keys of one length, one after another, into ``out``."""
    step = max(1, _AT_ONCE // max(1, length))
    for first in range(0, len(starts), step):
        some = starts[first : first + step]
        index = some[:, None] + np.arange(length)
        out[first * length : (first + len(some)) * length] = codes[index].ravel()


def _fill_bags(
    keys: NDArray[np.uint8],
    run_length: NDArray[np.int64],
    run_size: NDArray[np.int64],
    run_word: NDArray[np.int64],
    run_byte: NDArray[np.int64],
) -> NDArray[np.uint8]:
    """The character counts of every slot; shape (slots, BAG_BINS)."""
    bags = np.zeros((int(run_word[-1]) * 64, BAG_BINS), np.uint8)
    bins = _bins()
    for length, size, word, byte in zip(run_length, run_size, run_word, run_byte, strict=False):
        step = max(1, _AT_ONCE // max(1, int(length)))
        for first in range(0, int(size), step):
            last = min(int(size), first + step)
            part = bins[keys[byte + first * length : byte + last * length]]
            place = np.repeat(np.arange(last - first) * BAG_BINS, length)
            counts = np.bincount(place + part, minlength=(last - first) * BAG_BINS)
            slot = int(word) * 64 + first
            bags[slot : slot + last - first] = np.minimum(counts, 255).reshape(-1, BAG_BINS)
    return bags


def _choose_rows(
    keys: NDArray[np.uint8],
    run_length: NDArray[np.int64],
    run_size: NDArray[np.int64],
    run_byte: NDArray[np.int64],
) -> NDArray[np.uint16]:
    """The bit row of every pair of codes: frequent pairs own one, others share by hash."""
    counts = np.zeros(65536, np.int64)
    share = max(1, int(run_size.sum()) // _SAMPLE)
    for length, size, byte in zip(run_length, run_size, run_byte, strict=False):
        matrix = keys[byte : byte + size * length].reshape(size, length)[::share, :_SAMPLED]
        counts += np.bincount(_pairs(matrix).ravel(), minlength=65536)
    pairs = np.arange(65536)
    found = np.flatnonzero(counts)
    best = found[np.argsort(-counts[found], kind="stable")][:_OWN_ROWS]
    row_of = (_OWN_ROWS + (pairs * 40503 >> 4) % (BIT_ROWS - _OWN_ROWS)).astype(np.uint16)
    row_of[best] = np.arange(len(best))
    return row_of


def _pairs(matrix: NDArray[np.uint8]) -> NDArray[np.int32]:
    """The bigrams of coded keys of one length, framed by edges; shape (keys, length + 1)."""
    framed = np.zeros((matrix.shape[0], matrix.shape[1] + 2), np.int32)
    framed[:, 1:-1] = matrix
    return framed[:, :-1] * 256 + framed[:, 1:]


def _write(
    path: Path,
    arrays: dict[str, NDArray[Any]],
    words: int,
    run_size: NDArray[np.int64],
    alphabet: dict[int, int],
) -> int:
    """Lay out the file, set the bits block by block, and return its checksum."""
    layout: dict[str, tuple[str, list[int], int]] = {}
    at = 0
    shapes = {name: (a.dtype.str, list(a.shape)) for name, a in arrays.items()}
    shapes["bits"] = ("<u8", [BIT_ROWS, words])
    for name, (dtype, shape) in shapes.items():
        layout[name] = (dtype, shape, at)
        size = int(np.prod(shape)) * np.dtype(dtype).itemsize
        at += -(-size // _ALIGN) * _ALIGN
    header = json.dumps({"arrays": layout, "alphabet": sorted(alphabet.items())}).encode()
    base = -(-(len(MAGIC) + 8 + len(header)) // _ALIGN) * _ALIGN
    with path.open("w+b") as stream:
        stream.truncate(base + at)
        stream.write(MAGIC + len(header).to_bytes(8, "little") + header)
        if words:
            start = base + layout["bits"][2]
            bits = np.memmap(stream, np.uint8, "r+", start, (BIT_ROWS, words * 8))
            _set_bits(bits, arrays, run_size)
            bits.flush()
            del bits
        for name, array in arrays.items():
            stream.seek(base + layout[name][2])
            if array.size:
                stream.write(array.data)
        stream.flush()
        os.fsync(stream.fileno())
        return checksum(stream)


def _set_bits(
    bits: NDArray[np.uint8], arrays: dict[str, NDArray[Any]], run_size: NDArray[np.int64]
) -> None:
    """Fill the bit rows, and with them the counts by entry and by row."""
    slots = bits.shape[1] * 8
    width = min(_BLOCK, slots)
    dense = np.zeros((BIT_ROWS, width), np.uint8)
    flat = dense.reshape(-1)
    runs = list(
        zip(
            arrays["run_length"].tolist(),
            run_size.tolist(),
            arrays["run_word"].tolist(),
            arrays["run_byte"].tolist(),
            strict=False,
        )
    )
    current = 0
    for block in range(0, slots, width):
        end = min(block + width, slots)
        dense[:] = 0
        while current < len(runs) and runs[current][2] * 64 < end:
            length, size, word, byte = runs[current]
            first = max(0, block - word * 64)
            last = min(size, end - word * 64)
            step = max(1, _AT_ONCE // (length + 1))
            for some in range(first, last, step):
                until = min(some + step, last)
                part = arrays["keys"][byte + some * length : byte + until * length]
                rows = arrays["row_of"][_pairs(part.reshape(until - some, length))]
                place = np.arange(word * 64 + some - block, word * 64 + until - block)
                flat[(rows.astype(np.int32) * width + place[:, None].astype(np.int32)).ravel()] = 1
            if word * 64 + -(-size // 64) * 64 > end:
                break
            current += 1
        packed = np.packbits(dense, axis=1, bitorder="little")
        bits[:, block // 8 : end // 8] = packed[:, : (end - block) // 8]
        arrays["distinct"][block:end] = np.minimum(dense.sum(axis=0, dtype=np.uint16), 255)[
            : end - block
        ]
        arrays["row_size"][:] += dense.sum(axis=1, dtype=np.int64)


def checksum(stream: IO[bytes]) -> int:
    """A checksum of a whole file."""
    stream.seek(0)
    total = 0
    while block := stream.read(1 << 22):
        total = zlib.crc32(block, total)
    return total


def open_chunk(path: Path) -> Chunk:
    """Open a chunk by mapping it into memory.

    Raises:
        Damaged: it is no chunk, or cut short.
        OSError: it cannot be opened.
    """
    with path.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        if size < len(MAGIC) + 8:
            raise Damaged(path)
        data = memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
    length = int.from_bytes(data[len(MAGIC) : len(MAGIC) + 8], "little")
    if data[: len(MAGIC)] != MAGIC or length > size:
        raise Damaged(path)
    try:
        header = json.loads(bytes(data[len(MAGIC) + 8 : len(MAGIC) + 8 + length]))
        base = -(-(len(MAGIC) + 8 + length) // _ALIGN) * _ALIGN
        arrays = {
            name: np.frombuffer(data, dtype, int(np.prod(shape)), base + at).reshape(shape)
            for name, (dtype, shape, at) in header["arrays"].items()
        }
        keys = arrays.pop("keys")
        words = np.diff(arrays["run_word"])
        return Chunk(
            **arrays,
            run_of_word=np.repeat(np.arange(len(words)), words),
            keys=keys.data,
            alphabet={int(c): int(n) for c, n in header["alphabet"]},
        )
    except (ValueError, TypeError, KeyError) as error:
        raise Damaged(path) from error
