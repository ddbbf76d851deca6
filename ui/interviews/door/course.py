"""The course of one interview at the door: which screen is asked, what holds it there, what may be passed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fieldkit.services.trials import Trial
from ui.interviews.door.showing import asked_question, door_state, doubtful, is_wrong

if TYPE_CHECKING:
    from fieldkit.questionnaires.views import Screen
    from fieldkit.services.interviews import Sitting
    from ui.interviews.door.card import SheetCard
    from ui.interviews.door.files import SheetFiles
    from ui.interviews.door.state import DoorState, FullCell


class Course:
    """One sitting on its way through the screens.

    Attributes:
        screen: what is asked now; None at the end.
        card: the head of the sheet.
        is_saved: the last answer is on the disk.
    """

    def __init__(self, sitting: Sitting, card: SheetCard, files: SheetFiles) -> None:
        self.sitting, self.card = sitting, card
        self.screen: Screen | None = None
        self.is_saved = True
        self._files = files
        self._demanded: frozenset[str] = frozenset()
        self._let_pass: tuple[str, ...] = ()
        self._is_held = False

    @property
    def is_trial(self) -> bool:
        """Whether nothing of it is kept."""
        return isinstance(self.sitting, Trial)

    def turn_to(self, screen: Screen | None, *, keep: bool = False) -> None:
        """Go to a screen, past one that is left out; ``keep`` what was said on this one."""
        if not keep:
            self._forget()
        if screen is not None and self.sitting.is_left_out(screen):
            screen = self.sitting.screen_after(screen.path)
        self.screen = screen

    def took_answer(self, *, is_saved: bool) -> None:
        """An answer was given: what was said before it does not count any more."""
        self.is_saved = is_saved
        self._forget()

    def demand(self, path: str) -> None:
        """Say what is wrong with a question even before anything was entered."""
        self._demanded |= {path}

    def stays(self) -> bool:
        """Whether the screen is not left yet: what is wrong holds it, what is doubted is said once and may wait."""
        if self.screen is None:
            return True
        wrong = frozenset(path for path in self.screen.questions if is_wrong(self.sitting, path))
        if wrong:
            self._demanded |= wrong
            self._is_held = True
            return True
        waiting = self.doubtful()
        if waiting and waiting != self._let_pass:
            self._let_pass = waiting
            return True
        return False

    def doubtful(self) -> tuple[str, ...]:
        """Questions of the screen whose answer is doubted and not confirmed."""
        return () if self.screen is None else doubtful(self.sitting, self.screen)

    def renew(self) -> Screen | None:
        """The screen as it is now: an answer may have added a question to it, or taken one off."""
        if self.screen is not None:
            self.screen = self.sitting.interview.screen_of(self.screen.path) or self.screen
        return self.screen

    def place_in_list(self, screen: Screen) -> int:
        """Where a screen stands among all there are."""
        return [one.path for one in self.sitting.interview.screens()].index(screen.path)

    def shown(self, screen: Screen, full: FullCell | None) -> DoorState:
        """What the door shows of the screen; ``full`` is the full cell of a quota."""
        sitting = self.sitting
        paths = (path for path in screen.questions if not sitting.is_barred(path))
        asked = tuple(asked_question(sitting, path, self._files, self._demanded) for path in paths)
        state = door_state(
            sitting,
            screen,
            asked,
            place=self.card.place,
            is_saved=self.is_saved,
            can_be_skipped=bool(self._let_pass),
            note=self.card.note,
            is_held=self._is_held,
        )
        return replace(state, full=full)

    def _forget(self) -> None:
        self._let_pass, self._is_held = (), False
