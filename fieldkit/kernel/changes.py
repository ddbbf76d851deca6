"""What a commit touched, told to whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """Parts of a workspace that are not records."""

    PACKAGES = "packages"
    SETTINGS = "settings"
    CONFLICTS = "conflicts"
    BACKUPS = "backups"


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Published after a commit, on the committing thread.

    Attributes:
        records: ``(kind, record id)`` of every record touched; empty with ``many`` set
            when there are too many to name.
        topics: what else was touched.
        many: forget everything that was fetched.
    """

    records: frozenset[tuple[str, str]] = frozenset()
    topics: frozenset[Topic] = frozenset()
    many: bool = False

    def touches(self, kind: str) -> bool:
        """Whether records of this kind changed."""
        return self.many or any(one == kind for one, _ in self.records)
