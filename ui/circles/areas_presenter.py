"""Areas: the list of communities and what is above them, and one area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.changes import ChangeSet
from fieldkit.registers.area import LEVELS
from fieldkit.services.names import short_name
from fieldkit.services.records import RecordService
from ui.circles import texts
from ui.circles.state import AreaLine, AreasState, AreaState
from ui.language import current_language, say
from ui.records.recording import Recording, remarks_of
from ui.records.state import RecordState
from ui.widgets.choice_popup import Choice

if TYPE_CHECKING:
    from fieldkit.kernel.progress import Progress
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

_LINE = ("name", "level", "code", "parent", "circle", "order", "population")
_ORDER = {option.code: at for at, option in enumerate(LEVELS)}
_LABELS = {option.code: option.label for option in LEVELS}
_LAST = len(_ORDER)


class AreasPresenter(QObject):
    """Signals: ``listed(AreasState)``, ``shown(AreaState)``, ``gone`` when the shown one was deleted."""

    listed = Signal(object)
    shown = Signal(object)
    gone = Signal()

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records = RecordService(workspace)
        self._shell = shell
        self._state = AreasState()
        self._current = ""
        self._defaults: dict[str, str] = {}
        self._recording = Recording(self._records, shell, self._refresh)
        shell.relay.follow(self._changed)

    @property
    def state(self) -> AreasState:
        """The list as it was read last."""
        return self._state

    @property
    def current(self) -> str:
        """The area that is shown; empty for a new one."""
        return self._current

    def load(self) -> None:
        """Read the list anew."""
        self._shell.runner.run(self._read, self._take, owner=self, key="areas")

    def choose(self, area: str) -> None:
        """Show an area."""
        self._current = area
        self._show()

    def begin_new(self, circle: str = "") -> None:
        """Show an empty community: level, parent and circle carry over from the last one."""
        last = self._records.get(self._current).values if self._current else {}
        parent = last.get("parent") or self._only_parent()
        inherited = {
            "level": "community",
            "parent": parent if last.get("level") in {None, "community"} else self._current,
            "circle": circle,
        }
        self._defaults = {key: value for key, value in inherited.items() if value}
        self._current = ""
        record = RecordState("", dict(self._defaults), (), self._references(""))
        self.shown.emit(AreaState(record, say(texts.NEW_AREA_TITLE), ""))

    def leave(self, key: str, value: str) -> None:
        """A typed field was left."""
        self._leave(key, value, is_typed=True)

    def pick(self, key: str, value: str) -> None:
        """Something was chosen from a list."""
        self._leave(key, value, is_typed=False)

    def undo(self) -> None:
        """Take the last change back."""
        self._recording.undo()

    # --- inside -------------------------------------------------------------

    def _leave(self, key: str, value: str, *, is_typed: bool) -> None:
        if self._current:
            self._recording.leave(self._current, key, value, is_typed=is_typed)
            return
        if key != "name":
            # Without a name there is nothing yet that could be found again.
            self._defaults[key] = value
            return
        if value:
            kept = {one: words for one, words in self._defaults.items() if words}
            self._current = self._recording.add("area", {**kept, "name": value}, value)
            self._refresh()

    def _only_parent(self) -> str:
        """The area that the others are in, where there is no doubt."""
        parents = {line.id for line in self._state.lines if not line.is_community}
        used = [str(row["parent"] or "") for row in self._rows().values() if row["level"] == "community"]
        wanted = max(set(used), key=used.count) if used else ""
        return wanted or (next(iter(parents)) if len(parents) == 1 else "")

    def _rows(self) -> dict[str, dict[str, object]]:
        ids = self._records.ids("area")
        return self._records.rows("area", ids, _LINE)

    def _read(self, _: Progress) -> AreasState:
        rows = self._rows()
        names = self._records.names("area") | {
            key: short_name(name) for key, name in self._records.names("circle").items()
        }
        outlets = self._records.count_by("outlet", "community")
        language = current_language()
        ordered = sorted(
            rows,
            key=lambda one: (
                _ORDER.get(str(rows[one]["level"]), _LAST),
                rows[one]["order"] is None,
                rows[one]["order"] or 0,
                str(rows[one]["code"] or ""),
            ),
        )
        return AreasState(
            tuple(
                AreaLine(
                    id=one,
                    name=_text(rows[one]["name"]),
                    level=_level(_text(rows[one]["level"]), language),
                    is_community=rows[one]["level"] == "community",
                    code=_text(rows[one]["code"]),
                    parent=names.get(_text(rows[one]["parent"]), ""),
                    circle=names.get(_text(rows[one]["circle"]), ""),
                    population=_text(rows[one]["population"]),
                    outlets=outlets.get(one, 0),
                )
                for one in ordered
            )
        )

    def _take(self, state: AreasState) -> None:
        self._state = state
        self.listed.emit(state)

    def _refresh(self) -> None:
        self.load()
        if self._current:
            self._show()

    def _show(self) -> None:
        area = self._current
        record = self._recording.find(area)
        if record is None:
            self._current = ""
            self.gone.emit()
            return
        ids = [line.id for line in self._state.lines]
        place = say(texts.OF_TOTAL, number=ids.index(area) + 1, total=len(ids)) if area in ids else ""
        state = RecordState(area, record.values, remarks_of(record), self._references(area))
        self.shown.emit(AreaState(state, record.values["name"] or "", place))

    def _references(self, area: str) -> dict[str, tuple[Choice, ...]]:
        above = [line for line in self._state.lines if not line.is_community and line.id != area]
        circles = self._records.names("circle")
        return {
            "parent": tuple(Choice(line.id, line.name, line.level) for line in above),
            "circle": tuple(Choice(key, name) for key, name in circles.items()),
        }

    def _changed(self, touched: object) -> None:
        if isinstance(touched, ChangeSet) and any(map(touched.touches, ("circle", "area", "outlet"))):
            self._refresh()


def _level(code: str, language: str) -> str:
    label = _LABELS.get(code)
    if label is None:
        return code
    return label.en if language == "en" else label.zh


def _text(value: object) -> str:
    return "" if value is None else str(value)
