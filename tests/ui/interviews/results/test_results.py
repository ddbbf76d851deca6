"""What residents said, counted in the window; files out and in."""

import zipfile

import pytest
from PySide6.QtGui import QImage

from fieldkit.services.answers_taking_in import AnswerArrivalService
from fieldkit.services.forms import FormService
from fieldkit.services.interviews import InterviewService
from tests.fieldkit.services.forms_on_disk import FIRST, write_form
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


@pytest.fixture
def bought(street, tmp_path):
    """A second form with one closed sheet."""
    version = FormService(street.workspace).install(write_form(tmp_path / "买菜.xlsx", FIRST)).version
    sitting = InterviewService(street.workspace).start(
        street.records.every("area")[0].id, form=version.record
    )
    sitting.answer("/data/market", "yes")
    sitting.answer("/data/minutes", "12")
    assert sitting.finish() == ()
    return version.id


def choose_form(results, street, form):
    results.form.setCurrentIndex(results.form.findData(form))
    results.form.activated.emit(results.form.currentIndex())
    street.settle()


def test_one_form_is_not_offered_to_choose(take):
    assert take("11111").form.isHidden()


def test_the_questions_of_another_form_are_counted_when_it_is_chosen(bought, take, street):
    results = take("11111")
    assert [results.form.itemText(at) for at in range(results.form.count())] == [
        "居民需求与满意度",
        "买菜问卷",
    ]
    choose_form(results, street, bought)
    asked = results.questions.questions
    assert [asked.item(at).text() for at in range(asked.count())] == [
        "附近有菜场吗",
        "走过去要几分钟",
        "还缺什么",
    ]
    assert results.questions._base.text().startswith("回答 1 份")


def test_a_form_without_ratings_says_so_and_its_sheets_go_out(bought, take, street, tmp_path):
    results = take("11111")
    choose_form(results, street, bought)
    assert "没有能按这个公式算的题" in results.satisfaction._formula.text()
    results.presenter.export("csv", tmp_path / "out.csv", words=False)
    street.settle()
    assert "market" in (tmp_path / "out.csv").read_text("utf-8-sig")
    choose_form(results, street, "resident_needs")
    assert named(results.satisfaction)["幸福里社区"].value == 100


def test_the_form_that_was_looked_at_last_is_shown_again(bought, take, street):
    results = take("11111")
    choose_form(results, street, bought)
    results.open()
    street.settle()
    assert results.form.currentText() == "买菜问卷"


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


@pytest.mark.parametrize("kind", ["xlsx", "csv", "kobo", "odk", "xml", "sav", "spss"])
def test_every_format_is_written(take, street, tmp_path, kind):
    results = take("11111")
    ending = {"xlsx": ".xlsx", "kobo": ".xlsx", "csv": ".csv", "sav": ".sav"}.get(kind, ".zip")
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


def test_what_the_spss_file_could_not_hold_is_said_under_the_formats(take, street, tmp_path):
    results = take("1")
    (sheet,) = street.submissions()
    street.records.set(sheet.id, {"answer//data/interview/demand/minutes/minutes_market": "十来分钟"})
    results.presenter.export("sav", tmp_path / "out.sav", words=True)
    street.settle()
    assert "原样放在变量 minutes_market_text 里" in results.files._told.text()
    results.presenter.export("csv", tmp_path / "out.csv", words=True)
    street.settle()
    assert results.files._told.text() == ""
