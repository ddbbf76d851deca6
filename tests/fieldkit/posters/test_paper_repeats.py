"""A repeat of short questions stands on paper as a table: one row a person, one column a question."""

import pypdfium2
import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.progress import Progress
from fieldkit.posters.paper.keying import keying_order
from fieldkit.posters.paper.make import make_paper
from fieldkit.posters.paper.outline import Outline
from fieldkit.posters.paper.problems import PaperError
from fieldkit.posters.paper.repeat_columns import Kind, columns_of
from fieldkit.posters.paper.setting import MEASURE, Setter
from fieldkit.posters.paper.spec import PaperSpec
from fieldkit.posters.paper.wording import Speaker
from fieldkit.questionnaires.reader import read_tables

CHOICES = """
| choices |
| | list_name | name | label |
| | sex | m | 男 |
| | sex | f | 女 |
| | yesno | yes | 是 |
| | yesno | no | 否 |
| | need | a | 助餐 |
| | need | b | 助浴 |
| | need | c | 日间照料 |
| | rel | 1 | 户主本人 |
| | rel | 2 | 配偶 |
| | rel | 3 | 子女 |
| | rel | 4 | 父母 |
| | rel | 5 | 祖父母 |
| | rel | 9 | 其他 |
"""
HEAD = "| | type | name | label | relevant | constraint | required | appearance | hint |"
MEMBERS = """
| | text | who | 称呼 | | | yes | | |
| | select_one rel | rel | 与户主的关系 | | | | | |
| | select_one sex | sex | 性别 | | | | | |
| | integer | age | 年龄 | | . <= 120 | | | 满周岁 |
| | select_one yesno | work | 有工作吗 | | | | | |
| | text | job | 做什么 | ${work} = 'yes' | | | | |
| | select_multiple need | need | 需要什么 | ${age} >= 60 | | | | |
"""
ROW = "□1□2□1□2□1□2□3"


def roster(questions=MEMBERS, count="", before="", after=""):
    survey = f"""
{HEAD.rstrip()} repeat_count |
{before.strip()}
| | begin_repeat | member | 家庭成员 | | | | | | {count} |
{questions.strip()}
| | end_repeat | | | | | | | | |
{after.strip()}
"""
    lines = "\n".join(line for line in survey.splitlines() if line)
    return read_tables(f"| survey |\n{lines}\n{CHOICES}", name="名册")


@pytest.fixture
def pages(tmp_path):
    """Print a form; return what each page says, without breaks."""

    def build(form, **values):
        result = make_paper(PaperSpec(form, **values), tmp_path / "a.pdf", Progress())
        document = pypdfium2.PdfDocument(result.path)
        found = ["".join(page.get_textpage().get_text_range().split()) for page in document]
        document.close()
        return found

    return build


def table(form):
    outline = Outline(form)
    many = next(one for one in outline.elements if type(one).__name__ == "Many")
    return columns_of(many, form, Speaker(PaperSpec(form), outline), Setter())


def test_members_are_written_one_a_row_under_the_questions_and_their_codes(pages):
    (text,) = pages(roster())
    assert (
        "序号*1.称呼2.与户主的关系3.性别1男2女4.年龄5.有工作吗1是2否6.做什么7.需要什么（可多选）1助餐2助浴3日间照料"
        in text
    )
    assert "第2题：1户主本人2配偶3子女4父母5祖父母9其他" in text
    assert "1□1□2□1□2□1□2□32□1□2" in text
    assert "6□1□2□1□2□1□2□3写不下的，填在续页上：写同一编号，序号接着往下写。" in text
    assert "家庭成员第1个" not in text


def test_hints_conditions_and_jumps_of_the_columns_stand_above_the_table(pages):
    (text,) = pages(roster())
    above = text[: text.index("序号")]
    assert "第4题：满周岁" in above
    assert "→第5题：答“否”的，跳到第7题。" in above
    assert "◇第7题，仅当第4题不少于60时回答。" in above
    assert "第6题，仅当" not in above  # the jump says it


def test_the_answers_are_keyed_column_by_column_in_the_order_of_the_form():
    form = roster(before="| | text | a | 户主 | | | | | | |", after="| | text | z | 备注 | | | | | | |")
    steps = keying_order(form)
    printed = [column.asked.question.path for column in table(form)]
    assert [step.path for step in steps[1:-1]] == printed
    assert [step.number for step in steps] == [str(number) for number in range(1, 10)]
    assert steps[2].values == {code: code for code in "123459"}
    assert steps[3].values == {"1": "m", "2": "f"}


@pytest.mark.parametrize(("count", "rows"), [("3", 3), ("15", 15), ("40", 40)])
def test_a_counted_repeat_has_as_many_rows_as_the_form_says_and_no_continuation(pages, count, rows):
    text = "".join(pages(roster(count=count)))
    assert text.count(ROW) == rows
    assert "续页" not in text


