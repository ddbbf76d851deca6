"""Text in cells comes back exactly, whatever it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.exchange.package import CUT, TEXT_LIMIT
from fieldkit.exchange.packing import CELL, escape, folded, pack, shown, tidy, unescape, unpack

NASTY = st.sampled_from(
    ["_x0041_", "%", "%25;", "%+", "%-", "\n", "\r\n", "\t", "\x0b", "\u2028", "\ufffe", "𠮷", "　", " "]
)
line = st.lists(st.characters(exclude_categories=["Cs"]) | NASTY, min_size=1, max_size=60).map("".join)


@given(st.lists(line, max_size=20))
def test_packed_lines_come_back_as_they_were(lines):
    assert list(unpack(pack(lines))) == lines


@given(st.lists(line, max_size=20))
def test_packed_cells_hold_nothing_that_a_spreadsheet_alters(lines):
    for cell in pack(lines):
        assert cell == cell.strip()
        assert not any(ord(char) < 32 and char != "\n" for char in cell)
        assert "_x0041_" not in cell


@pytest.mark.parametrize("size", [CELL - 1, CELL, CELL + 1, 5 * CELL])
@pytest.mark.parametrize("char", ["a", "中", "𠮷", "%", "\x0b"])
def test_lines_of_any_length_are_parted_into_cells_within_the_limit(size, char):
    lines = ["kurz", char * size, "ende"]
    cells = list(pack(lines))
    assert max(map(len, cells)) <= CELL
    assert list(unpack(cells)) == lines


@pytest.mark.parametrize("cells", [["a%+", "b"], ["a%+"], ["%-a%+"]])
def test_pieces_that_do_not_belong_together_are_no_packed_text(cells):
    with pytest.raises(ValueError, match=r"a|b"):
        list(unpack(cells))


def test_escapes_are_the_ones_of_the_format():
    assert escape(" a%b\n_x0041_ c\u3000") == "%20;a%25;b%A;%5F;x0041_ c%3000;"
    assert unescape("%20;a%25;b%A;%5F;x0041_ c%3000;") == " a%b\n_x0041_ c\u3000"


def test_shown_text_loses_only_what_a_cell_cannot_hold():
    assert shown("=1+1\r\n中𠮷\t_x0041_") == "=1+1\n中𠮷\t_x0041_"
    assert shown("a\x0bb\ufffe") == "a\ufffdb\ufffd"
    long = shown("长" * 40_000)
    assert len(long) == TEXT_LIMIT
    assert long.endswith(CUT)


def test_folding_resolves_what_some_programs_leave_escaped():
    assert folded(" a_x000D_\n") == folded("a\r\n") == "a"
    assert tidy(" _x0041_ ") == "_x0041_"
