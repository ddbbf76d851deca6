"""What is wrong, doubtful or damaged in people's data.

Problems are values. They are collected and returned, never raised.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Language, Text

if TYPE_CHECKING:
    from collections.abc import Mapping


class Severity(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class ProblemCode(Enum):
    """Base of each room's problem codes; the value is the sentence.

    Pattern: where, what is wrong, what to do (please either / or).
    """

    @property
    def text(self) -> Text:
        """The sentence with its open values."""
        value = self.value
        assert isinstance(value, Text)
        return value


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is; only what is known is filled in.

    ``record`` and ``field`` are for programs: whoever shows a problem beside a
    field, or with its label, knows them.
    """

    record: str = ""
    field: str = ""
    file: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""

    def say(self, language: Language) -> str:
        """Return the place in words, or an empty string."""
        zh = language == "zh"
        parts = []
        if self.file:
            parts.append(self.file)
        if self.sheet:
            parts.append(f"工作表“{self.sheet}”" if zh else f"sheet “{self.sheet}”")
        if self.row:
            parts.append(f"第 {self.row} 行" if zh else f"row {self.row}")
        if self.column:
            parts.append(f"“{self.column}”列" if zh else f"column “{self.column}”")
        return "".join(parts) if zh else ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in the data: a code, a weight, a place, the values of the sentence."""

    code: ProblemCode
    severity: Severity = Severity.ERROR
    place: Place = Place()
    values: Mapping[str, object] = field(default_factory=dict)

    def say(self, language: Language) -> str:
        """Return the sentence, led by the place where one is known."""
        sentence = self.code.text.say(language, **self.values)
        where = self.place.say(language)
        if not where:
            return sentence
        return f"{where}：{sentence}" if language == "zh" else f"{where}: {sentence}"
