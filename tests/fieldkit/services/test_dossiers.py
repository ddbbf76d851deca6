"""一圈一策: one content for each circle, written as .docx and .pdf, with nobody's personal data."""

import io
import re
import zipfile

import docx
import pypdfium2
import pytest
from PIL import Image

from fieldkit.cli.main import main
from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.reports.dossier.content import Document, Heading, Picture, Table, Writer, chinese
from fieldkit.reports.dossier.docx import docx_bytes
from fieldkit.reports.dossier.pdf import pdf_bytes
from fieldkit.reports.dossier.problems import DossierError
from fieldkit.services.dossiers import DossierService
from fieldkit.services.problems import ServiceError
from fieldkit.services.projects import ProjectService
from fieldkit.services.records import RecordService

CIRCLE = "向阳一刻钟便民生活圈"


@pytest.fixture
def lively(sample):
    """向阳 with a demand that became a project, a finished project, a contact, a task, a policy."""
    records = RecordService(sample)
    areas = {name: one for one, name in records.names("area").items()}
    circle = {name: one for one, name in records.names("circle").items()}[CIRCLE]
    records.set(
        circle,
        {"policy": "对新引进的洗染店减免首年租金。", "hotline": "0955-7012345", "started_on": "2026-03-01"},
    )
    project = ProjectService(sample).project_of(
        ProjectService(sample).demand_of_gap(areas["向阳社区"], "B06", is_absent=True)
    )
    records.set(
        project,
        {"work": "新建", "place": "民生路365号", "responsible": "区商务局", "due": "2026-12-31", "budget": "35.5",
         "subsidy": "10", "mode": "企业投资政府补贴"},
    )  # fmt: skip
    records.add(
        "project",
        {"name": "早餐示范店改造", "circle": CIRCLE, "stage": "已完工", "finished_on": "2026-05-20", "satisfaction": "92.5",
         "satisfaction_n": "80", "budget": "12"},
    )  # fmt: skip
    records.add(
        "contact",
        {"name": "张三", "unit": "区商务局", "role": "联络员", "duty": "协调", "phone": "13995550000"},
    )
    records.add("task", {"name": "完成选址", "units": "区商务局", "area": "向阳社区", "due": "2026-09-30"})
    return sample


def words_of_docx(path):
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def words_of_pdf(path):
    document = pypdfium2.PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def bare(text):
    return re.sub(r"\s", "", text)


def test_a_circles_dossier_says_what_the_documents_ask(lively):
    document = DossierService(lively).circle(_id(lively))
    heads = [one.text for one in document.blocks if isinstance(one, Heading) and one.level == 1]
    assert heads == [
        "一、基本情况", "二、业态现状和短板", "三、居民需求和建设项目", "四、责任分工和时间安排", "五、政策措施",
        "六、组织和联系方式", "七、数据来源和说明", "附录  网点名录",
    ]  # fmt: skip
    tables = {one.caption.split("  ")[1]: one for one in document.blocks if isinstance(one, Table)}
    project = tables["项目清单"].rows[0]
    assert project[2:9] == (
        "洗染店",
        "新建",
        "民生路365号",
        "区商务局",
        "2026.12.31",
        "35.5",
        "企业投资政府补贴",
    )
    finished = tables["满意清单"]
    assert dict(zip([one.title for one in finished.columns], finished.rows[0], strict=True)) == {
        "序号": "1",
        "项目名称": "早餐示范店改造",
        "完工日期": "2026.05.20",
        "回访人数": "80",
        "回访满意率（%）": "92.5",
        "进度": "已完工",
    }
    assert tables["居民需求清单"].rows[0][1:4] == ("缺少洗染店", "洗染店", "向阳社区")
    assert tables["本圈任务"].rows[0][1:3] == ("完成选址", "区商务局")
    assert len(tables["方案任务分工"].rows) == 13
    assert any(isinstance(one, Picture) and one.png.startswith(b"\x89PNG") for one in document.blocks)


