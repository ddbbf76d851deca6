"""Labels, hints, messages and their translations."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from fieldkit.questionnaires.model import Media, Part, Wording
from fieldkit.questionnaires.problems import FormProblem
from fieldkit.questionnaires.reading.findings import XML_NAMES, Findings, local_name, name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_TEXT_ID = re.compile(r"jr:itext\(\s*(['\"])(.*?)\1\s*\)")
_MISSING = "-"
_GUIDANCE = "guidance"
_PLAIN_FORMS = frozenset({None, "long", "short"})
_MEDIA_FORMS = frozenset({"image", "big-image", "audio", "video"})


class WordingReader:
    """Knows the translations of one form.

    Attributes:
        languages: in the form's order; ``default_language`` is one of them, or empty.
        itext, guidance: wordings by text id.
    """

    def __init__(self, model: _Element, findings: Findings) -> None:
        self._findings = findings
        self.languages: tuple[str, ...] = ()
        self.default_language = ""
        self._ids: dict[str, set[str]] = {}
        self._plain: dict[str, dict[str, tuple[Part, ...]]] = {}
        self._guidance: dict[str, dict[str, tuple[Part, ...]]] = {}
        self._media: dict[str, dict[str, dict[str, str]]] = {}
        for translation in model.findall("x:itext/x:translation", XML_NAMES):
            self._read_translation(translation)

    def _read_translation(self, translation: _Element) -> None:
        language = translation.get("lang", "")
        is_first = not self.languages
        self.languages = (*self.languages, language)
        if is_first or translation.get("default") is not None:
            self.default_language = language
        for text in translation.findall("x:text", XML_NAMES):
            for value in text.findall("x:value", XML_NAMES):
                self._ids.setdefault(language, set()).add(text.get("id", ""))
                self._read_value(language, text.get("id", ""), value)

    def _read_value(self, language: str, text_id: str, value: _Element) -> None:
        form = value.get("form")
        path = text_id.partition(":")[0]
        if form in _MEDIA_FORMS:
            name = (value.text or "").strip().rpartition("/")[2]
            if name not in {"", _MISSING}:
                self._media.setdefault(text_id, {}).setdefault(language, {})[form] = name
            return
        if form not in _PLAIN_FORMS and form != _GUIDANCE:
            self._findings.doubt(
                FormProblem.UNSUPPORTED_PART, path, f"media::{form}", question=path, what=f"media::{form}"
            )
            return
        store = self._guidance if form == _GUIDANCE else self._plain
        parts = self.mixed(value, path, "label")
        # pyxform writes "-" where a translation is missing; another language says more.
        if parts != (_MISSING,):
            store.setdefault(text_id, {})[language] = parts

    @property
    def itext(self) -> Mapping[str, Wording]:
        """All translated texts by id."""
        return MappingProxyType({text_id: _wording(texts) for text_id, texts in self._plain.items()})

    @property
    def media(self) -> Mapping[str, Media]:
        """The files of all translated texts that have any, by id."""
        return MappingProxyType({text_id: Media(files) for text_id, files in self._media.items()})

    def media_of(self, element: _Element | None) -> Media | None:
        """Return the files that belong to a label element, None when there are none."""
        match = None if element is None else _TEXT_ID.fullmatch(element.get("ref", "").strip())
        files = self._media.get(match.group(2)) if match else None
        return Media(files) if files else None

    def of_element(self, element: _Element | None, path: str, column: str) -> Wording | None:
        """Return the wording of a label or hint element, None when there is none."""
        if element is None:
            return None
        reference = element.get("ref")
        if reference is not None:
            self._check(reference, path, column)
            return self.of_reference(reference)
        parts = self.mixed(element, path, column)
        return _wording({"": parts}) if parts else None

    def _check(self, reference: str, path: str, column: str) -> None:
        match = _TEXT_ID.fullmatch(reference.strip())
        if match is not None and match.group(2) not in self._ids.get(self.default_language, ()):
            note = self._findings.doubt if self._findings.is_known else self._findings.refuse
            note(FormProblem.TRANSLATION_MISSING, path, column, question=name_of(path), what=match.group(2))

    def of_reference(self, text: str) -> Wording | None:
        """Return the wording of ``jr:itext('id')``, or of a message written out."""
        match = _TEXT_ID.fullmatch(text.strip())
        if match is None:
            return _wording({"": (text.strip(),)}) if text.strip() else None
        texts = self._plain.get(match.group(2))
        return _wording(texts) if texts else None

    def guidance_of(self, element: _Element | None) -> Wording | None:
        """Return the guidance that belongs to a hint element."""
        match = None if element is None else _TEXT_ID.fullmatch(element.get("ref", "").strip())
        texts = self._guidance.get(match.group(2)) if match else None
        return _wording(texts) if texts else None

    def mixed(self, element: _Element, path: str, column: str) -> tuple[Part, ...]:
        """Return text and ``<output>`` of an element; blanks at both ends are the converter's."""
        parts: list[Part] = [element.text or ""]
        for child in element:
            if local_name(child.tag) == "output":
                source = child.get("value") or child.get("ref")
                if not source:
                    # JavaRosa lets an empty one stand, and refuses one that names nothing at all.
                    is_named = "value" in child.attrib or "ref" in child.attrib
                    note = self._findings.doubt if is_named else self._findings.refuse
                    note(FormProblem.CONTROL_UNBOUND, path, column, what="output")
                # JavaRosa lets a wrong one stand, and shows nothing there.
                expression = self._findings.expression(source, path, column, is_vital=False)
                parts.append(expression or "")
            else:
                parts.append("".join(str(text) for text in child.itertext()))
            parts.append(child.tail or "")
        return _trimmed(parts)


def _trimmed(parts: list[Part]) -> tuple[Part, ...]:
    first, last = parts[0], parts[-1]
    if isinstance(first, str):
        parts[0] = first.lstrip()
    if isinstance(last, str) and len(parts) > 1:
        parts[-1] = last.rstrip()
    elif len(parts) == 1 and isinstance(first, str):
        parts[0] = first.strip()
    return tuple(part for part in parts if part != "")


def _wording(texts: dict[str, tuple[Part, ...]]) -> Wording:
    return Wording(MappingProxyType(texts))
