"""Settings are kept as they are left."""

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from fieldkit.services.analysis import AnalysisService
from fieldkit.services.consent import ConsentService
from fieldkit.services.handing_in import PHOTO_LIMIT, HandInService
from fieldkit.services.interviews import SENSITIVE
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.office_sign import sign_of
from ui.app import make_window
from ui.settings.entry import entry
from ui.settings.licences import COMPONENTS


class Door:
    """The window from outside, noting what was asked of it."""

    def __init__(self):
        self.asked = []

    def theme(self):
        return "light"

    def choose_theme(self, mode):
        self.asked.append(("theme", mode))

    def choose_language(self, language):
        self.asked.append(("language", language))

    def leave_workspace(self):
        self.asked.append(("leave",))


@pytest.fixture
def settings_over(shown):
    """Open the settings of a workspace; returns the page."""
    opened = []

    def open_page(workspace, door=None):
        window = make_window((entry(workspace, door),))
        workspace.database.subscribe(window.relay.publish)
        opened.append((workspace, window))
        shown(window, 1366, 768)
        window.go("settings")
        return window.page("settings")

    yield open_page
    for workspace, window in opened:
        workspace.database.unsubscribe(window.relay.publish)
        window.hide()
        window.runner.close()


def test_contact_and_issuer_are_kept_as_they_are_left(workspace, settings_over, qtbot, type_chinese):
    page = settings_over(workspace)
    for key, words in (("contact", "社区服务站 0955-7012345"), ("issuer", "滨河镇街道办")):
        page.uses.field(key).editor.setFocus()
        type_chinese(words)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert workspace.setting("contact") == "社区服务站 0955-7012345"
    assert workspace.setting("issuer") == "滨河镇街道办"


def test_another_list_of_types_is_chosen_by_its_initials(workspace, settings_over, qtbot):
    page = settings_over(workspace)
    analysis = AnalysisService(workspace)
    before = analysis.chosen_profile()
    other = next(name for name, _ in analysis.profiles() if not name.startswith("zhongwei"))

    page.uses.field("profile").set_value(other)
    page.left.emit("profile", other)

    assert analysis.chosen_profile() == other != before
    assert page.uses.field("profile").value() == other


def test_the_theme_and_the_language_are_asked_of_the_window(workspace, settings_over, qtbot):
    door = Door()
    page = settings_over(workspace, door)
    for key, choice in (("theme", "dark"), ("language", "en")):
        field = page.look.field(key)
        field.editor.setFocus()
        field.editor.selectAll()
        qtbot.keyClicks(field.editor, {"dark": "ss", "en": "eng"}[choice])
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    page.leave.click()

    assert door.asked == [("theme", "dark"), ("language", "en"), ("leave",)]


def test_without_the_window_its_look_is_not_offered(workspace, settings_over):
    page = settings_over(workspace)

    assert not page.look.isVisible()
    assert not page.leave.isVisible()


def test_a_backup_made_now_is_verified_and_its_time_is_shown(sample, settings_over, qtbot):
    page = settings_over(sample)
    assert page.backup.text() == "还没有备份过。"

    page.back_up.click()

    qtbot.waitUntil(lambda: "已备份并校验" in page.result.accessibleName())
    qtbot.waitUntil(lambda: page.backup.text() == "上次备份：今天 09:30")
    assert len(list((sample.path / "backups").glob("*.db"))) == 1
    assert MaintenanceService(sample).last_backup()


def test_a_sound_workspace_is_said_to_be_sound(sample, settings_over, qtbot):
    page = settings_over(sample)

    page.check.click()
    assert not page.back_up.isEnabled()

    qtbot.waitUntil(lambda: "工作区完好" in page.result.accessibleName(), timeout=20_000)
    assert page.back_up.isEnabled()


def test_a_check_that_was_cancelled_leaves_the_buttons_ready(sample, settings_over, qtbot):
    page = settings_over(sample)

    page.check.click()
    page.window().runner.cancel_long()

    qtbot.waitUntil(page.check.isEnabled, timeout=20_000)


