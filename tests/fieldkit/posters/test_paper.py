"""The finished paper form: what a reader finds in the file, and what a phone finds in its codes."""

from dataclasses import replace

import pypdfium2
import pytest

from fieldkit.kernel.errors import FieldkitError, OperationCancelledError
from fieldkit.kernel.progress import Progress
from fieldkit.posters.paper.front import FRONT_BOTTOM, front_blocks, front_bottom, front_shapes
from fieldkit.posters.paper.make import make_paper
from fieldkit.posters.paper.options import option_rows
from fieldkit.posters.paper.outline import Outline
from fieldkit.posters.paper.pages import broken
from fieldkit.posters.paper.problems import PaperError, PaperProblem
from fieldkit.posters.paper.questions import BlockMaker
from fieldkit.posters.paper.setting import BODY_BOTTOM, BODY_TOP, LEFT, RIGHT, Block, Row, Setter
from fieldkit.posters.paper.sheets import SheetCode, read_sheet_code, sheet_numbers
from fieldkit.posters.paper.spec import Header, PaperSpec
from fieldkit.posters.paper.wording import PrintedChoice, Speaker
from fieldkit.posters.paper.write_ins import write_in
from fieldkit.posters.reading import read_codes
from fieldkit.posters.shapes import Box, Passage, Path
from fieldkit.questionnaires.reader import read_tables, shipped_form

CHOICES = """
| choices |
| | list_name | name | label |
| | yesno | yes | 是 |
| | yesno | no | 否 |
| | scale | 1 | 满意 |
| | scale | 5 | 不满意 |
"""


def form_of(survey, *, choices="", title="入户问卷"):
    settings = f"| settings |\n| | form_title | form_id | version |\n| | {title} | visit | 3 |\n"
    return read_tables(f"| survey |\n{survey.strip()}\n{CHOICES.rstrip()}\n{choices}{settings}", name="问卷")


def many_questions(count):
    lines = ["| | type | name | label |"]
    lines += [f"| | select_one yesno | q{i} | 第{i}个问题，家里有没有这样东西？ |" for i in range(count)]
    return form_of("\n".join(lines))


@pytest.fixture
def pdf(tmp_path):
    """Print a form; what the pages say is found without breaks."""

    def build(form, name="a.pdf", **values):
        result = make_paper(PaperSpec(form, **values), tmp_path / name, Progress())
        document = pypdfium2.PdfDocument(result.path)
        result_pages = ["".join(page.get_textpage().get_text_range().split()) for page in document]
        document.close()
        return result, result_pages

    return build


def test_the_shipped_form_is_printed_with_numbers_boxes_codes_and_skips(pdf):
    result, pages = pdf(shipped_form())
    text = "".join(pages)
    assert "*1.您愿意参加这次调查吗？" in text
    assert "□1.同意" in text
    assert "□2.不同意" in text
    assert "→答“同意”的，跳到第4题。" in text
    assert "仅当第8题选了“其他”时回答" in text
    assert "（最多选3项）" in text
    assert "工作摸底用，非统计调查表" in pages[0]
    assert all(word in pages[0] for word in ("小区", "楼栋", "单元", "户号", "访员", "日期"))
    assert result.problems == ()


def test_every_page_says_which_it_is_of_how_many_with_version_and_sheet(pdf):
    result, pages = pdf(shipped_form(), first_sheet="A07-0012")
    assert len(pages) == result.pages > 2
    for number, text in enumerate(pages, start=1):
        assert f"第{number}页/共{len(pages)}页" in text
        assert "问卷版本2026.1" in text
        assert "编号A07-0012" in text


def test_a_form_with_an_approved_header_shows_the_four_entries_and_not_the_label(pdf):
    header = Header("商摸1表", "某某市商务局", "某统〔2026〕12号", "2027年12月")
    _, pages = pdf(many_questions(1), header=header)
    for words in (
        "号：商摸1表",
        "制定机关：某某市商务局",
        "批准文号：某统〔2026〕12号",
        "有效期限：2027年12月",
    ):
        assert words in pages[0]
    assert "非统计调查表" not in pages[0]