def test_the_coverage_table_shades_what_is_lacking_in_each_community_and_the_whole(sample):
    document = DossierService(sample).circle(_id(sample))
    table = next(one for one in document.blocks if isinstance(one, Table) and "覆盖情况" in one.caption)
    assert [one.title for one in table.columns] == ["业态", "类别", "向阳社区", "阳光社区", "全圈"]
    laundry = next(at for at, row in enumerate(table.rows) if row[0] == "洗染")
    assert table.rows[laundry][2:] == ("缺失（0）", "缺失（0）", "缺失")
    assert {(laundry, 2), (laundry, 3), (laundry, 4)} <= table.shaded


def test_a_type_reported_as_existing_that_nobody_recorded_is_pointed_out(sample):
    said = "".join(getattr(one, "text", "") for one in DossierService(sample).circle(_id(sample)).blocks)
    assert "其中洗染店填报为已有，但登记的网点中没有，请核实" in said


def test_word_and_pdf_say_the_same(lively, tmp_path):
    service = DossierService(lively)
    document = service.circle(_id(lively))
    word = bare(words_of_docx(service.make_one("向阳", tmp_path / "向阳.docx")))
    print_ = bare(words_of_pdf(service.make_one("向阳", tmp_path / "向阳.pdf")))
    for block in document.blocks:
        for text in [getattr(block, "text", None) or getattr(block, "caption", "")]:
            assert bare(text) in word
            assert bare(text)[:20] in print_
    assert word.count("洗染店") > 3


def test_nobodys_name_or_phone_is_printed_unless_asked(lively, tmp_path):
    service = DossierService(lively)
    quiet = words_of_docx(service.make_one(CIRCLE, tmp_path / "一.docx"))
    assert "13995550000" not in bare(quiet)
    assert "张三" not in quiet
    assert "0955-7012345" in bare(quiet)
    named = words_of_docx(service.make_one(CIRCLE, tmp_path / "二.docx", with_names=True))
    assert "张三" in named
    phones = [
        row["phone"]
        for row in RecordService(lively)
        .rows("outlet", RecordService(lively).ids("outlet"), ("phone",))
        .values()
    ]
    assert not [one for one in phones if one and str(one) in bare(quiet)]


def test_the_docx_names_the_fonts_of_offices_and_counts_its_pages(sample, tmp_path):
    path = DossierService(sample).make_one("瑞丰", tmp_path / "瑞丰.docx")
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        body = archive.read("word/document.xml").decode()
        feet = [archive.read(one).decode() for one in archive.namelist() if "footer" in one]
    for font in ("仿宋", "黑体", "楷体", "方正小标宋简体"):
        assert f'w:eastAsia="{font}"' in body
    assert any("PAGE" in one for one in feet)
    assert "<w:tblHeader/>" in body
    # the order that the format prescribes within a cell
    assert not re.search(r"<w:vAlign[^>]*/><w:shd", body)


def test_one_and_n(workspace, tmp_path):
    records = RecordService(workspace)
    for number, name in enumerate(("甲圈", "乙圈"), start=1):
        records.add("circle", {"name": name, "number": str(number)})
    made = DossierService(workspace).make_all(tmp_path / "全部", ending=".pdf")
    assert [one.name for one in made] == ["00_总体方案.pdf", "01_甲圈.pdf", "02_乙圈.pdf"]
    assert "共划分便民生活圈2个" in bare(words_of_pdf(made[0]))
    assert "还没有登记社区" in bare(words_of_pdf(made[1]))


