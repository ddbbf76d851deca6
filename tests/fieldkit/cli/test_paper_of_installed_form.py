"""``fieldkit paper FORM --workspace``: a form that is installed, by its title."""

from fieldkit.cli.main import main
from fieldkit.services.forms import FormService
from tests.fieldkit.services.forms_on_disk import FIRST, write_form


def test_an_installed_form_is_printed_by_its_title_and_an_unknown_one_refused(workspace, tmp_path, capsys):
    FormService(workspace).install(write_form(tmp_path / "买菜.xlsx", FIRST))
    workspace.close()
    folder, paper = str(workspace.path), tmp_path / "纸.pdf"
    assert main(["paper", "没有", "--workspace", folder, "-o", str(paper)]) == 1
    assert "shop_needs" in capsys.readouterr().err
    assert not paper.exists()
    assert main(["paper", "买菜问卷", "--workspace", folder, "-o", str(paper)]) == 0
    assert paper.read_bytes().startswith(b"%PDF")
