"""Pictures of questions and choices stand on the paper form."""

import pypdfium2
import pytest
from PIL import Image
from pypdfium2 import raw

from fieldkit.kernel.progress import Progress
from fieldkit.posters.paper.make import make_paper
from fieldkit.posters.paper.problems import PaperProblem
from fieldkit.posters.paper.setting import LEFT, RIGHT
from fieldkit.posters.paper.spec import PaperSpec
from fieldkit.questionnaires.reader import read_file

MM = 72 / 25.4
FORM = """
| survey |
| | type | name | label | media::image |
| | note | hello | 请看图 | market.png |
| | select_one shops | shop | 常去哪家？ | market.png |
| choices |
| | list_name | name | label | media::image |
| | shops | a | 菜市场 | market.png |
| | shops | b | 超市 | {second} |
| | shops | c | 路边摊 | |
"""


@pytest.fixture
def printed(tmp_path):
    """Print the form with one picture beside it; pages with the places of their pictures, in mm."""

    def build(second="", copies=1):
        Image.effect_noise((1200, 800), 60).convert("RGBA").save(tmp_path / "market.png")
        (tmp_path / "torn.png").write_bytes(b"\x89PNG torn off")
        path = tmp_path / "form.md"
        path.write_text(FORM.format(second=second), encoding="utf-8")
        spec = PaperSpec(read_file(path), copies=copies, find_file=lambda name: _found(tmp_path / name))
        made = make_paper(spec, tmp_path / "a.pdf", Progress())
        document = pypdfium2.PdfDocument(made.path)
        places = [
            tuple(part / MM for part in one.get_bounds())
            for page in document
            for one in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE])
        ]
        document.close()
        return made, places

    return build


def _found(path):
    return path if path.is_file() else None


def test_pictures_are_printed_in_their_shape_and_inside_the_sheet(printed):
    made, places = printed()
    assert len(places) == 3
    for left, bottom, right, top in places:
        assert LEFT <= left < right <= RIGHT
        assert (right - left) / (top - bottom) == pytest.approx(1.5, rel=0.01)
    widths = [round(right - left) for left, _, right, _ in places]
    assert widths[0] == widths[1] > widths[2]
    assert made.problems == ()


@pytest.mark.parametrize("name", ["missing.png", "torn.png", "drawing.svg"])
def test_picture_that_cannot_be_shown_is_told_and_the_choice_stands_without_it(printed, name):
    made, places = printed(second=name)
    (problem,) = made.problems
    assert (problem.code, problem.values["name"]) == (PaperProblem.PICTURE_LEFT_OUT, name)
    assert len(places) == 3


def test_many_copies_hold_the_picture_once(printed):
    one = printed()[0].path.stat().st_size
    twenty = printed(copies=20)[0].path.stat().st_size
    assert twenty < 3 * one