def test_who_works_here_and_where_the_data_lies_are_shown(workspace, settings_over):
    page = settings_over(workspace)
    shown = [label.text() for label in page.findChildren(QLabel)]

    assert {"王", "1 号", "社区", str(workspace.path)} <= set(shown)


def test_every_component_that_is_installed_from_a_registry_shows_its_version():
    assert [one.name for one in COMPONENTS if one.package and not one.version] == []


def test_every_dependency_of_the_program_is_named_with_its_licence():
    import tomllib
    from pathlib import Path

    import ui

    declared = tomllib.loads((Path(ui.__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    names = {line.split(">")[0].split("=")[0].lower() for line in declared["project"]["dependencies"]}

    assert names <= {one.package.lower() for one in COMPONENTS}


def test_the_fingerprint_is_the_one_that_the_office_sees(workspace, settings_over):
    page = settings_over(workspace)

    assert HandInService(workspace).fingerprint() in [one.text() for one in page._facts]


def test_the_photo_limit_is_kept_and_nonsense_refused(workspace, settings_over, qtbot):
    page = settings_over(workspace)
    field = page.uses.field("photo_limit")
    assert field.value() == "40"

    def write(words):
        field.editor.setFocus()
        field.editor.selectAll()
        qtbot.keyClicks(field.editor, words)
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)

    write("90")
    assert workspace.setting(PHOTO_LIMIT) == "90"
    write("0")
    assert page.uses.row("photo_limit").problem == "请写 1 到 500 的整数。没有改动。"
    assert workspace.setting(PHOTO_LIMIT) == "90"
    write("100")
    assert page.uses.row("photo_limit").problem != "请写 1 到 500 的整数。没有改动。"


def test_the_notice_is_made_from_what_is_left_in_its_card(workspace, settings_over, qtbot, type_chinese):
    page = settings_over(workspace)
    service = ConsentService(workspace)
    before = service.notice().version
    assert before in page.notice._version.text()
    for key, words in (("handler", "文昌街道办事处"), ("retention", "12 个月"), ("sensitive", "income")):
        page.notice.form.field(key).editor.setFocus()
        type_chinese(words)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    notice = service.notice()
    assert "谁来处理：文昌街道办事处。" in notice.lines
    assert "保存多久：12 个月。" in notice.lines
    assert notice.version != before
    assert notice.version in page.notice._version.text()
    assert workspace.setting(SENSITIVE) == "income"
    page.notice.form.field("personal").editor.setFocus()
    type_chinese("预约回访")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert any("用途是预约回访" in line for line in service.notice().lines)


def test_the_notice_is_saved_in_large_print_once_it_says_who_asks(workspace, settings_over, qtbot, tmp_path):
    page = settings_over(workspace)
    path = tmp_path / "告知书.pdf"
    runner = page.window().runner
    with qtbot.waitSignal(runner.refused) as refused:
        page.notice_wanted.emit(path)
    assert "处理者名称" in refused.args[0].say("zh")
    ConsentService(workspace).set_terms({"handler": "文昌街道", "contact": "0955-7012345"})
    page.notice_wanted.emit(path)
    qtbot.waitUntil(lambda: path.exists() and not runner.jobs())
    assert path.read_bytes()[:5] == b"%PDF-"


def test_the_office_s_sign_is_chosen_seen_and_taken_away(
    workspace, settings_over, qtbot, tmp_path, monkeypatch
):
    page = settings_over(workspace)
    sign = tmp_path / "标志.png"
    Image.new("RGB", (200, 100), "#b3312b").save(sign)
    monkeypatch.setattr(page.dialogs, "pick", lambda *_: sign)
    field = page.uses.field("sign")
    field.setFocus()

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert sign_of(workspace) is not None
    assert field.value() == str(sign_of(workspace))

    field.drop.click()
    assert sign_of(workspace) is None
    assert not field.drop.isVisible()
