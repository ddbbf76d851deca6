"""What a paper form is made from: values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Language, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from fieldkit.kernel.problems import Problem
    from fieldkit.posters.results import QrPlacement
    from fieldkit.questionnaires.model import Form

NOT_STATISTICS = Text("工作摸底用，非统计调查表", "For internal fact-finding; not a statistical survey form")
"""Printed where a form has no approved header, so that nobody takes it for a statistical form."""


@dataclass(frozen=True, slots=True)
class Header:
    """The four entries that a statistical survey form must show; empty ones print as a line.

    Attributes:
        table: 表号; ``issuer``: 制定机关; ``approval``: 批准文号; ``valid``: 有效期限.
    """

    table: str = ""
    issuer: str = ""
    approval: str = ""
    valid: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the form has no approved header at all."""
        return not (self.table or self.issuer or self.approval or self.valid)


@dataclass(frozen=True, slots=True)
class PaperSpec:
    """A form, and how it is printed.

    Attributes:
        language: of the form, as the form names it or its code; empty for the form's default.
        first_sheet: number of the first copy; its last digits count up from copy to copy.
        label: printed instead of ``header``; empty for :data:`NOT_STATISTICS`.
        notice: what is read out before the first question, beside what the form itself says.
        filled: texts for answers that stand in labels and that nobody writes on paper, by
            name or path, e.g. ``{"community": "瑞丰社区"}``.
        rows: lines of a table for a repeat without a fixed number.
        continued: lines of the continuation page for each such table; 0 for no such page.
        find_file: from the name of a picture of the form to its file, None where there is none.
    """

    form: Form
    language: str = ""
    copies: int = 1
    first_sheet: str = "000001"
    header: Header = Header()
    label: str = ""
    notice: str = ""
    filled: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    rows: int = 6
    continued: int = 0
    find_file: Callable[[str], Path | None] = lambda _name: None

    @property
    def form_language(self) -> str:
        """The form's language as it names it."""
        return self.form.language_of(self.language) if self.language else self.form.default_language

    @property
    def own_language(self) -> Language:
        """The language of our own words on the sheet: English for a form in English, else Chinese."""
        name = (self.form_language or self.language).lower()
        return "en" if name in {"en", "english"} or "(en" in name else "zh"


@dataclass(frozen=True, slots=True)
class PaperResult:
    """A finished paper form: file, pages of all copies, sheet numbers, codes, what to look at."""

    path: Path
    pages: int
    sheets: tuple[str, ...]
    qr_codes: tuple[QrPlacement, ...]
    problems: tuple[Problem, ...]
