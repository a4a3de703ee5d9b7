"""Semantic lookup: units that mean the same though no string matches, by encoder vectors.

The vectors of a direction are kept beside the index and grow with the memory; like the index
they are derived, and made anew when they do not belong to this history of the memory.  A score
is the cosine above what the query has in common with any stored text: encoders differ in how
near unrelated texts are, and the median of all cosines tells.
"""

from __future__ import annotations

import os
import secrets
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from tm.memory.scoring import MOST_FUZZY
from tm.memory.search import Hit, Side
from tm.memory.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tm.encoders import Encoder

LEAST = 50  # score from which a text counts as meaning the same
_PAGE = 256
_FEW = 3  # texts below which a median says nothing


class _Vectors(NamedTuple):
    """The vectors of stored texts: ``row * 2 + (1 if of the target)`` and one row each."""

    entries: NDArray[np.int64]
    vectors: NDArray[np.float16]
    last: int
    batch: int
    token: str


class SemanticIndex:
    """The vectors of one direction of one memory.

    Args:
        store: the memory's store.
        name: the direction, for instance ``en-fa``.
        language: language of the texts.
        encoder: what makes the vectors.
    """

    def __init__(self, store: Store, name: str, language: str, encoder: Encoder) -> None:
        self.store = store
        self.language = language
        self.encoder = encoder
        safe = "".join(c if c.isalnum() or c in "-." else "_" for c in encoder.signature)
        folder = store.path.with_name(store.path.name + ".index")
        self.path = folder / f"{name}-{safe}.npz"
        self._held: _Vectors | None = None

    def search(self, text: str, sides: Sequence[Side], limit: int) -> list[Hit]:
        """The units nearest in meaning, at most ``limit``, from the least score on."""
        import numpy as np

        held = self._refresh(sides)
        if not len(held.entries) or limit <= 0:
            return []
        query = self.encoder.encode([text], language=self.language)[0]
        cosines = held.vectors.astype(np.float32) @ query
        base = max(0.0, float(np.median(cosines))) if len(cosines) >= _FEW else 0.0
        scores = np.floor(100 * (cosines - base) / max(1e-6, 1 - base)).astype(np.int64)
        best = np.argsort(-scores, kind="stable")[: 4 * limit]
        return [
            Hit(
                min(MOST_FUZZY, int(scores[at])),
                int(held.entries[at]) >> 1,
                "target" if held.entries[at] & 1 else "source",
            )
            for at in best.tolist()
            if scores[at] >= LEAST
        ]

    def _refresh(self, sides: Sequence[Side]) -> _Vectors:
        """The vectors of all texts there are, the missing ones made."""
        import numpy as np

        held = self._held or self._load()
        if held is not None and not self._is_ours(held):
            held = None
        last = held.last if held is not None else 0
        entries, texts = self._new_texts(sides, last)
        if held is None or entries:
            made = [
                self.encoder.encode(texts[at : at + _PAGE], language=self.language)
                for at in range(0, len(texts), _PAGE)
            ]
            vectors: list[Any] = [part.astype(np.float16) for part in made]
            numbers = [np.array(entries, np.int64)]
            if held is not None:
                vectors, numbers = [held.vectors, *vectors], [held.entries, *numbers]
            found = self.store.rows("SELECT id, token FROM batch ORDER BY id DESC LIMIT 1")
            batch, token = found[0] if found else (0, "")
            empty = np.zeros((0, self.encoder.dimension), np.float16)
            held = _Vectors(
                np.concatenate(numbers),
                np.concatenate([empty, *vectors]),
                max([last, *(entry >> 1 for entry in entries)]),
                batch,
                token,
            )
            self._save(held)
        self._held = held
        return held

    def _new_texts(self, sides: Sequence[Side], last: int) -> tuple[list[int], list[str]]:
        """Entries and texts of the rows after a row."""
        entries: list[int] = []
        texts: list[str] = []
        for side in sides:
            sql = (
                f"SELECT u.id, u.{side.name} FROM unit u WHERE u.id > ? AND {side.condition} "
                "ORDER BY u.id"
            )
            mark = 1 if side.name == "target" else 0
            for row, text in self.store.rows(sql, (last,)):
                entries.append(row * 2 + mark)
                texts.append(text)
        return entries, texts

    def _is_ours(self, held: _Vectors) -> bool:
        """Whether the store's history holds the entry the vectors were made at."""
        if held.batch == 0:
            return True
        found = self.store.rows("SELECT token FROM batch WHERE id = ?", (held.batch,))
        return bool(found) and found[0][0] == held.token

    def _load(self) -> _Vectors | None:
        """The vectors kept in the folder, if they can be read."""
        import numpy as np

        try:
            with np.load(self.path, allow_pickle=False) as kept:
                return _Vectors(
                    kept["entries"],
                    kept["vectors"],
                    int(kept["last"]),
                    int(kept["batch"]),
                    str(kept["token"]),
                )
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return None

    def _save(self, held: _Vectors) -> None:
        """Keep the vectors, in one step; where nothing can be written they are made again."""
        import numpy as np

        temporary = self.path.with_suffix(f".{secrets.token_hex(4)}.npz")
        with suppress(OSError):
            self.path.parent.mkdir(exist_ok=True)
            with temporary.open("wb") as stream:
                np.savez(stream, **held._asdict())
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(self.path)
