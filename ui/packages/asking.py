"""Which conflict is asked now, deciding it, and taking a decision back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.registers.catalogue import kind_of
from fieldkit.services.conflicts import ConflictService
from fieldkit.services.records import RecordService
from ui.language import current_language, say
from ui.packages.questions import question_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from fieldkit.services.conflicts import Choice, ConflictView
    from fieldkit.services.workspace import Workspace
    from ui.packages.state import Question

Key = tuple[str, str]


class Asking:
    """The queue of questions over the conflict service.

    A decision that is taken back sets the former value again and asks once
    more; the ledger keeps both decisions.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._conflicts = ConflictService(workspace)
        self._records = RecordService(workspace)
        self._views: list[ConflictView] = []
        self._reopened: dict[Key, ConflictView] = {}
        self._at: Key | None = None

    def every(self) -> list[ConflictView]:
        """Read the open conflicts (any thread)."""
        return self._conflicts.every(current_language())

    def show(self, views: Sequence[ConflictView]) -> None:
        """Take over what was read; the question in hand stays where it is."""
        keys = {_key(view) for view in views}
        again = [view for key, view in self._reopened.items() if key not in keys]
        self._views = [*again, *views]
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
        number = self._views.index(view) + 1
        return question_of(view, number=number, total=len(self._views), what=self._what(view), now=now)

    def pick(self, view: ConflictView, choice: Choice) -> None:
        """Settle with one of the competing values.

        Raises:
            FieldkitError: it was settled meanwhile; nothing was written.
        """
        again = _key(view) in self._reopened
        if view.deleted_and_changed:
            self._decide_deletion(view.record, keep=choice.value is not None, again=again)
        elif again:
            self._records.set_values(view.record, {view.field: choice.field_value}, source="resolution")
        else:
            self._conflicts.resolve(view.record, view.field, choice.field_value, unit=view.unit)
        self._drop(view)

    def write(self, view: ConflictView, typed: str) -> None:
        """Settle with a third value, as typed.

        Raises:
            FieldkitError: the text cannot stand for this field; nothing was written.
        """
        if _key(view) in self._reopened:
            self._records.set(view.record, {view.field: typed}, source="resolution")
        else:
            self._conflicts.resolve_typed(view.record, view.field, typed)
        self._drop(view)

    def take_back(self, view: ConflictView) -> None:
        """Bring back the value that was shown before the decision, and ask again."""
        if view.deleted_and_changed:
            if self._records.get(view.record).is_deleted:
                self._records.restore(view.record)
        else:
            former = view.choices[0].field_value
            self._records.set_values(view.record, {view.field: former}, source="undo")
        self._reopened[_key(view)] = view
        self._views.insert(0, view)
        self._at = _key(view)

    def _decide_deletion(self, record: str, *, keep: bool, again: bool) -> None:
        if again:
            if not keep:
                self._records.delete(record)
        elif keep:
            self._conflicts.keep_changed(record)
        else:
            self._conflicts.keep_deleted(record)

    def _drop(self, view: ConflictView) -> None:
        at = self._views.index(view)
        self._views.pop(at)
        self._reopened.pop(_key(view), None)
        self._at = _key(self._views[at % len(self._views)]) if self._views else None

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
