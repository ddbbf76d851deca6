"""The circles: list, one circle with its communities and outlets, placing on the sketch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.changes import ChangeSet
from fieldkit.posters.positions import Known, place_outlets
from fieldkit.registers.boundaries import parse_boundary
from fieldkit.registers.reading import type_name
from fieldkit.services.names import short_name
from fieldkit.services.posters import PosterService
from fieldkit.services.records import RecordService
from fieldkit.storage.lists import Filter
from ui.circles import texts
from ui.circles.sizing import size_remarks
from ui.circles.state import (
    CircleLine,
    CirclesState,
    CircleState,
    CommunityLine,
    OutletSpot,
)
from ui.language import current_language, say
from ui.records.recording import Recording, remarks_of
from ui.records.state import RecordState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.kernel.progress import Progress
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

_LINE = ("name", "number", "population", "mode")
_COMMUNITY = ("name", "population", "order")


class CirclesPresenter(QObject):
    """Signals: ``listed(CirclesState)``, ``shown(CircleState)``, ``gone`` when the shown one was deleted."""

    listed = Signal(object)
    shown = Signal(object)
    gone = Signal()

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records, self._posters = RecordService(workspace), PosterService(workspace)
        self._shell = shell
        self._state = CirclesState()
        self._current = ""
        self._recording = Recording(self._records, shell, self._refresh)
        shell.relay.follow(self._changed)

    @property
    def current(self) -> str:
        """The circle that is shown; empty for a new one."""
        return self._current

    def load(self) -> None:
        """Read the list anew."""
        self._shell.runner.run(self._read, self._take, owner=self, key="circles")

    def choose(self, circle: str) -> None:
        """Show a circle."""
        self._current = circle
        self._show()

    def begin_new(self) -> None:
        """Show an empty circle; it comes into being with the first value."""
        self._current = ""
        empty = RecordState("", {"number": self._next_number()})
        title = say(texts.NEW_CIRCLE_TITLE)
        self.shown.emit(CircleState(empty, title, "", parse_boundary("")))

    def leave(self, key: str, value: str) -> None:
        """A typed field was left."""
        self._leave(key, value, is_typed=True)

    def pick(self, key: str, value: str) -> None:
        """Something was chosen from a list."""
        self._leave(key, value, is_typed=False)

    def leave_community(self, community: str, key: str, value: str) -> None:
        """Name or population of a community was left."""
        self._recording.leave(community, key, value, is_typed=True)

    def add_community(self, name: str) -> None:
        """Add a community to the circle."""
        if self._current and name:
            here = self._communities(self._current)
            values = {"name": name, "level": "community", "order": str(len(here) + 1)}
            self._recording.add("area", {**values, "circle": self._current}, name)
            self._refresh()

    def place(self, outlet: str, x: float, y: float) -> None:
        """Put an outlet on the sketch."""
        self._recording.set(
            outlet, {"sketch": f"{x:.3f},{y:.3f}"}, say(texts.OUTLET_PLACED, name=self._outlet_name(outlet))
        )

    def take_off(self, outlet: str) -> None:
        """Take an outlet off the sketch."""
        words = say(texts.OUTLET_TAKEN_OFF, name=self._outlet_name(outlet))
        self._recording.set(outlet, {"sketch": ""}, words)

    def undo(self) -> None:
        """Take the last change back."""
        self._recording.undo()

    # --- inside -------------------------------------------------------------

    def _leave(self, key: str, value: str, *, is_typed: bool) -> None:
        if self._current:
            self._recording.leave(self._current, key, value, is_typed=is_typed)
        elif value:
            self._current = self._recording.add("circle", {"number": self._next_number(), key: value}, value)
            self._refresh()

    def _next_number(self) -> str:
        numbers = [int(line.number) for line in self._state.lines if line.number.isdecimal()]
        return str(max(numbers, default=0) + 1)

    def _read(self, _: Progress) -> CirclesState:
        ids = self._records.ids("circle", Filter(order="number"))
        rows = self._records.rows("circle", ids, _LINE)
        areas = self._records.ids("area", Filter(equals=(("level", ("community",)),)))
        circle_of = {
            area: str(row["circle"] or "")
            for area, row in self._records.rows("area", areas, ["circle"]).items()
        }
        outlets: dict[str, int] = {}
        for community, count in self._records.count_by("outlet", "community").items():
            circle = circle_of.get(community or "", "")
            outlets[circle] = outlets.get(circle, 0) + count
        there = list(circle_of.values())
        lines = tuple(
            _line(one, rows[one], there.count(one), outlets.get(one, 0)) for one in ids if one in rows
        )
        modes = [row["mode"] for row in rows.values()]
        return CirclesState(
            lines,
            modes.count("independent"),
            modes.count("merged"),
            sum(int(line.population) for line in lines if line.population.isdecimal()),
        )

    def _take(self, state: CirclesState) -> None:
        self._state = state
        self.listed.emit(state)

    def _refresh(self) -> None:
        self.load()
        if self._current:
            self._show()

    def _show(self) -> None:
        circle = self._current
        record = self._recording.find(circle)
        if record is None:
            self._current = ""
            self.gone.emit()
            return
        ids = [line.id for line in self._state.lines]
        place = say(texts.OF_TOTAL, number=ids.index(circle) + 1, total=len(ids)) if circle in ids else ""
        communities = self._communities(circle)
        remarks = remarks_of(record)
        remarks += size_remarks(
            record.values["population"], tuple(community.population for community in communities)
        )
        boundary = parse_boundary(record.values["boundary"] or "")
        self.shown.emit(
            CircleState(
                record=RecordState(circle, record.values, remarks),
                title=record.values["name"] or say(texts.NEW_CIRCLE_TITLE),
                place=place,
                boundary=boundary,
                communities=communities,
                outlets=self._outlets(circle),
            )
        )

    def _communities(self, circle: str) -> tuple[CommunityLine, ...]:
        ids = self._records.ids("area", Filter(equals=(("circle", (circle,)),), order="order"))
        rows = self._records.rows("area", ids, _COMMUNITY)
        return tuple(
            CommunityLine(one, str(rows[one]["name"] or ""), _text(rows[one]["population"]))
            for one in ids
            if one in rows
        )

    def _outlets(self, circle: str) -> tuple[OutletSpot, ...]:
        """The outlets of the poster, with its numbers, and where each is or might be."""
        spec = self._posters.spec(circle)
        spots = place_outlets(spec.outlets, spec.boundary)
        colors = {purpose.key: purpose.colour for purpose in spec.purposes}
        ids = [outlet.id for outlet in spec.outlets]
        types = self._records.rows("outlet", ids, ["business_type"])
        language = current_language()
        return tuple(
            OutletSpot(
                id=outlet.id,
                number=outlet.number,
                name=outlet.name,
                business_type=type_name(_text(types[outlet.id]["business_type"]), language),
                color=colors.get(outlet.purpose, ""),
                x=spots[outlet.id].x,
                y=spots[outlet.id].y,
                is_placed=spots[outlet.id].known is Known.PLACED,
            )
            for outlet in spec.outlets
        )

    def _outlet_name(self, outlet: str) -> str:
        return str(self._records.rows("outlet", [outlet], ["name"])[outlet]["name"] or "")

    def _changed(self, touched: object) -> None:
        if isinstance(touched, ChangeSet) and any(map(touched.touches, ("circle", "area", "outlet"))):
            self._refresh()


def _line(circle: str, row: Mapping[str, object], communities: int, outlets: int) -> CircleLine:
    name = short_name(str(row["name"] or ""))
    return CircleLine(circle, _text(row["number"]), name, _text(row["population"]), communities, outlets)


def _text(value: object) -> str:
    return "" if value is None else str(value)