def test_the_overall_plan_lists_every_circle_and_target(sample):
    from fieldkit.services.dossier_facts import DossierFacts
    from fieldkit.services.dossier_overall import overall

    with sample.database.read() as connection:
        document = overall(DossierFacts(sample, connection, "zhongwei"))
    tables = {one.caption.split("  ")[1]: one for one in document.blocks if isinstance(one, Table)}
    assert len(tables["生活圈一览"].rows) == 24
    assert sum(int(row[3]) for row in tables["生活圈一览"].rows) == 318_888
    assert ("便民生活圈覆盖率", "2025.12.31") in [row[:2] for row in tables["方案目标完成情况"].rows]
    assert document.title == "中卫市一刻钟便民生活圈建设总体方案"


def test_other_endings_and_unknown_circles_are_refused(sample, tmp_path):
    with pytest.raises(UsageError) as refused:
        DossierService(sample).make_one("向阳", tmp_path / "方案.doc")
    assert refused.value.code is DossierError.NO_SUCH_FORMAT
    with pytest.raises(FieldkitError) as refused:
        DossierService(sample).make_one("没有的圈", tmp_path / "方案.docx")
    assert refused.value.code is ServiceError.NO_SUCH_CIRCLE
    assert not list(tmp_path.glob("方案*"))


def test_the_command_line_writes_one_or_all(sample, tmp_path, capsys):
    folder = str(sample.path)
    sample.close()
    assert main(["dossier", folder, "向阳", "-o", str(tmp_path / "方案.docx")]) == 0
    assert "方案.docx" in capsys.readouterr().out
    assert main(["dossier", folder, "--overall", "-o", str(tmp_path / "总.pdf")]) == 0
    assert (tmp_path / "总.pdf").read_bytes().startswith(b"%PDF")
    assert main(["dossier", folder, "-o", str(tmp_path / "无.pdf")]) == 2


def test_chapters_are_counted_in_chinese():
    assert [chinese(one) for one in (1, 10, 11, 20, 35)] == ["一", "十", "十一", "二十", "三十五"]


def _id(workspace):
    return {name: one for one, name in RecordService(workspace).names("circle").items()}[CIRCLE]


def test_each_picture_of_a_dossier_has_a_number_a_sentence_and_words_for_those_who_cannot_see_it(
    lively, tmp_path
):
    path = DossierService(lively).make_one(CIRCLE, tmp_path / "向阳.docx")
    pictures = [one for one in DossierService(lively).circle(_id(lively)).blocks if isinstance(one, Picture)]
    assert [one.caption[:2] for one in pictures] == ["图1", "图2", "图3"]
    read_out = [one._inline.docPr.get("descr") for one in docx.Document(str(path)).inline_shapes]
    assert read_out == [one.alt for one in pictures]
    assert "本圈（图中2号）缺失业态7种，全部24个生活圈中有7个缺得更多、14个缺得更少。" in read_out[1]


@pytest.mark.parametrize("lines", [20, 22])
def test_what_is_said_of_a_picture_stands_on_its_page(lines):
    """Wherever the page ends: the sentence stood alone at its foot, the picture on the next one."""
    png = io.BytesIO()
    Image.new("RGB", (100, 40), "white").save(png, "png")
    writer = Writer()
    for at in range(lines):
        writer.say(f"第{at + 1}行。")
    writer.say("横线是区间。")
    writer.picture(png.getvalue(), "满意度")
    document = Document("方案", "", "区商务局", "2026年6月30日", tuple(writer.blocks))
    pages = pypdfium2.PdfDocument(pdf_bytes(document))
    with_sentence = [one for one in pages if "横线是区间" in one.get_textpage().get_text_range()]
    assert ["图1" in one.get_textpage().get_text_range() for one in with_sentence] == [True]
    pages.close()
    word = docx.Document(io.BytesIO(docx_bytes(document)))
    sentence = next(one for one in word.paragraphs if one.text == "横线是区间。")
    assert sentence.paragraph_format.keep_with_next


def test_a_dossier_says_why_a_picture_is_missing(sample, tmp_path):
    path = DossierService(sample).make_overall(tmp_path / "总体.docx")
    assert "有效答卷还不够（每处至少5份），未画满意度图。" in words_of_docx(path)
