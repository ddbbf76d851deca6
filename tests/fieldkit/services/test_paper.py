"""``fieldkit paper`` and its service: from a form's file to a PDF on disk."""

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.paper.problems import PaperError
from fieldkit.posters.reading import read_codes
from fieldkit.questionnaires.problems import FormRefusedError
from fieldkit.services.paper import PaperService

CSV = """survey,,,
,type,name,label
,text,where,您住在{where}？
,select_one yesno,ok,满意吗？
choices,,,
,list_name,name,label
,yesno,yes,是
,yesno,no,否
settings,,,
,form_title,form_id,version
,入户问卷,visit,3
"""


@pytest.fixture
def csv_form(tmp_path):
    path = tmp_path / "入户问卷.csv"
    path.write_text(CSV.replace("{where}", "哪里"), encoding="utf-8")
    return path


def test_a_form_file_becomes_numbered_copies(run, csv_form, tmp_path):
    target = tmp_path / "out" / "纸.pdf"
    status, said, _ = run("paper", csv_form, "-o", target, "--copies", "3", "--from", "B-008")
    assert status == 0
    assert "B-008～B-010" in said
    assert target.read_bytes().startswith(b"%PDF")


def test_the_shipped_form_is_found_by_its_name(tmp_path):
    service = PaperService()
    made = service.make(service.form_named("居民需求与满意度"), tmp_path / "a.pdf")
    assert all(one.right for one in read_codes(made.path, made.qr_codes))


def test_texts_for_labels_and_the_notice_come_from_the_command_line(run, tmp_path):
    notice = tmp_path / "告知.txt"
    notice.write_text("您可以不参加。", encoding="utf-8")
    target = tmp_path / "a.pdf"
    words = ("--fill", "community=瑞丰社区", "--fill", "contact=0955-7012345", "--notice-file", notice)
    assert run("paper", "居民需求与满意度", "-o", target, *words)[0] == 0
    text = _text(target)
    assert "这里是瑞丰社区一刻钟便民生活圈" in text
    assert "请联系：0955-7012345。" in text
    assert "您可以不参加。" in text


def test_a_refused_form_leaves_no_file_and_says_why(run, tmp_path):
    form = tmp_path / "坏.csv"
    form.write_text("survey,,,,\n,type,name,label,relevant\n,text,a,甲,${nobody} = 1\n", encoding="utf-8")
    with pytest.raises(FormRefusedError):
        PaperService().form_named(str(form))
    status, _, said = run("paper", form, "-o", tmp_path / "a.pdf")
    assert status == 1
    assert "nobody" in said
    assert not (tmp_path / "a.pdf").exists()


def test_a_fill_without_an_equals_sign_is_wrong_usage(run, csv_form, tmp_path):
    assert run("paper", csv_form, "-o", tmp_path / "a.pdf", "--fill", "community")[0] == 2


def test_a_notice_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "告知.txt"
    path.write_bytes("告知".encode("gb18030"))
    with pytest.raises(FieldkitError) as caught:
        PaperService().notice(path)
    assert caught.value.code is PaperError.NOTICE_UNREADABLE


def test_a_problem_of_the_print_is_told_and_the_file_is_made(run, tmp_path):
    form = tmp_path / "a.csv"
    form.write_text(CSV.replace("{where}", "𠮷"), encoding="utf-8")
    status, _, said = run("paper", form, "-o", tmp_path / "a.pdf")
    assert status == 0
    assert "U+20BB7" in said


def _text(path):
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(text.split())
