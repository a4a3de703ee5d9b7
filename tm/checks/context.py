"""What a check may know beyond the pair it reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from tm.checks.conventions import Conventions
from tm.checks.pair import Pair
from tm.checks.seen import Seen
from tm.model import Match

if TYPE_CHECKING:
    from tm.terms import Glossary


# Characters of Persian to one of English in news, on development data.
PERSIAN_PER_ENGLISH = 0.975


class Lookup(Protocol):
    """What the checks ask of a memory."""

    def lookup(
        self, text: str, *, source: str, target: str, min_score: int, limit: int | None
    ) -> list[Match]:
        """Prior translations of a text, best first."""


@dataclass(frozen=True, slots=True)
class Context:
    """The glossary, the memory, and what the file itself has shown so far.

    ``conventions`` are the habits of the file, learnt from its first units; ``seen`` the
    sources and targets of the units before this one, ``names`` are
    English names (in lower case) that other pairs of the file show to be taken over by sound,
    ``spellings`` how Persian writes them.
    """

    conventions: Conventions = field(default_factory=Conventions)
    seen: Seen = field(default_factory=Seen)
    glossary: Glossary | None = None
    memory: Lookup | None = None
    spellings: Mapping[str, Counter[str]] = field(default_factory=dict)
    names: frozenset[str] = frozenset()

    def ratio(self, pair: Pair) -> float:
        """How many characters of target go with one of source, in this file or in general."""
        learnt = self.conventions.ratio
        if learnt is not None:
            return learnt
        if pair.languages != {"en", "fa"}:
            return 1.0
        return PERSIAN_PER_ENGLISH if pair.target.language == "fa" else 1 / PERSIAN_PER_ENGLISH

    def glossary_covers(self, text: str) -> bool:
        """Whether the glossary has a term for a text, so that its own check looks after it."""
        return self.glossary is not None and bool(self.glossary.find(text, language="en"))

    def is_protected(self, text: str) -> bool:
        """Whether the glossary says that a text stays as it is in both languages."""
        if self.glossary is None:
            return False
        return any(hit.term.untranslated for hit in self.glossary.find(text, language="en"))
