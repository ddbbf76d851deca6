"""A crash report is sent around in WeChat: it says where it broke, not what a resident said."""

import sqlite3
from pathlib import Path

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.records import RecordService
from fieldkit.storage.problems import StorageError
from ui.crash_report import refusal, report_of, without_words

SECRET = "楼上王大妈 13812345678"


def broken(action):
    try:
        action()
    except Exception as error:  # noqa: BLE001 - whatever breaks is what a report is about
        return report_of(error)
    pytest.fail("it did not break")


def read_an_age():
    return int(SECRET)


def look_it_up():
    try:
        return {}[SECRET]
    except KeyError as error:
        raise LookupError(f"no answer for {SECRET}") from error


@pytest.mark.parametrize("action", [read_an_age, look_it_up])
def test_a_report_names_the_place_and_the_kind_but_no_answer(action):
    report = broken(action)
    assert action.__name__ in report
    assert "Error" in report
    for word in SECRET.split():
        assert word not in report


def test_what_a_statement_was_to_write_is_not_in_the_words_of_a_failed_write(make_workspace):
    clerk = make_workspace("向阳")

    def write_twice():
        with clerk.database.write() as work:
            for _ in range(2):
                work.connection.exec_driver_sql("INSERT INTO setting VALUES (?, ?)", (SECRET, SECRET))

    report = broken(write_twice)
    assert sqlite3.IntegrityError.__name__ in report
    assert SECRET not in report


def test_the_folders_above_the_program_stay_out_of_a_report():
    report = broken(read_an_age)
    assert str(Path(__file__).parents[2]) not in report


def test_a_refusal_is_logged_by_its_code_and_the_length_of_what_it_was_about(make_workspace):
    with pytest.raises(FieldkitError) as refused:
        RecordService(make_workspace("向阳")).get(SECRET)
    line = refusal(refused.value)
    assert str(StorageError.NO_SUCH_RECORD) in line
    assert SECRET not in line
    assert "record=" in line


@pytest.mark.parametrize(
    "text", ["读到“多子女”", "at C:\\Users\\wang\\a.xlsx", "/home/wang/a.xlsx", "call 13812345678", "'wang'"]
)
def test_words_paths_and_long_numbers_are_told_by_their_length(text):
    told = without_words(text)
    assert "…" in told
    for secret in ("多子女", "wang", "13812345678"):
        assert secret not in told