def test_how_many_empty_rows_an_open_repeat_has_is_chosen(pages):
    assert "".join(pages(roster(), rows=9)).count(ROW) == 9


def test_a_continuation_page_is_a_page_of_its_own(pages):
    assert len(pages(roster(), rows=2, continued=3)) == 2


def test_a_continuation_page_goes_on_counting_and_has_the_codes_again(pages):
    found = pages(roster(), rows=4, continued=16)
    assert len(found) == 2
    assert "续页家庭成员" in found[1]
    assert "第2题：1户主本人" in found[1]
    assert "5□1□2□1□2" in found[1]
    assert "20□1□2□1□2" in found[1]
    assert found[1].count(ROW) == 16


def test_a_table_over_the_page_has_its_head_again(pages):
    found = pages(roster(count="40"))
    assert len(found) > 1
    assert all("序号*1.称呼" in text for text in found)


@pytest.mark.parametrize(("rows", "continued"), [(0, 0), (61, 0), (6, -1), (6, 61)])
def test_tables_of_no_row_or_of_too_many_are_refused(pages, rows, continued):
    with pytest.raises(FieldkitError) as refused:
        pages(roster(), rows=rows, continued=continued)
    assert refused.value.code is PaperError.ROWS


def test_the_columns_fill_the_width_and_answers_have_room():
    columns = table(roster())
    assert sum(column.width for column in columns) + 11.0 == pytest.approx(MEASURE)
    kinds = [column.kind.value for column in columns]
    assert kinds == ["words", "codes", "ticks", "digits", "ticks", "words", "ticks"]
    assert all(column.width >= 25.0 for column in columns if column.kind is Kind.WORDS)


def test_choices_are_keyed_as_codes_where_ticks_have_no_room():
    questions = "\n".join(f"| | select_one sex | s{i} | 第{i}样 | | | | | | |" for i in range(10))
    assert {column.kind for column in table(roster(questions))} == {Kind.CODES}


def test_longer_lists_become_codes_first_and_days_and_times_have_their_own_cells(pages):
    kept = [line for line in MEMBERS.strip().splitlines() if "work" not in line and "rel" not in line]
    written = ("date | born | 出生日期", "time | at | 几点", "select_multiple need | had | 有过什么")
    form = roster("\n".join((*kept, *(f"| | {one} | | | | | |" for one in written))))
    kinds = {column.asked.question.name: column.kind.value for column in table(form)}
    assert (kinds["born"], kinds["at"]) == ("day", "clock")
    assert (kinds["sex"], kinds["need"]) == ("ticks", "codes")
    assert "年月日" in pages(form)[0].split("序号")[1]


@pytest.mark.parametrize(
    "questions",
    [
        "| | text | a | 意见 | | | | multiline | |",
        "| | image | a | 照片 | | | | | |",
        "| | text | a | 甲 | | | | | |\n| | note | n | 中间念一句 | | | | | |\n| | text | b | 乙 | | | | | |",
        "\n".join(f"| | text | t{i} | 第{i}样 | | | | | |" for i in range(7)),
        "| | text | a | Rindfleischetikettierungsüberwachung | | | | | |",
        f"| | text | a | {'请说一说为什么这样想' * 9} | | | | | |",
        "| | begin_group | g | 组 | | | | | |\n| | text | a | 甲 | | | | | |\n| | end_group | | | | | | | |",
    ],
    ids=[
        "several lines",
        "a photo",
        "a note in between",
        "too wide",
        "a long word",
        "a long label",
        "a group",
    ],
)
def test_what_does_not_fit_beside_each_other_is_printed_again_for_everybody(pages, questions):
    form = roster(questions)
    assert table(form) == ()
    assert "【家庭成员第3个】" in "".join(pages(form))


def test_a_note_in_front_is_read_out_before_the_table(pages):
    (text,) = pages(roster("| | note | n | 包括常住的老人。 | | | | | |\n" + MEMBERS.strip()))
    assert text.index("包括常住的老人。") < text.index("序号*1.称呼")


def test_a_form_of_three_hundred_questions_with_a_table_keeps_its_numbers(pages):
    many = "\n".join(f"| | select_one yesno | q{i} | 第{i}样 | | | | | | |" for i in range(293))
    text = "".join(pages(roster(before=many)))
    assert "293.第292样" in text
    assert "*294.称呼295.与户主的关系" in text


def test_the_line_of_choices_above_a_table_list_is_no_question_of_its_own():
    form = read_tables(
        "| survey |\n| | type | name | label | appearance |\n"
        "| | begin repeat | member | 家里人 | table-list |\n"
        "| | integer | age | 年龄 | |\n"
        "| | select_one yesno | work | 有工作吗 | |\n"
        "| | end repeat | | | |\n" + CHOICES
    )
    assert [unit.questions[0].path.rpartition("/")[2] for unit in Outline(form).units] == ["age", "work"]
