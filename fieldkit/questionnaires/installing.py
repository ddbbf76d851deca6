"""A form file on disk → the form, and the bundle that keeps it with everything it asks for."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Severity
from fieldkit.questionnaires.bundle import Bundle, Remark, is_flat
from fieldkit.questionnaires.problems import unreadable
from fieldkit.questionnaires.reader import read_converted, read_xform
from fieldkit.questionnaires.reading.lists import Beside
from fieldkit.questionnaires.reading.rows import SurveyRows
from fieldkit.questionnaires.reading.workbook import convert_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fieldkit.kernel.problems import Problem
    from fieldkit.questionnaires.model import Form

ITEMSETS = "itemsets.csv"
_MEDIA = re.compile(r"jr://(?:file|file-csv|images|audio|video)/([^\"'<>]+)")


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form that can be run, and its bundle."""

    form: Form
    bundle: Bundle


def read_form_file(path: Path) -> FormFile:
    """Read and check a form file together with the lists and media beside it.

    Raises:
        FormRefusedError: it cannot be run; each reason with its row.
        FieldkitError: FORM_UNREADABLE.
    """
    try:
        original = path.read_bytes()
    except OSError as error:
        raise unreadable(path.name, "文件打不开", "it cannot be opened") from error
    beside = Beside.of(path)
    if path.suffix.lower() == ".xml":
        try:
            text, itemsets, tool = original.decode("utf-8-sig"), "", ""
        except UnicodeDecodeError as error:
            raise unreadable(path.name, "文件打不开", "it cannot be opened") from error
        form = read_xform(text, name=path.name, beside=beside)
    else:
        converted = convert_workbook(path, name=path.name)
        text, itemsets, tool = converted.xml, converted.itemsets, version("pyxform")
        form = read_converted(converted, SurveyRows(path, path.name), path.name, beside)
    media = _media(text, beside)
    if itemsets:
        media[ITEMSETS] = itemsets.encode()
    remarks = tuple(map(_remark, form.problems))
    return FormFile(form, Bundle((_name(path), original), text, media, tool, remarks))


def form_of_bundle(bundle: Bundle, media: Path, *, name: str) -> Form:
    """The form of a bundle whose media lie in a folder; pyxform is not asked, and it is not tried out again.

    Raises:
        FormRefusedError: it cannot be run.
        FieldkitError: FORM_UNREADABLE.
    """
    return read_xform(bundle.xform, name=name, beside=Beside((media,)), is_known=True)


def _name(path: Path) -> str:
    return path.name if is_flat(path.name) else f"form{path.suffix}"


def _media(xform: str, beside: Beside) -> dict[str, bytes]:
    """The files beside a form that it names; those that are not there are a doubt of its check."""
    names = {html.unescape(found).strip() for found in _MEDIA.findall(xform)} | {ITEMSETS}
    found: dict[str, bytes] = {}
    for name in sorted(one for one in names if is_flat(one)):
        path = beside.find(name)
        if path is not None:
            found[name] = path.read_bytes()
    return found


def _remark(problem: Problem) -> Remark:
    place = problem.place
    bare: Mapping[str, str] = {
        language: replace(problem, place=Place()).say(language) for language in ("zh", "en")
    }
    severity = Severity(problem.severity)
    return Remark(str(severity), place.sheet, place.row, place.column, place.field, bare["zh"], bare["en"])
