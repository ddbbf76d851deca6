"""What a page gets from the window, and how a page is registered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from fieldkit.kernel.texts import Text
    from ui.changes import ChangeRelay
    from ui.failures import Failures
    from ui.tasks import Runner


class Shell(Protocol):
    """The window as a presenter sees it; tests give their own."""

    @property
    def runner(self) -> Runner:
        """Where long work runs."""
        ...

    @property
    def relay(self) -> ChangeRelay:
        """Who tells of commits."""
        ...

    @property
    def failures(self) -> Failures:
        """Who shows errors."""
        ...

    def say_change(self, words: str, *, undo: Callable[[], None] | None = None) -> None:
        """Show the last change in the strip, with 撤销 when ``undo`` is given."""
        ...

    def say_note(self, words: str) -> None:
        """Show something of the page at the right end of the strip."""
        ...

    def toast(
        self, words: str, tone: Tone = Tone.GOOD, action: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Show a sentence over the page, with a button when ``act`` is given."""
        ...

    def go(self, page: str, argument: object = None) -> None:
        """Go to a page; ``argument`` is handed to its ``entered``."""
        ...

    def set_badge(self, page: str, count: int) -> None:
        """Show how much waits on a page."""
        ...

    def set_immersed(self, *, immersed: bool) -> None:
        """Hide rail and strip (an interview at the door takes the whole window)."""
        ...


class Page(Protocol):
    """What the window may call on a page, all of it optional but the widget itself."""

    def entered(self, argument: object) -> None:
        """The page comes into sight; ``argument`` is what ``go`` was given."""
        ...


@dataclass(frozen=True, slots=True)
class FieldOf:
    """A field of a record, as goal of ``go``: the record is opened and the field has the focus."""

    record: str
    field: str


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page as registered.

    Attributes:
        key: stable name.
        title: words on the rail.
        icon: a name from ``resources/icons``.
        factory: makes the page's widget when it is first shown.
        at_foot: stands at the foot of the rail (settings).
        under: key of the page that this one belongs to; it then has no place of its own on the rail.
        ahead: modules that may be loaded before the page is wanted, each after what it imports.
        beside: modules it needs that know no Qt, loaded beside the window.
    """

    key: str
    title: Text
    icon: str
    factory: Callable[[Shell], QWidget]
    at_foot: bool = False
    under: str = ""
    ahead: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