def test_a_label_of_ones_own_and_a_notice_are_printed(pdf):
    _, pages = pdf(many_questions(1), label="街道内部摸底", notice="您好！\n可以不参加。")
    assert "街道内部摸底" in pages[0]
    assert "告知您好！可以不参加。" in pages[0]


def test_the_code_of_each_page_names_form_version_and_sheet(pdf):
    result, _ = pdf(shipped_form(), copies=2, first_sheet="0099")
    assert result.sheets == ("0099", "0100")
    read = [read_sheet_code(one.decoded) for one in read_codes(result.path, result.qr_codes)]
    pages = result.pages // 2
    assert read == [
        SheetCode("resident_needs", "2026.1", sheet) for sheet in result.sheets for _ in range(pages)
    ]


def test_the_same_form_gives_the_same_bytes(pdf):
    first, _ = pdf(shipped_form(), "a.pdf", copies=2)
    second, _ = pdf(shipped_form(), "b.pdf", copies=2)
    assert first.path.read_bytes() == second.path.read_bytes()


def test_a_form_of_three_hundred_questions_keeps_each_question_on_one_page(pdf):
    result, pages = pdf(many_questions(300))
    for number in range(1, 301):
        holding = [text for text in pages if f"{number}.第{number - 1}个问题" in text]
        assert len(holding) == 1
    assert result.pages < 40


def test_a_character_without_a_glyph_is_reported_and_never_printed_as_tofu(pdf):
    form = form_of("""
| | type | name | label |
| | text | a | 𠮷野家怎么样？ |
""")
    result, pages = pdf(form)
    assert [one.code for one in result.problems] == [PaperProblem.GLYPH_MISSING]
    assert "U+20BB7" in result.problems[0].say("zh")
    assert "〓野家怎么样？" in pages[0]


def test_too_many_choices_are_written_and_the_author_is_told(pdf):
    rows = "".join(f"| | streets | s{i} | 第{i}街 |\n" for i in range(200))
    form = form_of(
        """
| | type | name | label |
| | select_one streets | street | 哪条街？ |
""",
        choices=rows,
    )
    result, pages = pdf(form)
    assert "第7街" not in pages[0]
    assert "填写：" in pages[0]
    assert [one.code for one in result.problems] == [PaperProblem.CHOICES_NOT_PRINTED]


def test_a_repeat_of_long_answers_is_printed_as_often_as_the_form_says_or_three_times(pdf):
    survey = """
| | type | name | label | repeat_count | appearance |
| | begin_repeat | r | 成员 | {count} | |
| | text | a | 意见 | | multiline |
| | end_repeat | | | | |
"""
    _, free = pdf(form_of(survey.format(count="")))
    assert "【成员第3个】" in free[0]
    assert "【成员第4个】" not in free[0]
    assert "如有更多，另附纸。" in free[0]
    _, fixed = pdf(form_of(survey.format(count="2")), "b.pdf")
    assert "【成员第2个】" in fixed[0]
    assert "【成员第3个】" not in fixed[0]
    assert "如有更多" not in fixed[0]


def test_a_table_longer_than_a_page_repeats_its_head(pdf):
    rows = "\n".join(f"| | select_one scale | s{i} | 服务{i} | |" for i in range(60))
    form = form_of(f"""
| | type | name | label | appearance |
| | begin_group | g | 满意吗 | table-list |
{rows}
| | end_group | | | |
""")
    _, pages = pdf(form)
    assert len(pages) > 1
    assert all("满意不满意" in text for text in pages)
    assert all("□1□5" in text for text in pages)


def test_words_of_the_sheet_are_english_for_a_form_in_english(pdf):
    _, pages = pdf(shipped_form(), language="en")
    assert "Ifthereare" not in pages[0]
    assert "page1of" in pages[0]
    assert "□1.Yes" in pages[0]


