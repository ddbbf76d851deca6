"""Where other views join the analysis page: a tab beside the matrix, or a button under it.

A view of its own (reach, official tables) is a line in :func:`panels`, and gets a tab with a key
of its own. What is done with the matrix as it is seen (a picture of it) is a line in :func:`tools`, and gets
a button under it. Both import their widgets only when they are wanted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.analysis import texts
from ui.pictures.texts import SAVE_AS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from fieldkit.kernel.texts import Text
    from fieldkit.services.analysis import CoverageView
    from fieldkit.services.workspace import Workspace
    from ui.analysis.grid import Choice, Grid
    from ui.shell import Shell
    from ui.widgets.file_dialogs import FileDialogs

REACH = "reach"
"""Key of the panel that a gap's 建议位置 leads to; it is entered with ``(community, business type)``."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a panel or a tool works with."""

    workspace: Workspace
    shell: Shell
    dialogs: FileDialogs


@dataclass(frozen=True, slots=True)
class Panel:
    """A view beside the matrix.

    Attributes:
        key: stable name; ``shell.go("analysis", key)`` leads to it.
        title: words on its tab.
        make: makes it when it is first shown. Where the widget has ``entered(argument)``, it is told
            each time it comes into sight; ``argument`` is None from the tab.
    """

    key: str
    title: Text
    make: Callable[[Surroundings], QWidget]


@dataclass(frozen=True, slots=True)
class Shown:
    """The matrix as it is seen.

    Attributes:
        view: coverage of all communities, the plan and the list of types.
        grid: the rows and columns in sight.
        choice: the filters.
    """

    view: CoverageView
    grid: Grid
    choice: Choice


@dataclass(frozen=True, slots=True)
class Tool:
    """A button under the matrix.

    Attributes:
        key: stable name.
        title: words on the button.
        press: called with what is seen; the widget is what dialogs stand over.
        icon: a name from ``resources/icons``.
    """

    key: str
    title: Text
    press: Callable[[Surroundings, QWidget, Shown], None]
    icon: str = ""


def panels() -> tuple[Panel, ...]:
    """The views beside the matrix, in the order of their tabs."""
    return (Panel(REACH, texts.REACH, _reach), Panel("tables", texts.TABLES, _tables))


def _reach(around: Surroundings) -> QWidget:
    from ui.analysis.reach.making import make_reach

    return make_reach(around.workspace, around.shell)


def _tables(around: Surroundings) -> QWidget:
    from ui.analysis.tables.making import make_tables

    return make_tables(around.workspace, around.shell, around.dialogs)


def tools() -> tuple[Tool, ...]:
    """The buttons under the matrix, from left to right."""
    return (Tool("picture", SAVE_AS, _open_pictures), Tool("template", texts.TEMPLATE, _to_template))


def _to_template(around: Surroundings, page: QWidget, shown: Shown) -> None:
    del page, shown
    around.shell.go("filling")


def _open_pictures(around: Surroundings, over: QWidget, shown: Shown) -> None:
    """Draw the matrix on the level that is in sight."""
    from fieldkit.services.picture_wish import Wish
    from ui.pictures.presenter import open_pictures

    open_pictures(over, around.workspace, around.shell, around.dialogs, wish=Wish(by=shown.choice.by))
