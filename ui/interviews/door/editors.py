"""What takes the answer to one question, by its type and appearance; an appearance that is not known does no harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.questionnaires.model import QuestionType
from ui.interviews.door.attachments import ATTACHED, DRAWN, DrawingEditor, FileEditor
from ui.interviews.door.choosing import ACKNOWLEDGED, ChoiceEditor, RankEditor, SearchEditor, is_searched
from ui.interviews.door.editing import Editor
from ui.interviews.door.figures import NumberEditor, ScaleEditor, is_scale
from ui.interviews.door.locations import PointEditor, PointsEditor
from ui.interviews.door.moments import MomentEditor
from ui.interviews.door.writing import LineEditor, LinesEditor, ShownValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.questionnaires.views import QuestionView

__all__ = ["ACKNOWLEDGED", "ChoiceEditor", "Editor", "make_editor"]

_MOMENTS = frozenset((QuestionType.DATE, QuestionType.TIME, QuestionType.DATE_TIME))
_NUMBERS = frozenset((QuestionType.INTEGER, QuestionType.DECIMAL))
_POINTS = frozenset((QuestionType.GEOTRACE, QuestionType.GEOSHAPE))
_SELECTS = frozenset((QuestionType.SELECT_ONE, QuestionType.SELECT_MULTIPLE))


def make_editor(view: QuestionView, files: Mapping[str, str] | None = None) -> Editor | None:
    """Return what takes the answer; None for what is only read out: a note, the head of a table.

    Args:
        view: the question.
        files: where the files lie that the form shows, by their names.
    """
    kind = view.type
    if kind is QuestionType.NOTE or (kind in _SELECTS and "label" in view.appearance):
        return None
    if view.is_readonly:
        return ShownValue(view)
    if kind in _SELECTS and is_searched(view):
        return SearchEditor(view)
    if kind in _SELECTS or kind is QuestionType.ACKNOWLEDGE:
        return ChoiceEditor(view, files)
    if kind is QuestionType.RANK:
        return RankEditor(view)
    if kind in _NUMBERS:
        return ScaleEditor(view) if is_scale(view) else NumberEditor(view)
    if kind in _MOMENTS:
        return MomentEditor(view)
    return _rarer(view)


def _rarer(view: QuestionView) -> Editor:
    if view.type is QuestionType.GEOPOINT:
        return PointEditor(view)
    if view.type in _POINTS:
        return PointsEditor(view)
    if view.type in ATTACHED:
        is_drawn = view.type is QuestionType.IMAGE and DRAWN & view.appearance
        return DrawingEditor(view) if is_drawn else FileEditor(view)
    is_long = view.type is QuestionType.TEXT and "multiline" in view.appearance
    return LinesEditor(view) if is_long or "rows" in view.parameters else LineEditor(view)
