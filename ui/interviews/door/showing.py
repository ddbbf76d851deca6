"""From a sitting to what the door shows: questions, doubts, and what keeps the sheet open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.questionnaires.views import ScreenKind
from fieldkit.services.interviews import CONSENT
from ui.interviews.door.separate import SeparateState
from ui.interviews.door.state import Asked, DoorState, EndState, Offender
from ui.language import current_language, sentence
from ui.widgets.markdown import plain

if TYPE_CHECKING:
    from collections.abc import Container

    from fieldkit.kernel.problems import Problem
    from fieldkit.questionnaires.views import Screen
    from fieldkit.services.sittings import Sitting
    from ui.interviews.door.card import SheetCard
    from ui.interviews.door.files import SheetFiles


def door_state(
    sitting: Sitting,
    screen: Screen,
    asked: tuple[Asked, ...],
    *,
    place: str,
    is_saved: bool,
    can_be_skipped: bool,
    note: str,
    is_held: bool,
) -> DoorState:
    """One screen with its questions; the rest as in :class:`DoorState`."""
    interview = sitting.interview
    progress = interview.progress(screen.path)
    has_heading = screen.kind is not ScreenKind.QUESTION
    return DoorState(
        title=interview.form.title,
        place=place,
        kind=screen.kind,
        path=screen.path,
        section=screen.section,
        heading=interview.label(screen.path) if has_heading else "",
        hint=interview.hint(screen.path) if has_heading else "",
        number=progress.number,
        total=progress.total,
        questions=asked,
        languages=interview.form.languages,
        is_saved=is_saved,
        can_be_skipped=can_be_skipped,
        note=note,
        is_held=is_held,
        language=interview.language,
    )


def asked_question(sitting: Sitting, path: str, files: SheetFiles, demanded: Container[str]) -> Asked:
    """One question and what is to be said of it now: before anything was entered only what was demanded."""
    view = sitting.interview.view(path)
    is_told = view.problem is not None and (bool(view.value) or path in demanded)
    return Asked(
        view,
        problem=_sentence(view.problem) if view.problem is not None and is_told else "",
        doubt=_sentence(view.warning) if view.warning is not None and view.problem is None else "",
        is_confirmed=view.warning is not None and sitting.is_ticked(path),
        remark=sitting.remarks.get(path, ""),
        file=files.of(view),
        files=files.shown(sitting, view),
    )


def is_wrong(sitting: Sitting, path: str) -> bool:
    """Whether a question that is put to the resident holds the interview."""
    return not sitting.is_barred(path) and sitting.interview.problem(path) is not None


def doubtful(sitting: Sitting, screen: Screen) -> tuple[str, ...]:
    """Questions of a screen whose answer is doubted and not confirmed."""
    doubted = {problem.place.field for problem in sitting.interview.warnings()}
    doubted |= {path for path in screen.questions if sitting.interview.view(path).warning is not None}
    return tuple(path for path in screen.questions if path in doubted and not sitting.is_ticked(path))


def offenders_of(sitting: Sitting) -> tuple[Offender, ...]:
    """Everything that keeps a sheet open, what is wrong before what is doubted."""
    wrong = [_offender(sitting, one) for one in sitting.problems()]
    doubts = [
        _offender(sitting, one, is_doubt=True)
        for one in sitting.interview.warnings()
        if not sitting.is_ticked(one.place.field)
    ]
    return (*wrong, *doubts)


def end_state(sitting: Sitting, card: SheetCard, *, is_closed: bool, closed_today: int) -> EndState:
    """The end of an interview: what keeps the sheet open, or that it is closed."""
    return EndState(
        title=sitting.interview.form.title,
        place=card.place,
        sheet=card.sheet,
        community=card.community,
        offenders=() if is_closed else offenders_of(sitting),
        is_closed=is_closed,
        is_refusal=sitting.interview.stored().get(CONSENT) == "no",
        today=closed_today,
    )


def separate_state(sitting: Sitting, screen: Screen, place: str, necessity: str) -> SeparateState:
    """What the resident is asked before the sensitive questions of a screen."""
    labels = tuple(
        plain(sitting.interview.label(path)) for path in screen.questions if sitting.is_barred(path)
    )
    return SeparateState(place, labels, necessity)


def _offender(sitting: Sitting, problem: Problem, *, is_doubt: bool = False) -> Offender:
    path = problem.place.field
    return Offender(path, plain(sitting.interview.label(path)), _sentence(problem), is_doubt)


def _sentence(problem: Problem) -> str:
    """The words of a problem without its place: they stand beside the question."""
    return sentence(problem.code.text.say(current_language(), **problem.values))