def test_long_words_of_every_kind_stay_inside_the_sheet(pdf):
    form = form_of(
        f"""
| | type | name | label | hint |
| | select_one long | a | {"很长的题目，" * 400} | {"提示" * 90} |
| | text | b | {"a" * 400} | |
| | select_one scale | c | 满意吗 | |
""",
        choices="".join(f"| | long | c{i} | {'选项' * (3 + 30 * (i % 5))} |\n" for i in range(30)),
        title="调查" * 60,
    )
    _, pages = pdf(form, label="说明" * 90, first_sheet="A" * 14 + "000001", notice="告知。" * 300)
    assert "".join(pages).count("目") >= 399
    assert "□30" in "".join(pages)
    spec = PaperSpec(form, label="说明" * 90, notice="告知。" * 300)
    setter = Setter()
    outline = Outline(form)
    maker = BlockMaker(spec, outline, Speaker(spec, outline), setter)
    front = front_shapes(spec, setter)
    top = front_bottom(front)
    assert all(shape.bounds.bottom <= top for shape in front if isinstance(shape, Passage))
    for shapes in broken([*front_blocks(spec, setter), *maker.blocks(outline.elements)], top):
        for shape in shapes:
            if isinstance(shape, Passage):
                assert shape.bounds.x >= LEFT - 0.01
                assert shape.bounds.right <= RIGHT + 0.01
                assert shape.bounds.bottom <= BODY_BOTTOM + 0.01


def test_a_long_form_id_still_gives_a_code_that_can_be_read(pdf):
    form = replace(shipped_form(), id="居民需求调查" * 14)
    result, _ = pdf(form)
    assert read_sheet_code(result.qr_codes[-1].payload).form == form.id


def test_an_unknown_language_is_refused_by_naming_those_of_the_form(pdf):
    with pytest.raises(FieldkitError) as caught:
        pdf(shipped_form(), language="fr")
    assert caught.value.code is PaperError.LANGUAGE
    assert "English (en)" in caught.value.say("zh")


def test_a_form_of_notes_only_is_printed_and_its_author_told(pdf):
    form = form_of("""
| | type | name | label |
| | note | a | 您好 |
""")
    result, pages = pdf(form)
    assert "您好" in pages[0]
    assert [one.code for one in result.problems] == [PaperProblem.NO_QUESTIONS]


