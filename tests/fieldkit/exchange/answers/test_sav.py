"""System files of SPSS, read back by another program's reader."""

import ast
import csv
import random
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from fieldkit.analysis.form_columns import Words, columns_of
from fieldkit.exchange.answers.missing import no_answers
from fieldkit.exchange.answers.plain import write_csv, write_xlsx
from fieldkit.exchange.answers.sav import write_sav
from fieldkit.exchange.answers.sheets import AnswerSheet, shown
from fieldkit.exchange.answers.variables import Names
from fieldkit.kernel.errors import FieldkitError
from fieldkit.questionnaires.reader import read_tables
from tests.fieldkit.exchange.answers.conftest import FIRST
from tests.fieldkit.exchange.answers.sav_read_back import ABOUT, alike, read, spelled

EVERYTHING = """
| survey  |                       |          |                    |                     |
|         | type                  | name     | label::中文 (zh)   | label::English (en) |
|         | text                  | words    | 您有什么建议？     | Suggestions         |
|         | integer               | people   | 家里几口人         | People              |
|         | decimal               | rooms    | 房子多大           | Space               |
|         | date                  | born     | 出生日期是哪天     | Day                 |
|         | time                  | closes   | 几点关门           | Closes              |
|         | dateTime              | when     | 什么时候           | When                |
|         | select_one rate       | rate     | 您对早餐店满意吗？ | Satisfied?          |
|         | select_one job        | job      | 您做什么工作？     | Work                |
|         | select_multiple shops | shops    | 常去哪些店         | Shops               |
|         | rank shops            | order    | 先建哪个           | First               |
|         | geopoint              | spot     | 位置               | Position            |
|         | begin repeat          | member   | 成员               | Member              |
|         | integer               | age      | 年龄               | Age                 |
|         | end repeat            |          |                    |                     |
| choices |                       |          |                    |                     |
|         | list_name             | name     | label::中文 (zh)   | label::English (en) |
|         | rate                  | 1        | 满意               | Satisfied           |
|         | rate                  | 2        | 一般               | So so               |
|         | rate                  | 3        | 不满意             | Dissatisfied        |
|         | rate                  | 9        | 不了解             | Never went          |
|         | job                   | self_employed | 个体          | Own business        |
|         | job                   | none     | 没有工作           | None                |
|         | job                   | rf       | 拒答               | Refused             |
|         | shops                 | a        | 早餐店             | Breakfast           |
|         | shops                 | b        | 菜市场             | Market              |
|         | shops                 | c        | 药店               | Pharmacy            |
| settings |                      |          |                    |                     |
|         | form_title            | form_id  | version            | default_language    |
|         | 什么都问              | all      | 1                  | 中文 (zh)           |
"""
POSSIBLE = {
    "words": ("多开几家早餐店，" * 40, "短", "换\n行", "生僻字𠮷"),
    "people": ("3", "0", "-2", "007", "90071992547409931", "三口"),
    "rooms": ("88.5", "0.1", "120", "12.3456789012345678"),
    "born": ("1949-10-01", "2026-02-28", "1066-10-14", "去年"),
    "closes": ("21:30:00.000+08:00", "09:05:30.500+08:00", "晚上"),
    "when": ("2026-06-30T09:30:00.000+08:00", "2026-06-30T23:59:59.999Z", "昨天"),
    "rate": ("1", "3", "9", "4"),
    "job": ("self_employed", "none", "rf", "别的"),
    "shops": ("a", "a c", "b zzz", "a b c"),
    "order": ("a b c", "c a b", "b"),
    "spot": ("37.5 105.2 1200 4.5", "37.51 105.25", "北门"),
}


@pytest.fixture(scope="module")
def everything():
    return columns_of(read_tables(EVERYTHING, name="什么都问.xlsx"))


def filled(seed, **answers):
    """A sheet with some of what can be answered, or with these answers."""
    chance = random.Random(seed)
    given = answers or {name: chance.choice(("", *values)) for name, values in POSSIBLE.items()}
    paths = {f"/data/{name}": value for name, value in given.items() if value}
    paths |= {f"/data/member[{at}]/age": str(chance.randint(0, 99)) for at in range(1, chance.randint(1, 4))}
    moment = f"2026-06-{seed % 28 + 1:02}T09:30:00+08:00"
    return AnswerSheet(
        f"uuid:{seed}",
        paths,
        sheet=f"A-{seed:04}",
        community="幸福里",
        started=moment,
        finished=moment,
        version="1",
    )


