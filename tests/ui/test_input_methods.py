import pytest

from ui.input_methods import Wants, choose_platform_input, folded


@pytest.mark.parametrize("wants", [Wants.PHONE, Wants.DIGITS, Wants.CODE, Wants.NUMBER])
def test_full_width_figures_become_plain_ones_where_codes_are_wanted(wants):
    assert folded("０９５５－７０１２\n３４５", wants).startswith("0955-7012")


def test_full_width_letters_stay_in_names():
    assert folded("Ｅ购\n便利店 ", Wants.TEXT) == "Ｅ购 便利店"


def test_fcitx_is_reached_through_its_ibus_front_end_when_its_plugin_is_missing(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    names = {"XMODIFIERS": "@im=fcitx"}

    assert choose_platform_input(names, tmp_path) == "ibus"
    assert names["QT_IM_MODULE"] == "ibus"


def test_an_installed_fcitx_plugin_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    (tmp_path / "libfcitx5platforminputcontextplugin.so").touch()
    names = {"QT_IM_MODULE": "fcitx"}

    assert choose_platform_input(names, tmp_path) is None
    assert names == {"QT_IM_MODULE": "fcitx"}
