"""Versions of one article: what changed, what is critical, who descends from whom.

``compare`` holds two versions against each other.
"""

from tm.versions.comparison import compare

__all__ = ["compare"]
