"""What every tab of the plan does alike: it is worked out anew when somebody looks and something changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.changes import ChangeSet, Topic

if TYPE_CHECKING:
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell


class TabPresenter(QObject):
    """Reads when it is seen and stale.

    Signals: ``listed(state)`` with everything in the list, ``shown(detail)`` with what the panel shows.
    """

    RESTS_ON: tuple[str, ...] = ()
    """Kinds of records that make the tab stale when they change; settings always do."""

    listed = Signal(object)
    shown = Signal(object)

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._in_sight, self._stale = False, True
        shell.relay.follow(self._changed)

    def come(self, *, in_sight: bool) -> None:
        """The tab comes into sight, or leaves it."""
        self._in_sight = in_sight
        self._load_if_seen()

    def outdate(self) -> None:
        """What the tab rests on was changed."""
        self._stale = True
        self._load_if_seen()

    def load(self) -> None:
        """Read everything anew; what is shown stays until then."""
        self._stale = False

    def _load_if_seen(self) -> None:
        if self._in_sight and self._stale:
            self.load()

    def _touched(self) -> None:
        self.outdate()

    def _changed(self, touched: object) -> None:
        if isinstance(touched, ChangeSet) and (
            Topic.SETTINGS in touched.topics or any(touched.touches(kind) for kind in self.RESTS_ON)
        ):
            self._touched()
