"""The forms of a workspace in the window: installed, refused with every reason, tried out, chosen, printed."""

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt

from fieldkit.services.consent import ConsentService
from fieldkit.services.forms import FormService
from fieldkit.services.interviews import InterviewService
from tests.fieldkit.services.forms_on_disk import FIRST, SECOND, write_form
from ui.interviews.forms.print_dialog import PrintDialog
from ui.interviews.forms.state import PrintWish
from ui.interviews.forms.support_dialog import SupportDialog


@pytest.fixture
def forms(street):
    street.press(Qt.Key.Key_F4)
    return street


def install(forms, path):
    forms.page.forms.view.file_chosen.emit(path)
    forms.settle()


def lines(forms):
    return list(forms.page.forms.view._lines.values())


def choose(forms, title, version=""):
    line = next(one for one in lines(forms) if one.title == title and version in {"", one.version})
    forms.page.forms.view.table.choose(line.record)
    forms.settle()
    return line


def test_the_shipped_form_stands_there_and_is_in_use(forms):
    (line,) = lines(forms)
    assert (line.state, line.is_shipped) == ("current", True)
    assert line.questions > 20


def test_an_installed_form_is_chosen_and_interviews_begin_with_it(forms, tmp_path):
    install(forms, write_form(tmp_path / "买菜.xlsx", FIRST))
    choose(forms, "买菜问卷")
    forms.page.forms.view.use_button.click()
    forms.settle()
    assert InterviewService(forms.workspace).form().title == "买菜问卷"
    assert choose(forms, "买菜问卷").state == "current"


def test_a_form_that_cannot_run_is_refused_with_its_row_and_nothing_changes(forms, tmp_path):
    broken = (*FIRST, ("integer", "age", "年龄", "", "", "", "${nobody} > 3"))
    install(forms, write_form(tmp_path / "坏.xlsx", broken))
    view = forms.page.forms.view
    assert any("nobody" in words for words in view.refused_words)
    assert any(line.row == "5" for line in view._problems.values())
    assert len(FormService(forms.workspace).list()) == 1


def test_a_new_version_stands_beside_the_old_one(forms, tmp_path):
    install(forms, write_form(tmp_path / "买菜.xlsx", FIRST))
    install(forms, write_form(tmp_path / "买菜2.xlsx", SECOND, version="2"))
    assert {one.version for one in lines(forms) if one.title == "买菜问卷"} == {"1", "2"}


def test_trying_a_form_out_keeps_nothing_and_comes_back_to_the_list(forms, tmp_path):
    install(forms, write_form(tmp_path / "买菜.xlsx", FIRST))
    choose(forms, "买菜问卷")
    forms.page.forms.view.try_button.click()
    forms.settle()
    assert forms.asked == "market"
    assert "试填" in forms.door._place.text()
    forms.type("1")
    forms.enter()
    forms.type("7")
    forms.enter()
    forms.press(Qt.Key.Key_Escape)
    assert forms.submissions() == []
    assert forms.page.currentWidget() is forms.page.forms


def test_a_form_is_put_away_and_brought_back(forms, tmp_path):
    install(forms, write_form(tmp_path / "买菜.xlsx", FIRST))
    choose(forms, "买菜问卷")
    forms.page.forms.view.away_button.click()
    forms.settle()
    assert choose(forms, "买菜问卷").state == "away"
    forms.page.forms.view.away_button.click()
    forms.settle()
    assert choose(forms, "买菜问卷").state == "ready"


def test_blank_sheets_are_printed_with_the_head_that_was_asked_for(forms, tmp_path):
    install(forms, write_form(tmp_path / "买菜.xlsx", FIRST))
    line = choose(forms, "买菜问卷")
    made = tmp_path / "空白.pdf"
    desk = forms.page.forms
    desk._copies = 2
    desk.presenter.make_paper(
        line.record, PrintWish("统调 1 表", "统计局", "文 1 号", "2027 年", 2, "A-001"), made
    )
    forms.settle()
    assert made.read_bytes().startswith(b"%PDF")
    assert desk.presenter.last_wish().issuer == "统计局"
    assert desk.presenter.last_wish().first_sheet == "A-003"


def test_what_a_form_may_hold_is_looked_up_beside_the_forms(forms):
    forms.page.forms.view.support_button.click()
    forms.settle()
    dialog = forms.page.forms.findChild(SupportDialog)
    every = len(dialog.names)
    dialog.search.setText("selfie")
    forms.press(Qt.Key.Key_Return)
    assert dialog.names == ["selfie"]
    forms.press(Qt.Key.Key_Escape)
    assert len(dialog.names) == every > 200
    forms.press(Qt.Key.Key_Escape)
    assert forms.page.forms.findChild(SupportDialog) is None


def ask_to_print(forms):
    forms.page.forms.view.print_button.click()
    forms.settle()
    return next(one for one in forms.page.forms.findChildren(PrintDialog) if one.isVisible())


def test_lines_of_tables_are_asked_for_where_a_form_asks_again_and_again(forms, tmp_path):
    repeats = (("begin repeat", "m", "家里人"), ("text", "who", "称呼"), ("end repeat",))
    install(forms, write_form(tmp_path / "家里.xlsx", repeats, id="family", title="家里人"))
    line = choose(forms, "家里人")
    dialog = ask_to_print(forms)
    assert dialog.rows.isVisible()
    dialog.rows.set_value("99")
    dialog.make.click()
    assert dialog.isVisible(), "a number that no table has is not passed on"
    dialog.rows.set_value("4")
    dialog.continued.set_value("10")
    decided = []
    dialog.decided.disconnect()
    dialog.decided.connect(decided.append)
    dialog.make.click()
    (wish,) = decided
    assert (wish.rows, wish.continued) == (4, 10)
    made = tmp_path / "空白.pdf"
    forms.page.forms._copies = 1
    forms.page.forms.presenter.make_paper(line.record, wish, made)
    forms.settle()
    assert len(PdfDocument(made)) == 2, "the sheet, and its continuation page"
    assert forms.page.forms.presenter.last_wish().continued == 10


def test_a_form_without_repeats_is_not_asked_about_lines(forms):
    dialog = ask_to_print(forms)
    assert not {"rows", "continued"} & set(dialog.form.keys())
    dialog.copies.set_value("二十")
    dialog.make.click()
    assert dialog.isVisible()
    dialog.reject()


def test_the_notice_stands_before_a_form_that_has_none_and_says_whom_to_contact(forms, tmp_path):
    assert ask_to_print(forms).notice.value() is False, "the shipped form reads its own"
    install(forms, write_form(tmp_path / "买菜.xlsx", FIRST))
    line = choose(forms, "买菜问卷")
    offer = forms.page.forms.presenter.offer(line.record)
    assert (offer.can_give_notice, offer.wish.notice) == (True, True)
    made = tmp_path / "空白.pdf"
    forms.page.forms._copies = 1
    forms.page.forms.presenter.make_paper(line.record, offer.wish, made)
    forms.settle()
    words = PdfDocument(made)[0].get_textpage().get_text_bounded()
    assert "谁来处理：文昌街道" in words.replace(" ", "")
    assert "0955-7012345" in words


def test_a_notice_that_says_nobody_is_not_printed(forms):
    ConsentService(forms.workspace).set_terms({"handler": ""})
    dialog = ask_to_print(forms)
    assert not dialog.notice.isEnabled()
    assert "设置" in dialog.form.row("notice")._words.text()
    dialog.reject()
