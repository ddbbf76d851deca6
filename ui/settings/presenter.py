"""Saves settings as they are left, backs up, checks."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from fieldkit.kernel.changes import ChangeSet, Topic
from fieldkit.kernel.errors import FieldkitError, OperationCancelledError
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.consent import ConsentService
from fieldkit.services.handing_in import DEFAULT_PHOTO_LIMIT, PHOTO_LIMIT, HandInService
from fieldkit.services.handouts import HandoutService
from fieldkit.services.interviews import SENSITIVE
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.office_sign import drop_sign, keep_sign, sign_of
from fieldkit.services.sampling import PERSONAL_PURPOSE
from ui.language import current_language, say
from ui.models.moments import when
from ui.settings import texts
from ui.settings.state import NOTICE_FIELDS, SettingsState
from ui.tasks import Lane
from ui.theme import Tone

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.kernel.problems import Problem
    from fieldkit.kernel.progress import Progress
    from fieldkit.services.workspace import Workspace
    from ui.settings.window_door import WindowDoor
    from ui.shell import Shell

PAGE = "settings"
KEPT = {"office": "title", "contact": "contact", "issuer": "issuer"}
"""Fields of the page, and the settings of the workspace that they are."""
_ROLES = {"community": texts.COMMUNITY, "street": texts.STREET, "district": texts.DISTRICT}
_SHOWN = 5
_MOST_PHOTOS = 500


class SettingsPresenter(QObject):
    """Signal: ``state_changed(SettingsState)``."""

    state_changed = Signal(object)

    def __init__(
        self, workspace: Workspace, shell: Shell, window: WindowDoor | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._shell, self._window = workspace, shell, window
        self._maintenance = MaintenanceService(workspace)
        self._analysis = AnalysisService(workspace)
        self._hand_in = HandInService(workspace)
        self._consent = ConsentService(workspace)
        self._state = SettingsState()
        shell.relay.follow(self._on_change)

    def refresh(self) -> None:
        """Read everything."""
        workspace, identity = self._workspace, self._workspace.identity
        role = _ROLES.get(identity.role)
        self._render(
            person=identity.person or say(texts.NOT_GIVEN),
            device=identity.device or say(texts.NOT_GIVEN),
            role=say(role) if role else identity.role,
            fingerprint=self._hand_in.fingerprint(),
            photo_limit=workspace.setting(PHOTO_LIMIT) or str(DEFAULT_PHOTO_LIMIT),
            office=workspace.setting("title"),
            contact=workspace.setting("contact"),
            issuer=workspace.setting("issuer"),
            sign=str(sign_of(workspace) or ""),
            notice=self._notice_terms(),
            notice_version=self._consent.notice().version,
            profile=self._profile(),
            profiles=tuple((name, say(title)) for name, title in self._analysis.profiles()),
            language=current_language(),
            theme=self._window.theme() if self._window else "system",
            backup=self._backup_words(),
            folder=str(workspace.path),
        )

    def leave_field(self, key: str, value: object) -> None:
        """Keep what was left in a field."""
        words = str(value or "")
        try:
            if key in KEPT:
                self._workspace.set_setting(KEPT[key], words.strip())
            elif key in NOTICE_FIELDS:
                self._keep_notice(key, words)
            elif key == "photo_limit":
                self._keep_photo_limit(words)
            elif key == "profile" and words:
                self._analysis.choose_profile(words)
            elif key == "theme" and self._window is not None and words in {"system", "light", "dark"}:
                self._window.choose_theme(
                    "light" if words == "light" else "dark" if words == "dark" else "system"
                )
            elif key == "language" and self._window is not None and words != current_language():
                self._window.choose_language("en" if words == "en" else "zh")
                return
        except FieldkitError as error:
            self._shell.failures.show(error)
        self.refresh()

    def _keep_notice(self, key: str, words: str) -> None:
        if key == "personal":
            self._workspace.set_setting(PERSONAL_PURPOSE, words.strip())
        elif key == "sensitive":
            self._consent.set_sensitive(words.split())
        else:
            self._consent.set_terms({key: words})

    def _notice_terms(self) -> dict[str, str]:
        terms = self._consent.terms()
        named = {key: str(getattr(terms, key, "")) for key in NOTICE_FIELDS}
        return {**named, "sensitive": self._workspace.setting(SENSITIVE)}

    def _keep_photo_limit(self, words: str) -> None:
        """A whole number of MiB; anything else is refused beneath the field."""
        is_sound = words.isascii() and words.isdigit() and 1 <= int(words) <= _MOST_PHOTOS
        if is_sound:
            self._workspace.set_setting(PHOTO_LIMIT, str(int(words)))
        self._render(photo_problem="" if is_sound else say(texts.PHOTO_LIMIT_REFUSED))

    def choose_sign(self, path: Path) -> None:
        """Take a picture as the office's sign."""
        try:
            keep_sign(self._workspace, path)
        except FieldkitError as error:
            self._shell.failures.show(error)
        self.refresh()

    def drop_sign(self) -> None:
        """Print posters without a sign."""
        drop_sign(self._workspace)
        self.refresh()

    def back_up(self) -> None:
        """Make a verified backup now."""
        self._render(busy=True, result="", tone=None)
        self._shell.runner.run(
            self._back_up,
            self._backed_up,
            owner=self,
            lane=Lane.FREE,
            failed=self._failed,
            title=texts.BACKING_UP,
        )

    def check(self) -> None:
        """Check the whole workspace."""
        self._render(busy=True, result="", tone=None)
        self._shell.runner.run(
            self._check, self._checked, owner=self, lane=Lane.FREE, failed=self._failed, title=texts.CHECKING
        )

    def print_notice(self, path: Path) -> None:
        """Write the notice as PDF."""
        self._shell.runner.run(
            partial(self._write_notice, path), self._wrote_notice, owner=self, title=texts.NOTICE_PRINTING
        )

    def _write_notice(self, path: Path, progress: Progress) -> Path:
        HandoutService(self._workspace).notice(path, current_language(), progress)
        return path

    def _wrote_notice(self, path: Path) -> None:
        self._shell.toast(
            say(texts.NOTICE_PRINTED, path=path.name), Tone.GOOD, say(texts.OPEN), partial(self._open, path)
        )

    def _open(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def open_folder(self) -> None:
        """Show the data folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._workspace.path)))

    def leave_workspace(self) -> None:
        """Go to another workspace."""
        if self._window is not None:
            self._window.leave_workspace()

    def _back_up(self, progress: Progress) -> Path:
        progress.check()
        return self._maintenance.back_up("manual")

    def _backed_up(self, path: Path) -> None:
        self._render(busy=False, result=say(texts.BACKED_UP, name=path.name), tone=Tone.GOOD)
        self.refresh()

    def _check(self, progress: Progress) -> tuple[list[Problem], int] | None:
        try:
            return self._maintenance.check(progress), self._maintenance.change_count()
        except OperationCancelledError:
            return None

    def _checked(self, found: tuple[list[Problem], int] | None) -> None:
        if found is None:
            self._render(busy=False)
            return
        problems, count = found
        if not problems:
            self._render(busy=False, result=say(texts.SOUND, count=count), tone=Tone.GOOD)
            return
        lines = [say(texts.FOUND, count=len(problems))]
        lines += [problem.say(current_language()) for problem in problems[:_SHOWN]]
        self._render(busy=False, result="\n".join(lines), tone=Tone.MISSING)

    def _failed(self, error: FieldkitError) -> None:
        self._render(busy=False, result=error.say(current_language()), tone=Tone.MISSING)

    def _on_change(self, touched: object) -> None:
        if isinstance(touched, ChangeSet) and touched.topics & {Topic.BACKUPS, Topic.SETTINGS}:
            self._render(backup=self._backup_words())

    def _backup_words(self) -> str:
        stamp = self._maintenance.last_backup()
        if not stamp:
            return say(texts.NO_BACKUP)
        return say(texts.LAST_BACKUP, time=when(stamp, self._workspace.clock.now()))

    def _profile(self) -> str:
        plan, profile = self._analysis.plan()
        return f"{plan.key}/{profile.key}"

    def _render(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self.state_changed.emit(self._state)
