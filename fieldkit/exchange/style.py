"""How the cells of a package look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

FONT = "微软雅黑"
INK, SOFT, LINE = "#1F2933", "#5B6770", "#D5DBE1"
HEAD, GREY, RED = "#E3EEF0", "#EEF0F2", "#FBE3E0"


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of some formats in the finished workbook; see :class:`Styles`."""

    text: int
    cell: int
    grey: int
    disputed: int
    head: int


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats of one workbook; every one of them has the text format ``@``.

    Attributes:
        text: hidden cells and untouched columns.
        cell, grey, disputed: a cell to correct, one that cannot be corrected, one in conflict.
        head: labels of row 2.
        title, section, name, value, wrapped: the cover.
    """

    text: Format
    cell: Format
    grey: Format
    disputed: Format
    head: Format
    title: Format
    section: Format
    name: Format
    value: Format
    wrapped: Format

    @classmethod
    def of(cls, book: Workbook) -> Styles:
        """Make the formats in ``book``."""

        def make(**more: Any) -> Format:  # noqa: ANN401  # the library's own property names
            plain = {
                "num_format": "@",
                "font_name": FONT,
                "font_size": 10,
                "font_color": INK,
                "valign": "vcenter",
            }
            return book.add_format({**plain, **more})

        boxed = {"border": 1, "border_color": LINE, "indent": 1}
        return cls(
            text=make(),
            cell=make(**boxed),
            grey=make(**boxed, bg_color=GREY, font_color=SOFT),
            disputed=make(**boxed, bg_color=RED),
            head=make(border=1, border_color=LINE, bold=True, bg_color=HEAD, align="center", text_wrap=True),
            title=make(bold=True, font_size=18),
            section=make(bold=True, font_size=12, bottom=1, bottom_color=LINE),
            name=make(font_color=SOFT),
            value=make(),
            wrapped=make(text_wrap=True),
        )

    def numbers(self) -> Numbers:
        """The numbers under which rows that are written apart refer to these formats."""
        # The library gives a format its number, and keeps it in the file, when it is asked for it.
        return Numbers(
            *(
                one._get_xf_index()  # noqa: SLF001  # it has no public word for it
                for one in (self.text, self.cell, self.grey, self.disputed, self.head)
            )
        )
