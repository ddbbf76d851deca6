import pytest
from PySide6.QtGui import QFontMetrics, QRawFont
from PySide6.QtWidgets import QLabel

from ui.theme import Size, apply_theme, font, is_dark, tokens
from ui.tokens import DARK, LIGHT, contrast, contrast_rules


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_is_readable_on_the_ground_it_stands_on(colours):
    weak = [
        f"{what}: {contrast(front, ground):.2f} < {least}"
        for what, front, ground, least in contrast_rules(colours)
        if contrast(front, ground) < least
    ]

    assert weak == []


def test_contrast_of_black_on_white_is_twenty_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_switching_the_theme_recolours_what_is_already_shown(qapp, qtbot):
    label = QLabel("网点")
    qtbot.addWidget(label)
    label.show()

    apply_theme(qapp, "dark")

    assert is_dark()
    assert tokens() is DARK
    assert label.palette().windowText().color().name() == DARK.ink


def test_figures_have_one_width_so_that_columns_of_numbers_stand_straight():
    metrics = QFontMetrics(font(Size.BODY))

    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
def test_the_shipped_typeface_has_the_rare_characters_of_place_names(bold):
    raw = QRawFont.fromFont(font(bold=bold))

    assert raw.glyphIndexesForString("老王家常菜㎡✓")
    assert all(index != 0 for index in raw.glyphIndexesForString("堃镕淼㎡"))
