"""The structure of a PDF that screen readers follow (PDF 32000-1, 14.7 and 14.8).

Each readable thing becomes a structure element in the order in which it was
drawn; what is drawn for the eye alone is marked as an artifact. ReportLab
writes no structure of its own, so the tree is built from its plain objects.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


class Role(StrEnum):
    """What a thing is, as PDF's standard structure types name it."""

    TITLE = "H1"
    HEADING = "H2"
    TEXT = "P"
    MARK = "Span"
    FIGURE = "Figure"


@dataclass(slots=True)
class _Element:
    role: Role
    page: int
    alt: str


@dataclass(slots=True)
class Tags:
    """Collects what was drawn, page by page, and writes the tree at the end."""

    canvas: Canvas
    _elements: list[list[_Element]] = field(default_factory=list)
    _pages: list[Any] = field(default_factory=list)
    _open: bool = False
    _artifact: bool = False

    def begin_page(self) -> None:
        """A new sheet begins."""
        self._elements.append([])
        self._pages.append(self._document.thisPageRef())

    def begin(self, role: Role, *, alt: str = "", text: str = "") -> None:
        """Begin a readable thing.

        Args:
            role: what it is.
            alt: what to say instead of a figure.
            text: what search and copy find where the pieces alone do not say it (ActualText).
        """
        self._close_artifact()
        there = self._elements[-1]
        extra = f" /ActualText <{_hex(text)}>" if text else ""
        self._raw(f"/{role.value} <</MCID {len(there)}{extra}>> BDC")
        there.append(_Element(role, len(self._pages) - 1, alt))
        self._open = True

    def end(self) -> None:
        """End the readable thing."""
        self._raw("EMC")
        self._open = False

    def decoration(self) -> None:
        """What follows is for the eye alone."""
        if not self._artifact:
            self._raw("/Artifact BMC")
            self._artifact = True

    def end_page(self) -> None:
        """The sheet is full; call before the canvas begins the next."""
        self._close_artifact()

    def write(self) -> None:
        """Write the tree into the document; call once, before it is saved."""
        document, catalog = self._document, self._document.Catalog
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root_reference = document.Reference(root)
        whole = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName("Document"), "P": root_reference})
        whole_reference = document.Reference(whole)
        kids, numbers = [], []
        for page, elements in enumerate(self._elements):
            references = [
                document.Reference(self._element(one, place, whole_reference))
                for place, one in enumerate(elements)
            ]
            kids += references
            numbers += [page, PDFArray(references)]
            self._number(page)
        whole["K"] = PDFArray(kids)
        parents = PDFDictionary({"Nums": PDFArray(numbers)})
        root["K"] = PDFArray([whole_reference])
        root["ParentTree"] = document.Reference(parents)
        root["ParentTreeNextKey"] = len(self._pages)
        catalog.StructTreeRoot = root_reference
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _element(self, one: _Element, place: int, parent: object) -> PDFDictionary:
        said = {
            "Type": PDFName("StructElem"),
            "S": PDFName(one.role.value),
            "P": parent,
            "Pg": self._pages[one.page],
            "K": place,
        }
        if one.alt:
            said["Alt"] = PDFString(one.alt)
        return PDFDictionary(said)

    def _number(self, page: int) -> None:
        """Tie a sheet to its line in the parent tree, and let the Tab key follow the structure."""
        sheet = self._document.idToObject[self._pages[page].name]
        # ReportLab's list of what a page may say knows neither.
        sheet.__NoDefault__ = [*sheet.__NoDefault__, "StructParents", "Tabs"]
        sheet.StructParents = page
        sheet.Tabs = PDFName("S")

    def _close_artifact(self) -> None:
        if self._artifact:
            self._raw("EMC")
            self._artifact = False

    def _raw(self, operators: str) -> None:
        # ReportLab has no public door for marked content.
        code: list[str] = vars(self.canvas)["_code"]
        code.append(operators)

    @property
    def _document(self) -> Any:  # noqa: ANN401  (ReportLab carries no types)
        return vars(self.canvas)["_doc"]


def _hex(text: str) -> str:
    """Write a text as PDF's UTF-16 with its mark."""
    return "FEFF" + text.encode("utf-16-be").hex().upper()
