"""Registers the page of packages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from fieldkit.services.records import RecordService
from fieldkit.storage.lists import Filter
from ui.packages import texts
from ui.packages.hand_in import HandInDialog
from ui.packages.page import PackagesPage
from ui.packages.presenter import PAGE, PackagesPresenter
from ui.shell import PageEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.packages.doors import PackageDoor
    from ui.shell import Shell
