"""Checks: what a Persian–English reviewer would catch, one small function each.

``check`` runs them over translation units; ``CHECKS`` is all of them by name.
"""

from tm.checks.catalogue import CHECKS
from tm.checks.context import Context
from tm.checks.pair import Pair
from tm.checks.registry import Check, checks, found
from tm.checks.run import check

__all__ = ["CHECKS", "Check", "Context", "Pair", "check", "checks", "found"]
