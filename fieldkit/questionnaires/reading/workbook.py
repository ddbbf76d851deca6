"""XLSForm workbook → XForm XML, through pyxform; its complaints in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.kernel.texts import Text
from fieldkit.questionnaires.problems import FormProblem, FormRefusedError, unreadable
from fieldkit.questionnaires.reading.complaints import complaint
from fieldkit.questionnaires.reading.rows import SurveyRows, can_be_read, converter, given

_STUMBLED = Text(
    "转换程序读不懂其中一行。请核对各表的列名和空着的格子",
    "the converter cannot read one of its rows; please check headers and empty cells",
)
_UNRECOGNISED = "was not recognized as a supported type"


@dataclass(frozen=True, slots=True)
class Converted:
    """What pyxform made of a workbook.

    Attributes:
        xml: the XForm.
        doubts: pyxform's warnings, with their rows.
        itemsets: the sheet ``external_choices`` as CSV, empty without one.
    """

    xml: str
    doubts: tuple[Problem, ...]
    itemsets: str = ""


def convert_workbook(source: Path | str, *, name: str = "") -> Converted:
    """Convert an XLSForm.

    Args:
        source: a workbook on disk, or the tables as Markdown text.
        name: what to call the form in messages.

    Raises:
        FormRefusedError: pyxform cannot make a form of it; says where and why.
        FieldkitError: FORM_UNREADABLE, it is no workbook.
    """
    pyxform = converter()
    warnings: list[str] = []
    if isinstance(source, Path) and not source.is_file():
        raise unreadable(name, "文件不存在", "there is no such file")
    try:
        result = pyxform.xls2xform.convert(**given(source), warnings=warnings)
    except (pyxform.errors.PyXFormReadError, OSError, UnicodeDecodeError) as error:
        raise unreadable(name, "文件打不开或已损坏", "it cannot be opened or is damaged") from error
    except pyxform.errors.PyXFormError as error:
        if _UNRECOGNISED in str(error):
            raise unreadable(name, "它不是表格文件", "it is no workbook") from error
        rows = SurveyRows(source, name)
        raise FormRefusedError(
            name, (complaint(str(error), Severity.ERROR, name, rows.find, rows.find_cell),)
        ) from error
    except (KeyError, AttributeError, TypeError, ValueError, IndexError) as error:
        if not can_be_read(source):
            raise unreadable(name, "文件已损坏", "it is damaged") from error
        # pyxform stumbles over some tables that it ought to complain about.
        complaint_ = Problem(
            FormProblem.NOT_CONVERTED,
            Severity.ERROR,
            Place(file=name),
            {"reason": _STUMBLED.zh, "reason_en": f"{_STUMBLED.en} ({error})"},
        )
        raise FormRefusedError(name, (complaint_,)) from error
    except Exception as error:
        # Each library under pyxform has errors of its own for archives and XML that are damaged.
        raise unreadable(name, "文件已损坏", "it is damaged") from error
    rows = SurveyRows(source, name)
    doubts = tuple(complaint(text, Severity.WARNING, name, rows.find, rows.find_cell) for text in warnings)
    return Converted(str(result.xform), doubts, str(result.itemsets or ""))
