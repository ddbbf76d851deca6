"""What is changed on the poster in hand: each change is kept at once and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.posters.adjusting import Adjustments, adjusted, bounds_of, rebased
from fieldkit.posters.selecting import selected
from fieldkit.posters.spec import Landmark
from fieldkit.services.poster_designs import PosterDesignService
from ui.language import current_language, say
from ui.posters import texts
from ui.posters.state import AdjustView, OutletRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.kernel.texts import Text
    from fieldkit.posters.spec import PosterSpec
    from fieldkit.services.workspace import Workspace
    from ui.posters.page import PosterPage
    from ui.shell import Shell


class Designer(QObject):
    """Holds the adjustments of one circle's poster; ``changed`` when the sheets must be made anew."""

    changed = Signal()

    def __init__(self, page: PosterPage, workspace: Workspace, shell: Shell) -> None:
        super().__init__(page)
        self._page, self._shell = page, shell
        self._service = PosterDesignService(workspace)
        self._circle = self._template = ""
        self._plain: PosterSpec | None = None
        self._wanted = Adjustments()
        self._placed: Callable[[float, float], None] | None = None
        panel, preview = page.adjust, page.preview
        panel.title_wanted.connect(self._set_title)
        panel.colour_wanted.connect(self._set_colour)
        panel.printing_wanted.connect(self._set_printed)
        panel.shift_wanted.connect(self._shift)
        panel.outlet_chosen.connect(preview.choose_outlet)
        panel.sketch_wanted.connect(self._to_sketch)
        panel.landmark_wanted.connect(self._place_landmark)
        panel.landmark_unwanted.connect(self._take_landmark_off)
        panel.here_wanted.connect(self._place_here)
        panel.here_unwanted.connect(self._take_here_off)
        panel.reset_wanted.connect(self._reset)
        preview.outlet_chosen.connect(self._chosen_on_sketch)
        preview.outlet_moved.connect(self._move)
        preview.placed.connect(self._mark)
        preview.place_refused.connect(self._forget_place)

    def take(self, plain: PosterSpec) -> None:
        """Take another poster in hand, or the same with other data."""
        if (plain.circle_id, plain.order.template) != (self._circle, self._template):
            self._page.preview.choose_outlet("")
            self._page.preview.end_asking()
        self._circle, self._template = plain.circle_id, plain.order.template
        self._plain = plain
        self._wanted = rebased(self._service.of(self._circle, self._template), bounds_of(plain))
        self._show()

    def _show(self) -> None:
        if self._plain is None:
            return
        self._page.adjust.show_design(
            AdjustView(
                self._wanted.title,
                selected(self._plain).title,
                self._wanted.colour,
                _rows(self._plain, self._wanted),
                tuple(one.name for one in self._wanted.landmarks),
                self._wanted.here is not None,
                not self._wanted.is_empty,
            )
        )

    def _keep(self, wanted: Adjustments, words: Text = texts.DESIGN_CHANGED) -> None:
        before = self._wanted
        if wanted == before or self._plain is None:
            return
        wanted = rebased(wanted, bounds_of(self._plain))
        self._service.save(self._circle, self._template, wanted)
        self._wanted = wanted
        self._show()
        self._shell.say_change(
            say(words), undo=partial(self._take_back, self._circle, self._template, before)
        )
        self.changed.emit()

    def _take_back(self, circle: str, template: str, before: Adjustments) -> None:
        self._service.save(circle, template, before)
        if (circle, template) == (self._circle, self._template):
            self._wanted = before
            self._show()
            self.changed.emit()

    def _set_title(self, title: str) -> None:
        self._keep(replace(self._wanted, title=title))

    def _set_colour(self, colour: str) -> None:
        self._keep(replace(self._wanted, colour=colour))

    def _set_printed(self, outlet: str, on: bool) -> None:  # noqa: FBT001 - the signal's order
        hidden = self._wanted.hidden - {outlet} if on else self._wanted.hidden | {outlet}
        self._keep(replace(self._wanted, hidden=hidden))

    def _shift(self, outlet: str, step: int) -> None:
        """Change places with the neighbour of the same group."""
        if self._plain is None:
            return
        rows = _rows(self._plain, self._wanted)
        group = next((row.group for row in rows if row.id == outlet), "")
        members = [row.id for row in rows if row.group == group]
        place = members.index(outlet) + step if outlet in members else -1
        if not 0 <= place < len(members):
            return
        members.remove(outlet)
        members.insert(place, outlet)
        others = [one for one in self._wanted.order if one not in members]
        self._keep(replace(self._wanted, order=(*others, *members)))

    def _move(self, outlet: str, x: float, y: float) -> None:
        moved = {**self._wanted.moved, outlet: (round(x, 4), round(y, 4))}
        self._keep(replace(self._wanted, moved=moved))

    def _chosen_on_sketch(self, outlet: str) -> None:
        if outlet:
            self._page.show_tab("adjust")
        self._page.adjust.outlets.choose(outlet)

    def _to_sketch(self, outlet: str) -> None:
        self._page.preview.choose_outlet(outlet)
        self._page.preview.go_to_page(1)
        self._page.preview.setFocus()

    def _ask_place(self, placed: Callable[[float, float], None]) -> None:
        if self._page.preview.has_sketch:
            self._placed = placed
            self._page.preview.ask_place()
            self._shell.say_note(say(texts.CLICK_PLACE))

    def _mark(self, x: float, y: float) -> None:
        placed = self._placed
        self._forget_place()
        if placed is not None:
            placed(round(x, 4), round(y, 4))

    def _forget_place(self) -> None:
        self._placed = None
        self._shell.say_note("")

    def _place_landmark(self, name: str) -> None:
        self._ask_place(partial(self._add_landmark, name))

    def _add_landmark(self, name: str, x: float, y: float) -> None:
        self._page.adjust.clear_landmark()
        self._keep(replace(self._wanted, landmarks=(*self._wanted.landmarks, Landmark(name, (x, y)))))

    def _take_landmark_off(self, place: int) -> None:
        kept = tuple(one for at, one in enumerate(self._wanted.landmarks) if at != place)
        self._keep(replace(self._wanted, landmarks=kept))

    def _place_here(self) -> None:
        self._ask_place(self._set_here)

    def _set_here(self, x: float, y: float) -> None:
        self._keep(replace(self._wanted, here=(x, y)))

    def _take_here_off(self) -> None:
        self._keep(replace(self._wanted, here=None))

    def _reset(self) -> None:
        self._keep(Adjustments(), texts.DESIGN_RESET)


def _rows(plain: PosterSpec, wanted: Adjustments) -> tuple[OutletRow, ...]:
    """Every outlet of the poster in its order, those left out in their places; numbers as printed."""
    printed = {one.id: one.number for one in selected(adjusted(plain, wanted)).outlets}
    listed = selected(adjusted(plain, Adjustments(order=wanted.order)))
    groups = {one.key: one.label.say(current_language()) for one in listed.purposes}
    ordered = sorted(listed.outlets, key=lambda one: one.number)
    return tuple(
        OutletRow(one.id, one.name, groups.get(one.purpose, ""), printed.get(one.id, 0)) for one in ordered
    )
