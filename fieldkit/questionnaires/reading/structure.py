"""How an XForm has to be built: what ODK Validate refuses of its parts before anything is worked out.

pyxform builds forms well; this is for XForms that were written or changed by hand.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from fieldkit.kernel.texts import Text
from fieldkit.questionnaires.reading.findings import JR, XML_NAMES, child_of, local_name
from fieldkit.questionnaires.reading.names import form_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

CONTROLS = frozenset({"input", "select1", "select", "trigger", "upload", "range", "rank", "secret"})
_LABELLED = CONTROLS | {
    "group", "repeat", "item", "itemset", "label", "value", "hint", "help", "output", "setvalue", "copy",
}  # fmt: skip
_TOP = frozenset({"instance", "bind", "itext", "submission", "setvalue", "setgeopoint", "recordaudio"})
_ITEMS = frozenset({"select1", "select", "rank"})
_LOOKED_INTO = _ITEMS | {"label", "range"}
_NUMBER = re.compile(r"\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)\s*")
_TEMPLATE = f"{JR}template"
_LONGEST_NAME = 1000
"""Letters of an element's name that Java's XML reader takes."""


class Fault(NamedTuple):
    """What is wrong, and the question it is about (a form path, or nothing)."""

    about: str
    reason: Text


def structure_faults(model: _Element, body: _Element) -> Iterator[Fault]:
    """Yield what is wrong with the parts of an XForm."""
    yield from _instances(model)
    yield from _translations(model)
    repeats = {form_path(one.get("nodeset"), _base(one)) for one in body.iter(f"{{{XML_NAMES['x']}}}repeat")}
    for element in body.iter(etree.Element):
        kind = local_name(element.tag)
        if kind in _LOOKED_INTO:
            yield from _control(element, kind)
        if repeats and (kind in CONTROLS or kind in {"group", "repeat"}):
            yield from _member(element, kind, repeats)
    yield from _whole_form(repeats)
    yield from _top(model)
    yield from _ids(model)
    yield from _answers(model, repeats)


def _instances(model: _Element) -> Iterator[Fault]:
    for instance in model.findall("x:instance", XML_NAMES):
        if len(list(instance.iterchildren(etree.Element))) > 1:
            name = instance.get("id") or ""
            zh = f"一个 instance（{name}）里只能有一个元素" if name else "一个 instance 里只能有一个元素"
            yield Fault("", Text(zh, f"an instance ({name or 'the answers'}) holds one element only"))


def _answers(model: _Element, repeats: set[str]) -> Iterator[Fault]:
    primary = model.find("x:instance/*", XML_NAMES)
    templates: list[tuple[str, _Element | None]] = []
    for element in () if primary is None else primary.iter(etree.Element):
        if element.get(_TEMPLATE) is not None and primary is not None:
            templates.append((_place(element, primary), element.getparent()))
        if len(element.tag) > _LONGEST_NAME and len(local_name(element.tag)) > _LONGEST_NAME:
            yield Fault(
                f"/{local_name(element.tag)}",
                Text(
                    f"题名太长，最多 {_LONGEST_NAME} 个字母",
                    f"the name is too long; at most {_LONGEST_NAME} letters",
                ),
            )
    for (path, _), count in Counter(templates).items():
        if path not in repeats:
            yield Fault(path, Text("它有模板，却不是循环组", "it has a template and is no repeat"))
        if count > 1:
            yield Fault(path, Text(f"它有 {count} 个模板，只能有一个", f"it has {count} templates"))


def _place(element: _Element, primary: _Element) -> str:
    steps = [element, *element.iterancestors()]
    names = [local_name(one.tag) for one in steps[: steps.index(primary) + 1]]
    return "/" + "/".join(reversed(names))


def _top(model: _Element) -> Iterator[Fault]:
    for element in model.iterchildren(etree.Element):
        name = local_name(element.tag)
        if name not in _TOP:
            yield Fault("", Text(f"model 里不能有“{name}”", f"“{name}” cannot stand in the model"))


def _ids(model: _Element) -> Iterator[Fault]:
    ids = Counter(one.get("id") for one in model.findall("x:bind", XML_NAMES) if one.get("id"))
    for name, count in ids.items():
        if count > 1:
            yield Fault("", Text(f"有两个 bind 的 id 都是“{name}”", f"two binds have the id “{name}”"))


def _translations(model: _Element) -> Iterator[Fault]:
    for itext in model.findall("x:itext", XML_NAMES):
        yield from _languages(itext.findall("x:translation", XML_NAMES))
    for translation in model.findall("x:itext/x:translation", XML_NAMES):
        yield from _texts(translation)


def _languages(translations: list[_Element]) -> Iterator[Fault]:
    languages = Counter(one.get("lang") or "" for one in translations)
    if "" in languages:
        yield Fault("", Text("有一组译文没有写语言（lang）", "a translation has no language (lang)"))
    for language, count in languages.items():
        if language and count > 1:
            yield Fault(
                "", Text(f"语言“{language}”写了两组译文", f"there are two translations for “{language}”")
            )
    if sum("default" in one.attrib for one in translations) > 1:
        yield Fault("", Text("默认语言只能有一种", "there is more than one default language"))


def _texts(translation: _Element) -> Iterator[Fault]:
    known: set[tuple[str, str]] = set()
    for text in translation.findall("x:text", XML_NAMES):
        name = text.get("id") or ""
        if not name:
            yield Fault("", Text("有一条译文没有 id", "a text has no id"))
        for value in text.findall("x:value", XML_NAMES):
            asked = (name, value.get("form") or "")
            if name and asked in known:
                yield Fault(
                    name.rpartition(":")[0],
                    Text(f"译文“{name}”写了两次", f"the text “{name}” is there twice"),
                )
            known.add(asked)


def _control(element: _Element, kind: str) -> Iterator[Fault]:
    parent = element.getparent() if kind == "label" else None
    path = form_path(element.get("ref")) if kind in CONTROLS else ""
    if parent is not None and local_name(parent.tag) not in _LABELLED:
        yield Fault("", Text("有一个 label 不在任何题目或组里", "a label stands in no question or group"))
    if kind in _ITEMS:
        yield from _static_items(element, path)
    if kind == "range":
        for name in ("start", "end", "step"):
            value = element.get(name)
            if value is not None and not _NUMBER.fullmatch(value):
                yield Fault(path, Text(f"{name} 的“{value}”不是数字", f"“{value}” of {name} is no number"))


def _static_items(element: _Element, path: str) -> Iterator[Fault]:
    for number, item in enumerate(element.findall("x:item", XML_NAMES), start=1):
        value, label = child_of(item, "value"), child_of(item, "label")
        if value is None or not (value.text or "").strip():
            yield Fault(path, Text(f"第 {number} 个选项没有代码（value）", f"choice {number} has no value"))
        if label is None or not (label.get("ref") or len(label) or (label.text or "").strip()):
            yield Fault(path, Text(f"第 {number} 个选项没有文字（label）", f"choice {number} has no label"))
    itemset = child_of(element, "itemset")
    if itemset is not None and child_of(itemset, "label") is None:
        yield Fault(path, Text("选项没有写用哪一列作文字（label）", "the itemset has no label"))


# --- repeats -------------------------------------------------------------------


def _whole_form(repeats: set[str]) -> Iterator[Fault]:
    for path in sorted(repeats):
        if path.count("/") < len(("", "data")):
            yield Fault(path, Text("循环组不能是整份问卷", "a repeat cannot be the whole form"))


def _path(reference: str, element: _Element) -> str:
    return form_path(reference, "" if reference.startswith("/") else _base(element))


def _base(element: _Element) -> str:
    above = [one for one in element.iterancestors() if one.get("ref") or one.get("nodeset")]
    base = ""
    for one in reversed(above):
        base = form_path(one.get("ref") or one.get("nodeset"), base)
    return base


def _member(element: _Element, kind: str, repeats: set[str]) -> Iterator[Fault]:
    """A question has to be asked in the repeat that its answers are in, and nowhere else."""
    reference = element.get("nodeset") if kind == "repeat" else element.get("ref")
    if kind == "group":
        inside = Counter(one.get("nodeset") for one in element.findall("x:repeat", XML_NAMES))
        yield from (_out_of_place(form_path(nodeset)) for nodeset, count in inside.items() if count > 1)
    if not reference:
        return
    path = _path(reference, element)
    around = next(element.iterancestors(f"{{{XML_NAMES['x']}}}repeat"), None)
    closest = "" if around is None else _path(around.get("nodeset") or "", around)
    scope = max((one for one in repeats if path.startswith(f"{one}/")), key=len, default="")
    is_repeat_itself = kind == "repeat" and path == closest
    if (closest not in (scope, path)) or is_repeat_itself:
        yield _out_of_place(path)


def _out_of_place(path: str) -> Fault:
    return Fault(
        path,
        Text(
            "它在页面上所在的循环组，和它的数据所在的循环组不一致",
            "it is asked in another repeat than the one its data is in",
        ),
    )
