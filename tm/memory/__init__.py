"""The memory: prior translations kept in one file, found again exactly, never lost.

``Memory`` is what everything else holds in hand; the store, the fuzzy index, the journal and
the rules of scoring lie beneath it.
"""

from tm.memory.adding import ImportReport
from tm.memory.concordance import ConcordanceHit
from tm.memory.memory import Memory

__all__ = ["ConcordanceHit", "ImportReport", "Memory"]
