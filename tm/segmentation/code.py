"""Program code among prose: a block of it stays whole and is nobody's heading or furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tm.segmentation.lines import Line

_CODE = re.compile(
    r"[{};]\s*$|^\s*[)}\]]|=>|==|\w\(\)|^\s*</?\w[^>]*>|^\s*(?://|#!|\$ |>>> |@\w+\()"
    r"|^\s*(?:import|from|def|class|var|let|const|return|function|export|async|await)\s+[\w{*\"']"
    r"|^\s*[\w.\[\]\"']+\s*=\s*\S|[\w.]+\([^()]*\)\s*[:;{]?$|[\u2500-\u257f]{3}"
)


def is_code(lines: Sequence[Line]) -> bool:
    """Whether most of several lines look like program code."""
    return len(lines) > 1 and 2 * sum(bool(_CODE.search(x.text)) for x in lines) > len(lines)
