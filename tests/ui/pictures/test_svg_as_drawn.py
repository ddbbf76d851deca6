"""Another renderer draws the SVG as ours draws the PNG: every letter, line and hatching."""

import io

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from fieldkit.services.picture_wish import Wish
from fieldkit.services.pictures import PictureKind, PictureService

BLOCK = 4
VISIBLE = 70
"""Of 255: finer differences are those of two renderers at an edge; a wrong letter makes 100 and more."""


def by_qt(svg, width, height):
    """The SVG as Qt draws it, as a grey picture."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    assert renderer.isValid()
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(io.BytesIO(buffer.data().data())).convert("L")


def blurred(image):
    return image.resize((image.width // BLOCK, image.height // BLOCK), Image.Resampling.BOX)


@pytest.mark.parametrize(("kind", "language"), [("coverage", "en"), ("targets", "zh"), ("map", "zh")])
def test_lines_and_dots_are_the_same_picture(sample, qapp, kind, language):
    picture = PictureService(sample).draw(PictureKind(kind), Wish(language=language))
    dots = Image.open(io.BytesIO(picture.png(dpi=200))).convert("L")
    lines = by_qt(picture.svg(), *dots.size)
    worst = ImageChops.difference(blurred(dots), blurred(lines)).getextrema()[1]
    assert worst < VISIBLE
