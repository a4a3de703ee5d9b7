"""Match keys of many texts: one by one for a few, by column for many, not twice in a row."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

# Below this many texts, importing polars takes longer than it saves.
_MANY = 1500


def match_keys(texts: Sequence[str]) -> tuple[str, ...]:
    """The match key of each text.

    The keys of the texts asked for last are kept: encoder and aligner want the same ones.
    """
    return _match_keys(tuple(texts))


@lru_cache(maxsize=2)
def _match_keys(texts: tuple[str, ...]) -> tuple[str, ...]:
    """See ``match_keys``."""
    if len(texts) < _MANY:
        from tm.language import match_key

        return tuple(match_key(text) for text in texts)
    import polars as pl

    from tm.language import match_keys as by_column

    # Lone surrogates, which no column can hold, are as unknown to a key as any odd character.
    safe = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
    return tuple(by_column(pl.Series(safe, dtype=pl.String)).to_list())