def table(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_value_reads_back_as_it_stands_in_the_csv(everything, tmp_path):
    sheets = [filled(seed) for seed in range(60)]
    files, _ = write_sav(everything, sheets, tmp_path / "a.sav", personal=True)
    texts = write_csv(everything, sheets, tmp_path / "a.csv", personal=True)
    assert [path.stem for path in files] == [path.stem for path in texts]
    compared = 0
    for form_table, file, text in zip(everything.main.every(), files, texts, strict=True):
        rows, about = read(file)
        for row, line in zip(rows, table(text), strict=True):
            for column in shown(form_table, personal=True):
                answer = line["/".join((*column.groups, column.name))]
                assert alike(column, spelled(column, row, about.column_names_to_labels), answer), (
                    column.name,
                    row,
                    answer,
                )
                compared += 1
    assert compared > 700


@pytest.mark.parametrize("language", ["zh", "en"])
def test_value_labels_are_the_words_that_stand_in_the_workbook(everything, tmp_path, language):
    sheets = [
        filled(seed, job=job, rate=rate)
        for seed, (job, rate) in enumerate([("none", "2"), ("rf", "9"), ("", "")])
    ]
    write_sav(everything, sheets, tmp_path / "a.sav", language=language)
    write_xlsx(everything, sheets, tmp_path / "a.xlsx", language=language)
    rows, about = read(tmp_path / "a.sav")
    head, *lines = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].iter_rows(values_only=True)
    for row, line in zip(rows, lines, strict=True):
        said = dict(zip(head, line, strict=True))
        for name in ("job", "rate", "sheet_state"):
            words = about.variable_value_labels[name].get(row[name])
            assert words == (said[about.column_names_to_labels[name]] or None)


def test_sheets_say_who_when_and_where_and_repeats_find_their_sheet(family, sheets, tmp_path):
    files, _ = write_sav(family, sheets, tmp_path / "答卷.sav", personal=True)
    assert [path.name for path in files] == ["答卷.sav", "答卷-member.sav", "答卷-trip.sav"]
    (main, _), (members, _), (trips, about) = (read(path) for path in files)
    assert list(main[0])[:8] == ["sheet_number", *(f"sheet_{key}" for key in ABOUT[1:])]
    assert str(main[0]["sheet_started"]) == "2026-06-30 09:30:00"
    assert [(one["sheet_instance"], one["member_no"], one["age"]) for one in members] == [
        (FIRST, 1, 41),
        (FIRST, 2, 9),
    ]
    assert [(one["member_no"], one["trip_no"], one["goal"]) for one in trips] == [
        (1, 1, "=1+1 菜市场"), (1, 2, "公园"), (2, 1, "学校"),
    ]  # fmt: skip
    assert about.column_names_to_labels["goal"] == "去哪里"


@pytest.mark.parametrize(
    ("language", "label", "word"), [("zh", "常去哪些店：药店", "没有"), ("en", "Shops: Pharmacy", "No")]
)
def test_labels_are_the_questions_and_choices_in_the_language_asked_for(
    family, sheets, tmp_path, language, label, word
):
    write_sav(family, sheets, tmp_path / "a.sav", language=language)
    _, about = read(tmp_path / "a.sav")
    assert about.column_names_to_labels["shops_c"] == label
    assert about.variable_value_labels["lift"]["n"] == word
    assert about.file_label == "家庭情况"


def test_each_kind_of_question_gets_its_format_and_measure(everything, tmp_path):
    sheets = [filled(1, people="3", rooms="88.25", rate="1", job="none", shops="a", order="b a")]
    write_sav(everything, sheets, tmp_path / "a.sav", personal=True)
    _, about = read(tmp_path / "a.sav")
    wanted = {
        "people": ("F8.0", "scale"), "rooms": ("F8.2", "scale"), "born": ("SDATE10", "scale"),
        "closes": ("TIME8", "scale"), "when": ("DATETIME20", "scale"), "rate": ("F8.0", "ordinal"),
        "job": ("A13", "nominal"), "shops_a": ("F8.0", "nominal"), "order_b": ("F8.0", "ordinal"),
    }  # fmt: skip
    assert {
        name: (about.original_variable_types[name], about.variable_measure[name]) for name in wanted
    } == wanted


