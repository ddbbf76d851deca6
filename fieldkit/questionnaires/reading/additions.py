"""Our own columns, ``bind::fieldkit:…``: what other clients do not know and pass over."""

from __future__ import annotations

import ast
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from fieldkit.questionnaires.model import Additions, Part, Wording
from fieldkit.questionnaires.problems import FormProblem
from fieldkit.questionnaires.reading.findings import FIELDKIT, Findings, local_name, name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from fieldkit.questionnaires.expression import Expression
    from fieldkit.questionnaires.reading.wording import WordingReader

INPUTS = frozenset({"digits", "latin", "chinese"})
_TRUE = frozenset({"yes", "true", "true()", "1", "是"})
_FALSE = frozenset({"", "no", "false", "false()", "0", "否"})
_MARKS = ("twice", "sensitive", "personal")
COLUMNS = frozenset({"warning", "warning_message", "input", "unit", *_MARKS})
_REFERENCE = re.compile(r" ((?:/|\.\./|current\(\)/)[^\s]+) ")
_NONE = Additions()


def read_additions(element: _Element, path: str, wordings: WordingReader, findings: Findings) -> Additions:
    """Return what a bind says in our namespace; a value that cannot be is a doubt and counts as none."""
    written = {local_name(key): str(value) for key, value in element.items() if str(key).startswith(FIELDKIT)}
    if not written:
        return _NONE
    reading = _Reading(written, path, wordings, findings)
    for name in sorted(written.keys() - COLUMNS):
        reading.doubt(FormProblem.ADDITION_UNKNOWN, name, what=f"fieldkit:{name}")
    return Additions(
        warning=reading.warning(),
        warning_message=reading.message(),
        is_twice=reading.mark("twice"),
        is_sensitive=reading.mark("sensitive"),
        is_personal=reading.mark("personal"),
        input=reading.input(),
        unit=written.get("unit", "").strip(),
        written=MappingProxyType(written),
    )


class _Reading:
    """The additions of one bind."""

    def __init__(
        self, written: Mapping[str, str], path: str, wordings: WordingReader, findings: Findings
    ) -> None:
        self._written = written
        self._path = path
        self._wordings = wordings
        self._findings = findings

    def doubt(self, code: FormProblem, name: str, **values: object) -> None:
        self._findings.doubt(
            code, self._path, f"bind::fieldkit:{name}", question=name_of(self._path), **values
        )

    def warning(self) -> Expression | None:
        source = self._written.get("warning")
        return self._findings.expression(source, self._path, "bind::fieldkit:warning", is_vital=False)

    def mark(self, name: str) -> bool:
        text = self._written.get(name, "").strip()
        if text.casefold() not in _TRUE | _FALSE:
            self.doubt(FormProblem.ADDITION_WRONG, name, what=f"fieldkit:{name}", value=text, known="yes, no")
        return text.casefold() in _TRUE

    def input(self) -> str:
        text = self._written.get("input", "").strip().casefold()
        if text and text not in INPUTS:
            self.doubt(
                FormProblem.ADDITION_WRONG, "input",
                what="fieldkit:input", value=text, known=", ".join(sorted(INPUTS)),
            )  # fmt: skip
        return text if text in INPUTS else ""

    def message(self) -> Wording | None:
        """One text for all languages, a translation, or a text for each language."""
        text = self._written.get("warning_message", "").strip()
        translated = _by_language(text)
        if translated is None:
            wording = self._wordings.of_reference(text)
            is_plain = wording is not None and "" in wording.by_language
            translated = {"": text} if is_plain else None
            if translated is None:
                return wording
        if not any(translated.values()):
            return None
        parts = {language: self._parts(one) for language, one in translated.items() if one.strip()}
        return Wording(MappingProxyType(parts))

    def _parts(self, text: str) -> tuple[Part, ...]:
        """Text, with the answers to questions that it names (``${n}``, which arrives as `` /data/n ``)."""
        parts: list[Part] = []
        end = 0
        padded = f" {text} "
        for match in _REFERENCE.finditer(padded):
            expression = self._findings.expression(
                match.group(1), self._path, "bind::fieldkit:warning_message", is_vital=False
            )
            if expression is not None:
                parts += [padded[end : match.start()].lstrip() if end == 0 else padded[end : match.start()]]
                parts.append(expression)
                end = match.end()
        parts.append(padded[end:].strip() if end == 0 else padded[end:].rstrip())
        return tuple(part for part in parts if part != "")


def _by_language(text: str) -> dict[str, str] | None:
    """The columns ``bind::fieldkit:warning_message::中文 (zh)``: pyxform writes them as one Python dict."""
    if not text.startswith("{"):
        return None
    try:
        found = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    return {str(language): str(message) for language, message in found.items()}
