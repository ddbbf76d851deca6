"""The door for forms: a workbook, XForm text, or the shipped form → :class:`Form`."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place
from fieldkit.kernel.resources import resource
from fieldkit.questionnaires.first_look import first_look, incomplete_choices
from fieldkit.questionnaires.problems import unreadable
from fieldkit.questionnaires.reading.lists import Beside
from fieldkit.questionnaires.reading.rows import SurveyRows
from fieldkit.questionnaires.reading.workbook import Converted, convert_workbook
from fieldkit.questionnaires.reading.xform import Draft, draft_of_xml

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.questionnaires.model import Form

_DECLARED = re.compile(rb"""(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""")

SHIPPED_FORM = "居民需求与满意度"
"""The questionnaire that comes with the program; ``resources/forms`` has the workbook and its XForm."""


def read_workbook(path: Path) -> Form:
    """Read an XLSForm workbook (.xlsx, .xls, .csv, .md); lists of choices lie beside it.

    Raises:
        FormRefusedError: the form cannot be run; each reason with its row.
        FieldkitError: FORM_UNREADABLE.
    """
    converted = convert_workbook(path, name=path.name)
    return read_converted(converted, SurveyRows(path, path.name), path.name, Beside.of(path))


def read_tables(text: str, *, name: str = "") -> Form:
    """Read an XLSForm written as Markdown tables.

    Raises:
        FormRefusedError: the form cannot be run; each reason with its row.
    """
    return read_converted(convert_workbook(text, name=name), SurveyRows(text, name), name)


def read_xform(text: str, *, name: str = "", beside: Beside | None = None, is_known: bool = False) -> Form:
    """Read XForm XML, as pyxform or another tool has made it.

    Args:
        text: the XML.
        name: what to call the form in messages.
        beside: where its lists of choices are.
        is_known: it has been taken before, so that sheets may belong to it: what other clients
            could not run is a doubt, and the form is not tried out.

    Raises:
        FormRefusedError: the form cannot be run; each reason with its question.
        FieldkitError: FORM_UNREADABLE.
    """
    return _taken(
        draft_of_xml(
            text,
            lambda question, _column: Place(file=name, field=question),
            name=name,
            beside=beside,
            is_known=is_known,
        ),
        name,
    )


def read_file(path: Path) -> Form:
    """Read a form file by its ending: ``.xml`` is an XForm, everything else a workbook.

    Raises:
        FormRefusedError: the form cannot be run.
        FieldkitError: FORM_UNREADABLE.
    """
    if path.suffix.lower() != ".xml":
        return read_workbook(path)
    try:
        text = _decoded(path.read_bytes())
    except (OSError, ValueError, LookupError) as error:
        raise unreadable(path.name, "文件打不开", "it cannot be opened") from error
    return read_xform(text, name=path.name, beside=Beside.of(path))


def _decoded(content: bytes) -> str:
    """The text of an XML file, by its first bytes and its declaration."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16")
    stated = _DECLARED.match(content)
    return content.decode(stated.group(1).decode() if stated else "utf-8-sig").removeprefix("\ufeff")


@cache
def shipped_form() -> Form:
    """Return the questionnaire 居民需求与满意度, read once, without pyxform."""
    return read_xform(
        resource("forms", f"{SHIPPED_FORM}.xml").read_text(encoding="utf-8"), name=SHIPPED_FORM, is_known=True
    )


def read_converted(converted: Converted, rows: SurveyRows, name: str, beside: Beside | None = None) -> Form:
    """Read a workbook that pyxform has converted.

    Raises:
        FormRefusedError: the form cannot be run; each reason with its row.
    """
    made = {"itemsets.csv": converted.itemsets} if converted.itemsets else {}
    places = replace(beside or Beside(), texts=made)
    form = _taken(draft_of_xml(converted.xml, rows.locate, name=name, beside=places), name)
    return replace(form, problems=(*converted.doubts, *form.problems))


def _taken(draft: Draft, name: str) -> Form:
    """The form, if nothing stops it when it is opened.

    Raises:
        FormRefusedError: with every reason.
    """
    form, findings = draft
    findings.settle_suspects(
        [] if findings.is_known else list(first_look(form, findings.watched, findings.inside))
    )
    if not findings.is_known:
        findings.settle_choices(incomplete_choices(form, findings.inside))
    if findings.errors:
        raise findings.refusal(form.title or name)
    return replace(form, problems=tuple(findings.doubts))