def test_nothing_is_left_where_the_file_cannot_be_written(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(FieldkitError) as caught:
        make_paper(PaperSpec(many_questions(1)), tmp_path / "folder", Progress())
    assert caught.value.code is PaperError.CANNOT_SAVE
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


def test_stopping_leaves_no_file(tmp_path):
    progress = Progress()
    progress.cancel()
    with pytest.raises(OperationCancelledError):
        make_paper(PaperSpec(many_questions(1)), tmp_path / "a.pdf", progress)
    assert not list(tmp_path.iterdir())


def test_sheet_numbers_count_up_and_keep_their_zeros():
    assert sheet_numbers("A07-0098", 4) == ("A07-0098", "A07-0099", "A07-0100", "A07-0101")
    assert sheet_numbers("9", 2) == ("9", "10")


@pytest.mark.parametrize("first", ["", "甲1", "A", "098-A", "1" * 21, "98"])
def test_a_number_that_cannot_be_counted_up_is_refused(first):
    with pytest.raises(FieldkitError) as caught:
        sheet_numbers(first, 5)
    assert caught.value.code is PaperError.SHEET_NUMBER


@pytest.mark.parametrize("copies", [0, -1, 1_000_000])
def test_a_senseless_number_of_copies_is_refused(copies):
    with pytest.raises(FieldkitError) as caught:
        sheet_numbers("1", copies)
    assert caught.value.code is PaperError.COPIES


@pytest.mark.parametrize(
    "text", ["", "https://example.com/?form=a&sheet=1", "fieldkit:paper?form=a", "fieldkit:paper?sheet=1"]
)
def test_a_code_from_elsewhere_is_no_sheet(text):
    assert read_sheet_code(text) is None


def test_a_code_survives_any_form_id_and_version():
    code = SheetCode("居民 & 需求?", "1.0=β", "A-01")
    assert code.payload.isascii()
    assert read_sheet_code(code.payload) == code


def test_a_block_is_moved_whole_to_the_next_page_with_its_heading():
    words = Setter().words("字", 0.0, 0.0)
    room = BODY_BOTTOM - FRONT_BOTTOM
    first = Block((Row(room - 20.0, (words,)),))
    heading = Block((Row(8.0, (words,)),), stays_with_next=True)
    question = Block((Row(10.0, (words,)), Row(10.0, (words,))))
    pages = broken([first, heading, question])
    assert [len(shapes) for shapes in pages] == [1, 3]
    assert min(shape.bounds.y for shape in pages[1]) >= BODY_TOP


def test_a_block_that_fits_a_page_is_not_begun_where_it_cannot_end():
    words = Setter().words("字", 0.0, 0.0)
    first = Block((Row(BODY_BOTTOM - FRONT_BOTTOM - 70.0, (words,)),))
    pages = broken([first, Block(tuple(Row(10.0, (words,)) for _ in range(10)))])
    assert [len(shapes) for shapes in pages] == [1, 10]


@pytest.mark.parametrize(
    ("question", "boxes", "lines"),
    [
        ("| | integer | a | 甲 | | . <= 120 |", 3, 0),
        ("| | integer | a | 甲 | | |", 0, 1),
        ("| | decimal | a | 甲 | | . <= 120 |", 0, 1),
        ("| | text | a | 甲 | | |", 0, 1),
        ("| | text | a | 甲 | multiline | |", 0, 3),
        ("| | text | a | 甲 | | regex(., '[0-9]{11}') |", 11, 0),
        ("| | date | a | 甲 | | |", 8, 0),
        ("| | date | a | 甲 | month-year | |", 6, 0),
        ("| | date | a | 甲 | year | |", 4, 0),
        ("| | time | a | 甲 | | |", 4, 0),
        ("| | dateTime | a | 甲 | | |", 12, 0),
        ("| | image | a | 甲 | signature | |", 1, 0),
    ],
)
def test_room_for_writing_follows_the_type(question, boxes, lines):
    form = form_of(f"| | type | name | label | appearance | constraint |\n{question}")
    asked = next(iter(form.questions.values()))
    shapes = [
        shape for row in write_in(asked, form.binds[asked.path], Setter(), "zh") for shape in row.shapes
    ]
    assert sum(isinstance(shape, Box) for shape in shapes) == boxes
    assert sum(isinstance(shape, Path) for shape in shapes) == lines


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ("start=0 end=30 step=5", ["□ 0", "□ 5", "□ 10", "□ 15", "□ 20", "□ 25", "□ 30"]),
        ("start=1 end=2 step=0.5", ["□ 1", "□ 1.5", "□ 2"]),
        ("start=5 end=1 step=1", ["□ 5", "□ 4", "□ 3", "□ 2", "□ 1"]),
        ("start=0 end=100 step=1", ["（0 到 100）"]),
        ("start=0 end=100 step=0.5", ["（0 到 100，每 0.5 一档）"]),
    ],
)
def test_scale_of_few_steps_is_ticked_and_a_fine_one_written(parameters, words):
    form = form_of(f"| | type | name | label | parameters |\n| | range | a | 甲 | {parameters} |")
    asked = form.questions["/data/a"]
    rows = write_in(asked, form.binds["/data/a"], Setter(), "zh")
    assert [shape.text for row in rows for shape in row.shapes if isinstance(shape, Passage)] == words


def test_short_choices_stand_in_columns_and_a_long_one_takes_several():
    labels = ["便利店", "超市", "菜市场", "早餐店", "药店", "维修点（修鞋、配钥匙等）"]
    choices = tuple(PrintedChoice(str(i), str(i), label) for i, label in enumerate(labels, start=1))
    rows = option_rows(choices, Setter())
    assert [len(row.shapes) for row in rows] == [5, 1]
    middling = (PrintedChoice("1", "1", "社区食堂、老年助餐"),) * 4
    assert [len(row.shapes) for row in option_rows(middling, Setter())] == [3, 1]


def test_a_block_higher_than_a_page_is_cut_between_rows_only():
    words = Setter().words("字", 0.0, 0.0)
    block = Block(tuple(Row(10.0, (words,)) for _ in range(60)), heading=(Row(6.0, (words,)),))
    pages = broken([block])
    assert len(pages) == 3
    assert all(shape.bounds.bottom <= BODY_BOTTOM for shapes in pages for shape in shapes)
    assert sum(len(shapes) for shapes in pages) == 60 + len(pages)
