"""Which conflict is asked now, deciding it or many alike, and taking a decision back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.registers.catalogue import kind_of
from fieldkit.services.conflicts import ConflictService
from fieldkit.services.records import RecordService
from ui.language import current_language, say
from ui.packages.deciding.evidence import Evidence, evidence_of
from ui.packages.deciding.questions import question_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from fieldkit.ledger.change import Change
    from fieldkit.services.conflict_views import Choice, ConflictView
    from fieldkit.services.workspace import Workspace
    from ui.packages.deciding.state import Question

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision of a person, about one question or many: each with what was written."""

    settled: tuple[tuple[ConflictView, tuple[Change, ...]], ...]

    @property
    def views(self) -> tuple[ConflictView, ...]:
        """The questions."""
        return tuple(view for view, _ in self.settled)


class Asking:
    """The queue of questions over the conflict service.

    A decision that is taken back sets the former values again and asks once
    more; the ledger keeps both decisions.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._conflicts = ConflictService(workspace)
        self._records = RecordService(workspace)
        self._views: list[ConflictView] = []
        self._reopened: dict[Key, ConflictView] = {}
        self._settled_at: dict[Key, int] = {}
        self._clock = 0
        self._at: Key | None = None
        self._evidence: tuple[ConflictView, Evidence, str] | None = None

    # --- which one is asked ---------------------------------------------------

    @property
    def moment(self) -> int:
        """Counts decisions; what was read before a decision does not know of it."""
        return self._clock

    def every(self) -> list[ConflictView]:
        """Read the open conflicts (any thread)."""
        return self._conflicts.every(current_language())

    def show(self, views: Sequence[ConflictView], moment: int) -> None:
        """Take over what was read at a moment; the question in hand stays where it is."""
        news = [view for view in views if self._settled_at.get(_key(view), 0) <= moment]
        keys = {_key(view) for view in news}
        again = [view for key, view in self._reopened.items() if key not in keys]
        self._views = [*again, *news]
        self._settled_at = {key: at for key, at in self._settled_at.items() if at > moment}
        self._evidence = None
        if self.current is None:
            self._at = _key(self._views[0]) if self._views else None

    @property
    def current(self) -> ConflictView | None:
        """The one asked now."""
        return next((view for view in self._views if _key(view) == self._at), None)

    @property
    def count(self) -> int:
        """How many wait."""
        return len(self._views)

    def go_to(self, record: str) -> bool:
        """Ask about this record; False when there is nothing to ask."""
        found = next((view for view in self._views if view.record == record), None)
        if found is not None:
            self._at = _key(found)
        return found is not None

    def later(self) -> bool:
        """Go on to the next question; False when there is no other."""
        view = self.current
        if view is None or len(self._views) < 2:
            return False
        self._at = _key(self._views[(self._views.index(view) + 1) % len(self._views)])
        return True

    def question(self, now: datetime) -> Question | None:
        """The question asked now, in words."""
        view = self.current
        if view is None:
            return None
        evidence, what = self._evidence_of(view)
        return question_of(
            view,
            number=self._views.index(view) + 1,
            total=len(self._views),
            what=what,
            alike=len(self._alike(view)),
            evidence=evidence,
            now=now,
        )

    # --- deciding ---------------------------------------------------------------

    def pick(self, view: ConflictView, choice: Choice) -> Decided:
        """Settle with one of the competing values.

        Raises:
            FieldkitError: it was settled meanwhile; nothing was written.
        """
        made: Sequence[Change] = ()
        if view.deleted_and_changed:
            self._decide_deletion(view, keep=choice.value is not None)
        elif _key(view) in self._reopened:
            self._records.set_values(view.record, {view.field: choice.field_value}, source="resolution")
        else:
            made = self._conflicts.resolve(view.record, view.field, choice.field_value, unit=view.unit)
        self._drop([view])
        return Decided(((view, tuple(made)),))

    def write(self, view: ConflictView, typed: str) -> Decided:
        """Settle with a third value, as typed.

        Raises:
            FieldkitError: the text cannot stand for this field; nothing was written.
        """
        made: Sequence[Change] = ()
        if _key(view) in self._reopened:
            self._records.set(view.record, {view.field: typed}, source="resolution")
        else:
            made = self._conflicts.resolve_typed(view.record, view.field, typed)
        self._drop([view])
        return Decided(((view, tuple(made)),))

    def settle_alike(self, view: ConflictView, choice: Choice) -> Decided:
        """Settle the question in hand and all that are alike for the same writer (any thread).

        Raises:
            FieldkitError: one was settled meanwhile; nothing was written.
        """
        settled = self._conflicts.settle_alike(view, choice, current_language())
        return Decided(tuple((one, tuple(changes)) for one, changes in settled))

    def decided(self, decided: Decided) -> None:
        """Take the questions of a decision about many off the queue."""
        self._drop(decided.views)

    def write_back(self, decided: Decided) -> None:
        """Bring the values back that were shown before a decision (any thread)."""
        written = [(view, changes) for view, changes in decided.settled if changes]
        if written:
            self._conflicts.take_back(written)
        for view, changes in decided.settled:
            if changes:
                continue
            if view.deleted_and_changed:
                if self._records.get(view.record).is_deleted:
                    self._records.restore(view.record)
            else:
                former = view.choices[0].field_value
                self._records.set_values(view.record, {view.field: former}, source="undo")

    def ask_again(self, decided: Decided) -> None:
        """Put the questions of a decision that was taken back on the queue, in front."""
        for view in reversed(decided.views):
            self._reopened[_key(view)] = view
            self._settled_at.pop(_key(view), None)
            self._views = [view, *(one for one in self._views if _key(one) != _key(view))]
        self._at = _key(decided.views[0])
        self._evidence = None

    # --- inside -----------------------------------------------------------------

    def _decide_deletion(self, view: ConflictView, *, keep: bool) -> None:
        if _key(view) in self._reopened:
            if not keep:
                self._records.delete(view.record)
        elif keep:
            self._conflicts.keep_changed(view.record)
        else:
            self._conflicts.keep_deleted(view.record)

    def _drop(self, views: Sequence[ConflictView]) -> None:
        self._clock += 1
        gone = {_key(view) for view in views}
        at = next((place for place, one in enumerate(self._views) if _key(one) in gone), 0)
        self._views = [one for one in self._views if _key(one) not in gone]
        for key in gone:
            self._reopened.pop(key, None)
            self._settled_at[key] = self._clock
        self._at = _key(self._views[at % len(self._views)]) if self._views else None
        self._evidence = None

    def _alike(self, view: ConflictView) -> list[ConflictView]:
        """The other questions about the same field between the same devices; what is asked again stays single."""
        if view.deleted_and_changed or _key(view) in self._reopened:
            return []
        return [
            other
            for other in self._views
            if other is not view
            and other.field == view.field
            and other.kind == view.kind
            and not other.deleted_and_changed
            and _key(other) not in self._reopened
            and _writers(other) == _writers(view)
        ]

    def _evidence_of(self, view: ConflictView) -> tuple[Evidence, str]:
        if self._evidence is None or self._evidence[0] is not view:
            self._evidence = (view, evidence_of(view, self._records), self._what(view))
        return self._evidence[1], self._evidence[2]

    def _what(self, view: ConflictView) -> str:
        """便利店 for an outlet of that type, else the kind."""
        kind = kind_of(view.kind)
        if kind is not None and kind.field("business_type") is not None:
            record = self._records.get(view.record)
            words = self._records.in_words([record], ["business_type"], current_language())[0][
                "business_type"
            ]
            if words:
                return words
        return say(kind.label) if kind else ""


def _key(view: ConflictView) -> Key:
    return view.record, view.unit


def _writers(view: ConflictView) -> tuple[str, ...]:
    return tuple(sorted(choice.device or choice.replica for choice in view.choices))
