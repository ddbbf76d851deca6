"""What was posted where: written down, replaced, taken down."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.order import PosterOrder
from fieldkit.posters.template import template
from fieldkit.services.posted_posters import Posted, PostedPosterService
from ui.language import current_language, say
from ui.posters import texts
from ui.posters.state import PostedLine
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.services.workspace import Workspace
    from ui.posters.page import PosterPage
    from ui.shell import Shell


class Poster(QObject):
    """Who puts posters up, as the page sees him; ``outdated(counts by circle)`` when it was counted anew."""

    outdated = Signal(object)

    def __init__(self, page: PosterPage, workspace: Workspace, shell: Shell) -> None:
        super().__init__(page)
        self._page, self._shell, self._workspace = page, shell, workspace
        self._service = PostedPosterService(workspace)
        self._circle, self._order = "", PosterOrder()
        page.posted.post_wanted.connect(self._post)
        page.posted.renew_wanted.connect(self._renew)
        page.posted.take_down_wanted.connect(self._take_down)

    def take(self, circle: str, order: PosterOrder) -> None:
        """Take another circle or order in hand."""
        self._circle, self._order = circle, order
        if circle:
            self._shell.runner.run(
                lambda _: self._service.of_circle(circle), self._show, owner=self, key="posted"
            )

    def count(self) -> None:
        """Count what is to be replaced, in every circle."""
        self._shell.runner.run(lambda _: self._service.outdated(), self._counted, owner=self, key="outdated")

    def _counted(self, counts: Mapping[str, int]) -> None:
        self.outdated.emit(counts)

    def _show(self, posted: tuple[Posted, ...]) -> None:
        day = today(self._workspace.clock).isoformat()
        self._page.posted.show_posted([_line(one) for one in posted], day)
        self._page.tabs.set_count("posted", sum(one.outdated for one in posted), Tone.FEW)

    def _post(self, place: str, day: str) -> None:
        panel = self._page.posted
        if not place:
            panel.say_problem(say(texts.POST_NO_PLACE))
            panel.place.setFocus()
            return
        if day and not _is_day(day):
            panel.say_problem(say(texts.POST_NO_DAY))
            panel.day.setFocus()
            return
        try:
            self._service.post(self._circle, self._order, place, day)
        except FieldkitError as error:
            panel.say_problem(error.say(current_language()))
            return
        panel.clear()
        self._shell.toast(say(texts.POST_DONE, place=place))
        self._again()

    def _renew(self, record: str) -> None:
        self._service.renew(record)
        self._again()

    def _take_down(self, record: str) -> None:
        self._service.take_down(record)
        self._again()

    def _again(self) -> None:
        self.take(self._circle, self._order)
        self.count()


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _line(one: Posted) -> PostedLine:
    facts = [say(texts.POSTED_ON, day=one.posted_on), one.size, _name(one.template)]
    words, tone = texts.STANDS, Tone.GOOD
    if not one.hangs:
        words, tone = texts.IS_DOWN, Tone.NEUTRAL
    elif one.outdated:
        words, tone = texts.TO_RENEW, Tone.FEW
    return PostedLine(
        one.id, one.place, " · ".join(fact for fact in facts if fact), say(words), tone, one.hangs
    )


def _name(key: str) -> str:
    try:
        return say(template(key).name) if key else ""
    except FieldkitError:
        return key
