"""What each XML format allows inside a segment, as one table a format.

The running text holds what a reader sees.  Everything else is an ``InlineCode`` at its place:

* a *leaf* (``bpt ept ph it ut``) holds native code: one code; ``data`` is the markup it
  stands for, ``id`` what identifies it within the segment.
* a *container* (``hi``, ``g``, ``mrk``, ``pc``) holds running text, which stays there, between
  a code ``hi`` and a code ``/hi``.
* an *empty* element (``x``) is one code without data.
* a ``sub`` (text inside a leaf, such as the ``alt`` of an image) makes a run of codes at one
  place, each with the ``data`` that follows its tag: ``ph sub /sub … /ph``.
* an unknown element: its tags as ``bpt`` and ``ept`` in TMX, a container elsewhere.

What the format or XML cannot hold is written as a placeholder only this program reads:
``<ph type="tm:char">0001</ph>`` is the character U+0001 of the running text, and
``<ph type="tm:code">{…}</ph>`` a code of another format, as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Grammar:
    """The inline elements of a format.

    ``attributes`` are those each element may have, ``required`` those it must have (besides
    its identifier), ``mark`` is the attribute by which placeholders are known.
    """

    leaves: frozenset[str]
    containers: frozenset[str]
    empties: frozenset[str]
    identifiers: Mapping[str, str]
    attributes: Mapping[str, frozenset[str]]
    identified: frozenset[str]
    mark: str
    character: str
    foreign: str
    unknown_as_pair: bool = False
    required: Mapping[str, tuple[str, frozenset[str]]] = field(default_factory=dict)


def _sets(**elements: str) -> dict[str, frozenset[str]]:
    """Attribute names of each element."""
    return {name: frozenset(names.split()) for name, names in elements.items()}


TMX = Grammar(
    leaves=frozenset({"bpt", "ept", "ph", "it", "ut"}),
    containers=frozenset({"hi"}),
    empties=frozenset(),
    identifiers={"bpt": "i", "ept": "i", "ph": "x", "it": "x", "ut": "x", "hi": "x"},
    attributes=_sets(
        bpt="i x type",
        ept="i",
        ph="x assoc type",
        it="x pos type",
        ut="x",
        hi="x type",
        sub="type datatype",
    ),
    identified=frozenset({"bpt", "ept"}),
    required={"it": ("pos", frozenset({"begin", "end"}))},
    mark="type",
    character="tm:char",
    foreign="tm:code",
    unknown_as_pair=True,
)
_XLIFF_1 = ("g", "x", "bx", "ex", "bpt", "ept", "ph", "it")
XLIFF_1 = Grammar(
    leaves=frozenset({"bpt", "ept", "ph", "it"}),
    containers=frozenset({"g", "mrk"}),
    empties=frozenset({"x", "bx", "ex"}),
    identifiers={**dict.fromkeys(_XLIFF_1, "id"), "mrk": "mid"},
    attributes=_sets(
        g="id ctype ts clone xid equiv-text",
        x="id ctype ts clone xid equiv-text",
        bx="id rid ctype ts clone xid equiv-text",
        ex="id rid ts xid equiv-text",
        bpt="id rid ctype ts crc xid equiv-text",
        ept="id rid ts crc xid equiv-text",
        ph="id ctype ts crc assoc xid equiv-text",
        it="id pos rid ctype ts crc xid equiv-text",
        mrk="mtype mid ts comment",
        sub="datatype ctype xid",
    ),
    identified=frozenset(_XLIFF_1),
    required={"it": ("pos", frozenset({"open", "close"})), "mrk": ("mtype", frozenset())},
    mark="ctype",
    character="x-tm-char",
    foreign="x-tm-code",
)
_XLIFF_2 = ("pc", "ph", "sc", "ec", "mrk", "sm")
_EDITING = "canCopy canDelete canOverlap canReorder copyOf dir disp equiv isolated subFlows subType"
XLIFF_2 = Grammar(
    leaves=frozenset(),
    containers=frozenset({"pc", "mrk"}),
    empties=frozenset({"ph", "sc", "ec", "sm", "em", "cp"}),
    identifiers={**dict.fromkeys(_XLIFF_2, "id"), "em": "startRef", "cp": "hex"},
    attributes=_sets(
        pc=f"id type dataRefStart dataRefEnd dispStart dispEnd equivStart equivEnd subFlowsStart"
        f" subFlowsEnd {_EDITING}",
        ph=f"id type dataRef {_EDITING}",
        sc=f"id type dataRef {_EDITING}",
        ec=f"id type dataRef startRef {_EDITING}",
        mrk="id type ref value translate",
        sm="id type ref value translate",
        em="startRef",
        cp="hex",
    ),
    identified=frozenset({"pc", "ph", "sc", "mrk", "sm", "em", "cp"}),
    mark="type",
    character="tm:char",
    foreign="tm:code",
)
