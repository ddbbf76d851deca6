"""What goes out to another tool comes back into another office as it was."""

import shutil

import pytest

from fieldkit.services.answer_sheets import stored_sheets
from fieldkit.services.answers import AnswerFormat, AnswerService
from fieldkit.services.answers_taking_in import AnswerArrivalService
from fieldkit.services.records import RecordService
from fieldkit.services.workspace import open_workspace
from tests.fieldkit.services.test_answers import FORM, submission


@pytest.fixture
def office(blank_folder, tmp_path):
    """Another workspace, empty."""
    folder = tmp_path / "另一处.fieldkit"
    shutil.copytree(blank_folder, folder)
    workspace = open_workspace(folder)
    RecordService(workspace).add("area", {"name": "幸福里社区", "level": "社区"})
    yield workspace
    workspace.close()


@pytest.fixture
def filled(workspace, tmp_path):
    RecordService(workspace).add("area", {"name": "幸福里社区", "level": "社区"})
    folder = tmp_path / "in"
    folder.mkdir()
    for at, code in enumerate("1259"):
        (folder / f"{at}.xml").write_text(
            submission(f"uuid:11111111-1111-4111-8111-00000000000{at}", overall=code)
        )
    AnswerArrivalService(workspace).take(FORM, folder)
    return workspace


def answers(workspace):
    with workspace.database.read() as connection:
        return {
            one.answers["/data/meta/instanceID"]: {
                path: value for path, value in one.answers.items() if value
            }
            for one in stored_sheets(connection, FORM)
        }


@pytest.mark.parametrize("labels", [False, True])
@pytest.mark.parametrize(
    ("kind", "ending"), [("odk", ".zip"), ("kobo", ".xlsx"), ("xml", ".zip"), ("csv", ".csv")]
)
def test_sheets_come_back_as_they_went_out(filled, office, tmp_path, kind, ending, labels):
    path = tmp_path / f"out{ending}"
    AnswerService(filled).export(FORM, path, AnswerFormat(kind), personal=True, labels=labels)
    AnswerArrivalService(office).take(FORM, path)
    assert len(answers(office)) == 4
    assert answers(office) == answers(filled)


@pytest.mark.parametrize(
    ("kind", "ending"),
    [
        ("odk", ".zip"),
        ("kobo", ".xlsx"),
        ("xml", ".zip"),
        ("spss", ".zip"),
        ("sav", ".sav"),
        ("xlsx", ".xlsx"),
    ],
)
def test_what_did_not_change_goes_out_as_the_same_bytes(filled, tmp_path, kind, ending):
    for name in ("a", "b"):
        AnswerService(filled).export(FORM, tmp_path / f"{name}{ending}", AnswerFormat(kind))
    assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()
