"""What residents said, counted in the window; files out and in."""

import zipfile

import pytest
from PySide6.QtGui import QImage

from fieldkit.services.answers_taking_in import AnswerArrivalService
from tests.fieldkit.services.test_answers import FORM, submission


@pytest.fixture
def take(street, tmp_path):
    """Take sheets in, then open the results."""

    def take(codes):
        folder = tmp_path / "in"
        folder.mkdir()
        for at, code in enumerate(codes):
            (folder / f"{at}.xml").write_text(submission(f"uuid:{at}", overall=code))
        if codes:
            AnswerArrivalService(street.workspace).take(FORM, folder)
        street.page.show_results()
        street.settle()
        return street.page.results

    return take


def named(panel):
    return {bar.name: bar for bar in panel.state.bars}


def test_satisfaction_stands_with_its_formula_and_interval(take):
    results = take("112345")
    bar = named(results.satisfaction)["幸福里社区"]
    assert (bar.value, bar.words, bar.note) == (pytest.approx(50), "50.0%", "有效 6")
    assert bar.low < 50 < bar.high
    assert "满意率 =（" in results.satisfaction.state.formula


def test_a_small_community_shows_no_figure_and_its_picture_not_even_the_number(take):
    results = take("1123")
    assert named(results.satisfaction)["幸福里社区"].words == "样本太少（4 份）"
    assert {bar.words for bar in results.satisfaction.state.outside} == {"样本太少"}


def test_another_formula_is_counted_at_once(take, street):
    results = take("11555")
    results.satisfaction.chosen.emit("S-MEAN100", "pooled")
    street.settle()
    assert named(results.satisfaction)["幸福里社区"].words == "40.0"


def test_a_question_is_broken_down_by_another(take, street):
    results = take("111111")
    results.questions.asked.emit("/data/interview/demand/lacking", "age_band")
    street.settle()
    assert results.questions.table.columnCount() == 2
    assert results.questions.table.item(0, 1).text() == "6"


def test_without_sheets_the_page_says_how_they_come(take):
    results = take("")
    assert results._stack.currentWidget() is results._empty


def test_a_dropped_zip_is_looked_at_and_then_taken(take, street, tmp_path):
    results = take("")
    path = tmp_path / "collect.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.xml", submission())
    results.files.dropped.emit(path)
    street.settle()
    assert street.submissions() == []
    assert "新答卷 1" in results.files._preview.text()
    results.files.take.click()
    street.settle()
    assert len(street.submissions()) == 1


@pytest.mark.parametrize("kind", ["xlsx", "csv", "kobo", "odk", "xml", "spss"])
def test_every_format_is_written(take, street, tmp_path, kind):
    results = take("11111")
    ending = {"xlsx": ".xlsx", "kobo": ".xlsx", "csv": ".csv"}.get(kind, ".zip")
    results.presenter.export(kind, tmp_path / f"out{ending}", words=True)
    street.settle()
    assert (tmp_path / f"out{ending}").stat().st_size > 100


@pytest.mark.parametrize("ending", [".png", ".svg"])
def test_the_chart_is_saved_as_a_picture(take, tmp_path, ending):
    results = take("11111")
    path = tmp_path / f"chart{ending}"
    assert results.satisfaction.chart.save(path, results.satisfaction.state.outside, "满意度")
    if ending == ".png":
        assert QImage(str(path)).width() >= 1440
    else:
        assert "<svg" in path.read_text()
