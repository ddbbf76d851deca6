"""OpenRosa submissions: one XML document a sheet, as Collect sends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from fieldkit.exchange.answers.sheets import Row, path_in, rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from fieldkit.analysis.form_columns import FormColumns, FormTable
    from fieldkit.exchange.answers.sheets import AnswerSheet

NAMESPACES = {"jr": "http://openrosa.org/javarosa", "orx": "http://openrosa.org/xforms"}
_CONTROLS = {code: None for code in range(32) if code not in {9, 10, 13}}


def submission(form: FormColumns, sheet: AnswerSheet, *, personal: bool = False) -> bytes:
    """The document of one sheet; questions without an answer stay out."""
    root = etree.Element(form.main.path.strip("/"), nsmap=NAMESPACES)
    root.set("id", form.id)
    if sheet.version or form.version:
        root.set("version", sheet.version or form.version)
    answers = {path: value for path, value in sheet.answers.items() if value}
    answers.setdefault(form.instance_id, sheet.instance)
    kept = {
        column.path for column in form.columns() if personal or not column.is_personal
    } | {form.instance_id}  # fmt: skip
    row = next(rows_of(form.main, answers))
    _fill(root, form.main, row, answers, kept)
    if root.find("meta/instanceID") is None:
        _put(root, ("meta",), "instanceID", answers[form.instance_id])
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _fill(
    element: etree._Element,
    table: FormTable,
    row: Row,
    answers: Mapping[str, str],
    kept: Collection[str],
) -> None:
    for column in table.columns:
        value = answers.get(path_in(row, table, column), "")
        if value and column.path in kept:
            _put(element, column.groups, column.name, value)
    for inner in table.tables:
        for found in rows_of(inner, answers, row):
            within = etree.SubElement(_group(element, inner.groups), inner.name)
            _fill(within, inner, found, answers, kept)


def _put(element: etree._Element, groups: tuple[str, ...], name: str, value: str) -> None:
    etree.SubElement(_group(element, groups), name).text = value.translate(_CONTROLS)


def _group(element: etree._Element, groups: tuple[str, ...]) -> etree._Element:
    for name in groups:
        found = element.find(name)
        element = etree.SubElement(element, name) if found is None else found
    return element


def answers_of_xml(root: etree._Element, form: FormColumns) -> dict[str, str]:
    """The answers of a submission, by answer path; also those that the form does not have.

    Args:
        root: its outermost element, whatever it is called.
        form: tells which elements repeat.
    """
    found: dict[str, str] = {}
    repeats = frozenset(table.path for table in form.main.tables_within())
    _read(root, form.main.path, form.main.path, repeats, found)
    return found


def _read(
    element: etree._Element, schema: str, path: str, repeats: Collection[str], found: dict[str, str]
) -> None:
    seen: dict[str, int] = {}
    for child in element.iterchildren("*"):
        if child.get("{http://openrosa.org/javarosa}template") is not None:
            continue
        name = _local(child)
        own = f"{schema}/{name}"
        at = f"{path}/{name}"
        if own in repeats:
            seen[name] = seen.get(name, 0) + 1
            found[at] = str(seen[name])
            at = f"{at}[{seen[name]}]"
        if len(child):
            _read(child, own, at, repeats, found)
        elif child.text and child.text.strip():
            found[at] = child.text.strip("\r\n") if "\n" in child.text else child.text


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)