def test_a_choice_is_one_or_nought_and_a_ranking_gives_places_and_both_are_empty_where_nothing_was_answered(
    everything, tmp_path
):
    write_sav(everything, [filled(1, shops="a c", order="c a"), filled(2, people="1")], tmp_path / "a.sav")
    (answered, not_answered), _ = read(tmp_path / "a.sav")
    names = [f"{question}_{code}" for question in ("shops", "order") for code in "abc"]
    assert [answered[name] for name in names] == [1, 0, 1, 2, None, 1]
    assert all(not_answered[name] is None for name in names)


@pytest.mark.parametrize(
    ("choices", "none"),
    [
        (("yes=知道", "no=不知道"), ()),
        (("yes=知道", "dk=不知道"), ("dk",)),
        (("1=去过", "2=没去过", "99=不知道"), ("99",)),
        (("1=多", "2=少", "-1=不清楚", "-2=拒答"), ("-1", "-2")),
        (("a=有", "b=没有", "c=不适用"), ("c",)),
        (("1=满意", "2=一般", "3=不满意", "4=不了解"), ("4",)),
    ],
)
def test_not_knowing_is_an_answer_unless_the_form_says_otherwise(choices, none):
    words = [(code, Words({"zh": said})) for code, said in (one.split("=") for one in choices)]
    assert no_answers(words, "zh") == none


def test_what_is_no_answer_is_declared_missing(everything, tmp_path):
    sheets = [filled(1, rate="9", job="rf"), filled(2, rate="1"), filled(3, rate="2", job="none")]
    write_sav(everything, sheets, tmp_path / "a.sav")
    rows, about = read(tmp_path / "a.sav")
    assert about.missing_ranges["rate"] == [{"lo": 9, "hi": 9}]
    assert [one["lo"] for one in about.missing_ranges["job"]] == ["", "rf"]
    assert [one["rate"] for one in rows] == [9, 1, 2]


def with_choices(form, name, choices):
    """The form with other choices for one question."""
    words = tuple((code, Words({"zh": said})) for code, said in choices.items())
    columns = tuple(replace(one, choices=words) if one.name == name else one for one in form.main.columns)
    return replace(form, main=replace(form.main, columns=columns))


@pytest.mark.parametrize(
    ("choices", "missing", "told"),
    [
        ({"1": "有", "-1": "拒答", "-2": "说不清", "-3": "不适用", "-4": "不好说"}, [(-4, -1)], []),
        (
            {"-2": "有", "-1": "拒答", "-3": "说不清", "-4": "不适用", "-5": "不好说"},
            [(-1, -1), (-3, -3), (-4, -4)],
            ["-5"],
        ),
        (
            {"a": "有", "refused_to_answer": "拒答", "rf": "说不清", "na": "不适用", "hs": "不好说"},
            [("", ""), ("rf", "rf"), ("na", "na")],
            ["refused_to_answer、hs"],
        ),
    ],
)
def test_what_spss_cannot_take_as_missing_is_told(everything, tmp_path, choices, missing, told):
    _, problems = write_sav(
        with_choices(everything, "rate", choices), [filled(1, people="1")], tmp_path / "a.sav"
    )
    _, about = read(tmp_path / "a.sav")
    assert [(one["lo"], one["hi"]) for one in about.missing_ranges["rate"]] == missing
    assert [one.values["what"] for one in problems if one.code.name == "UNDECLARED"] == told


@pytest.mark.parametrize(("answer", "told"), [("", ["个体户"]), ("个体户", [])])
def test_a_code_in_chinese_that_nobody_chose_stays_without_its_label_and_is_told(
    everything, tmp_path, answer, told
):
    form = with_choices(everything, "job", {"个体户": "自己做", "无": "没有工作"})
    _, problems = write_sav(form, [filled(1, job=answer, people="1")], tmp_path / "a.sav")
    _, about = read(tmp_path / "a.sav")
    assert about.variable_value_labels["job"].get("个体户") == (None if told else "自己做")
    assert [one.values["what"] for one in problems if one.code.name == "UNLABELLED"] == told


