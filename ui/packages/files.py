"""The files of the list: how far each is, and what its row says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ui.language import current_language, say
from ui.models.moments import when
from ui.packages import texts
from ui.packages.state import FileRow, FileState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from fieldkit.services.packages import Imported, Planned

_PROBLEMS_SHOWN = 3
SUFFIX = ".xlsx"


@dataclass(slots=True)
class Held:
    """A file of the list: where it lies, what taking it would give, what it gave."""

    path: Path
    planned: Planned | None = None
    imported: Imported | None = None

    @property
    def is_ready(self) -> bool:
        """Whether it can be imported now."""
        return self.imported is None and self.planned is not None and self.planned.status == "ready"


@dataclass(slots=True)
class FileList:
    """The files in the order in which they came; a file dropped again is looked at again."""

    held: dict[str, Held] = field(default_factory=dict)

    def put_in(self, paths: Iterable[Path]) -> list[Path]:
        """Add files, and the packages inside folders; return what is to be checked."""
        found: list[Path] = []
        for path in paths:
            inside = sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]
            found += [one for one in inside if one.suffix.lower() == SUFFIX and not one.name.startswith("~$")]
        for path in found:
            self.held[str(path)] = Held(path)
        return found

    def planned(self, plans: Iterable[Planned]) -> None:
        """Keep what the check found."""
        for plan in plans:
            self.held[str(plan.file)] = Held(plan.file, plan)

    def imported(self, results: Iterable[Imported]) -> None:
        """Keep what the import gave."""
        for result in results:
            self.held[str(result.file)].imported = result

    def forget_unchecked(self) -> None:
        """Take files off whose check was cancelled."""
        self.held = {key: one for key, one in self.held.items() if one.planned is not None}

    def ready(self) -> list[Planned]:
        """What can be imported now."""
        return [one.planned for one in self.held.values() if one.is_ready and one.planned is not None]

    def rows(self, now: datetime, *, open_conflicts: int) -> tuple[tuple[str, FileRow], ...]:
        """The rows of the list."""
        return tuple((key, row_of(one, now, open_conflicts)) for key, one in self.held.items())


def row_of(held: Held, now: datetime, open_conflicts: int = 0) -> FileRow:
    """Put a file into words."""
    plan = held.planned
    if plan is None:
        return FileRow(held.path.name, say(texts.WAITS), say(texts.NONE), FileState.CHECKING)
    state = _state(held, open_conflicts)
    refusal = (held.imported.refusal if held.imported else None) or plan.refusal
    if refusal is not None:
        words = refusal.say(current_language())
        return FileRow(held.path.name, words, say(texts.NONE), FileState.REFUSED, detail=words)
    result = held.imported
    return FileRow(
        name=held.path.name,
        second=_second(held, state, now),
        sender=plan.device or plan.person or say(texts.UNKNOWN_SENDER),
        state=state,
        added=result.added if result else plan.added,
        edits=result.edits if result else plan.edits,
        conflicts=result.conflicts if result else plan.conflicts,
        detail="\n".join(_found(plan)),
    )


def _state(held: Held, open_conflicts: int) -> FileState:
    plan, result = held.planned, held.imported
    if result is not None:
        if result.status == "known":
            return FileState.KNOWN
        return FileState.DECIDE if result.conflicts and open_conflicts else FileState.TAKEN
    if plan is None:
        return FileState.CHECKING
    if plan.status == "known":
        return FileState.KNOWN
    return FileState.GAP if plan.missing else FileState.READY


def _second(held: Held, state: FileState, now: datetime) -> str:
    plan = held.planned
    assert plan is not None, "only files that were checked come here"
    if state is FileState.KNOWN:
        return say(texts.SAME_CONTENT)
    if state is FileState.DECIDE:
        return say(texts.DECIDE_LEFT)
    if state is FileState.GAP:
        return say(texts.GAP, device=plan.device or plan.person, missing=plan.missing)
    if plan.damage:
        return say(texts.DAMAGED, count=plan.damage)
    if plan.conflicts and state is FileState.READY:
        return say(texts.WILL_ASK, count=plan.conflicts)
    if plan.edits:
        return say(texts.EDITED, count=plan.edits)
    return say(texts.SENT, person=plan.person or plan.device, time=when(plan.created, now))


def _found(plan: Planned) -> Sequence[str]:
    return [problem.say(current_language()) for problem in plan.problems[:_PROBLEMS_SHOWN]]
