"""Where a person goes on from here: files that open elsewhere, and the pages that an import leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.shell import Shell
    from ui.table_import.presenter import TableImportPresenter
    from ui.widgets.file_dialogs import FileDialogs

_OF_CIRCLES = frozenset(("area", "circle"))


class Afterwards(QObject):
    """Reads what the presenter holds; changes nothing. Lives as long as the presenter."""

    def __init__(self, presenter: TableImportPresenter, shell: Shell, dialogs: FileDialogs) -> None:
        super().__init__(presenter)
        self._presenter, self._shell, self._dialogs = presenter, shell, dialogs

    def go_back(self) -> None:
        """To the outlets."""
        self._shell.go("outlets")

    def open_file(self) -> None:
        """Open the list itself."""
        if self._presenter.plan is not None:
            self._dialogs.open(self._presenter.plan.file)

    def open_problems(self) -> None:
        """Open the rows to mend with the spreadsheet program."""
        taken = self._presenter.taken
        if taken is not None and taken.file is not None:
            self._dialogs.open(taken.file)

    def open_folder(self) -> None:
        """Open the folder in which they lie."""
        taken = self._presenter.taken
        if taken is not None and taken.file is not None:
            self._dialogs.open(taken.file.parent)

    def to_conflicts(self) -> None:
        """To the first decision that this import left."""
        taken = self._presenter.taken
        if taken is not None:
            rows = taken.imported.rows
            waiting = (row.record for row in rows if any(one.is_conflict for one in row.differences))
            self._shell.go("packages", next(waiting, None))

    def to_outlets(self) -> None:
        """To what was imported."""
        taken = self._presenter.taken
        if taken is None:
            return
        if taken.plan.kind in _OF_CIRCLES:
            self._shell.go("circles")
        else:
            self._shell.go("outlets", next(iter(taken.imported.records), None))

    def to_duplicates(self) -> None:
        """To the outlets that may be recorded twice now."""
        self._shell.go("duplicates")
