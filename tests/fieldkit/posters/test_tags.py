import ctypes

import pypdfium2
import pytest
from pypdfium2 import raw


def said(read, element):
    """Return a text that PDFium hands out as UTF-16."""
    size = read(element, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    read(element, buffer, size)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le")


def elements(parent, count, child):
    """Yield ``(role, spoken instead)`` below a node in reading order."""
    for place in range(max(count(parent), 0)):
        element = child(parent, place)
        if element:
            yield (
                said(raw.FPDF_StructElement_GetType, element),
                said(raw.FPDF_StructElement_GetAltText, element),
            )
            yield from elements(
                element, raw.FPDF_StructElement_CountChildren, raw.FPDF_StructElement_GetChildAtIndex
            )


@pytest.fixture
def structure():
    """Read what a screen reader follows on a sheet (counted from 0)."""

    def read(path, page=0):
        document = pypdfium2.PdfDocument(path)
        assert raw.FPDFCatalog_IsTagged(document.raw)
        sheet = document[page]
        tree = raw.FPDF_StructTree_GetForPage(sheet.raw)
        found = list(elements(tree, raw.FPDF_StructTree_CountChildren, raw.FPDF_StructTree_GetChildAtIndex))
        raw.FPDF_StructTree_Close(tree)
        sheet.close()
        document.close()
        return found

    return read


def test_a_screen_reader_hears_title_then_groups_in_the_order_of_the_sheet(a_poster, printed, structure):
    roles = [role for role, _ in structure(printed(a_poster(19)).path)]
    assert roles[:2] == ["Document", "H1"]
    assert roles.count("H1") == 1
    assert roles.count("H2") == len({outlet.purpose for outlet in a_poster(19).outlets})


def test_every_code_says_in_words_what_it_holds(a_poster, printed, structure):
    spec = a_poster(5, guide_url="https://example.gov.cn/c06")
    figures = [alt for role, alt in structure(printed(spec).path) if role == "Figure"]
    assert len(figures) == 6
    assert figures[0] == "https://example.gov.cn/c06"


def test_further_sheets_have_a_structure_of_their_own(a_poster, printed, structure):
    made = printed(a_poster(60), verify=False)
    assert made.pages > 1
    assert [role for role, _ in structure(made.path, 1)].count("Figure") > 1