def test_a_text_too_long_for_one_variable_goes_on_in_the_next_and_is_told(everything, tmp_path):
    long = "长" * 25_000 + "完"
    _, problems = write_sav(everything, [filled(1, words=long), filled(2, words="短")], tmp_path / "a.sav")
    (first, second), _ = read(tmp_path / "a.sav")
    assert first["words"] + first["words_2"] + first["words_3"] == long
    assert (second["words"], second["words_2"]) == ("短", "")
    assert [one.code.name for one in problems] == ["CONTINUED"]
    assert "一字不少" in problems[0].say("zh")


def test_what_does_not_fit_its_question_stands_beside_it_and_is_told(everything, tmp_path):
    _, problems = write_sav(everything, [filled(1, people="三口", shops="a zzz")], tmp_path / "a.sav")
    ((row,), _) = read(tmp_path / "a.sav")
    assert (row["people_text"], row["shops_a"], row["shops_text"]) == ("三口", 1, "zzz")
    assert [one.code.name for one in problems] == ["AS_WRITTEN", "AS_WRITTEN"]


def test_labels_that_are_too_long_keep_whole_characters_and_are_told(everything, tmp_path):
    question = next(column for column in everything.columns() if column.name == "shops")
    long = replace(question, label=replace(question.label, by_language={"zh": "问" * 90}))
    columns = tuple(long if column is question else column for column in everything.main.columns)
    form = replace(everything, main=replace(everything.main, columns=columns))
    _, problems = write_sav(form, [filled(1, shops="a")], tmp_path / "a.sav")
    _, about = read(tmp_path / "a.sav")
    label = about.column_names_to_labels["shops_c"]
    assert label.startswith("问问问")
    assert label.endswith("问…：药店")
    assert {one.code.name for one in problems} == {"SHORTENED"}
    assert len(problems) == 1


def test_a_question_keeps_its_name_and_a_choice_that_would_take_it_gives_way(everything, tmp_path):
    columns = tuple(
        replace(column, name="shops_c", path="/data/shops_c") if column.name == "words" else column
        for column in everything.main.columns
    )
    form = replace(everything, main=replace(everything.main, columns=columns[::-1]))
    write_sav(form, [filled(1, shops="c", shops_c="别的店")], tmp_path / "a.sav")
    ((row,), _) = read(tmp_path / "a.sav")
    assert (row["shops_c"], row["shops_c_2"]) == ("别的店", 1)


def test_names_are_legal_short_enough_and_all_different():
    names = Names()
    made = [
        names.make(one)
        for one in (
            "与",
            "家里几口人" * 9,
            "家里几口人" * 9,
            "a-b",
            "A_B",
            "_x",
            "9",
            "to",
            "to.",
            "end.",
            "",
        )
    ]
    assert len({one.casefold() for one in made}) == len(made)
    assert all(len(one.encode()) <= 64 and one[0].isalpha() and not one.endswith(".") for one in made)
    assert "to" not in made
    assert made[0] == "与"
    assert made[1].startswith("家里几口人家里")
    assert (made[3], made[7]) == ("a_b", "q_to")


def test_unanswered_forms_and_no_sheets_at_all_make_files_too(everything, tmp_path):
    for sheets in ([], [filled(1, words="")]):
        write_sav(everything, sheets, tmp_path / "a.sav", personal=True)
        rows, about = read(tmp_path / "a.sav")
        assert len(rows) == len(sheets)
        assert about.variable_value_labels["rate"][1] == "满意"


def test_a_file_that_cannot_be_written_leaves_the_old_one(family, sheets, tmp_path):
    (tmp_path / "folder").write_text("没有动")
    with pytest.raises(FieldkitError) as refused:
        write_sav(family, sheets, tmp_path / "folder" / "a.sav")
    assert refused.value.code.name == "CANNOT_SAVE"
    assert (tmp_path / "folder").read_text() == "没有动"


def test_a_file_does_not_say_when_it_was_made(family, sheets, tmp_path):
    write_sav(family, sheets, tmp_path / "a.sav")
    assert (tmp_path / "a.sav").read_bytes()[92:109] == b"01 Jan 8000:00:00"


def test_data_frames_are_loaded_only_when_a_file_is_written():
    from fieldkit.exchange.answers import sav

    module = ast.parse(Path(sav.__file__).read_text(encoding="utf-8"))
    at_once = {name.name for node in module.body if isinstance(node, ast.Import) for name in node.names}
    assert at_once.isdisjoint({"pandas", "pyreadstat", "numpy"})
