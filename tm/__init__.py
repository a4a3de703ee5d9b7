"""Persian–English translation memory: read, segment, align, look up, check, compare.

The public names load their room when first used, so that ``import tm`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tm.version import __version__ as __version__

if TYPE_CHECKING:
    from tm import language
    from tm.alignment import align
    from tm.checks import check
    from tm.memory import Memory
    from tm.readers import read
    from tm.segmentation import segment
    from tm.versions import compare

_HOMES = {
    "Memory": "tm.memory",
    "align": "tm.alignment",
    "check": "tm.checks",
    "compare": "tm.versions",
    "read": "tm.readers",
    "segment": "tm.segmentation",
}

__all__ = ["Memory", "align", "check", "compare", "language", "read", "segment"]


def __getattr__(name: str) -> Any:
    if name == "language":
        return import_module("tm.language")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    msg = f"module 'tm' has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
