"""The notice: what a resident is told, and that its version follows from its words."""

import pytest

from fieldkit.registers.consent import Consent, NoticeTerms, notice

TERMS = NoticeTerms(handler="文昌街道办事处", contact="0955-1234567")


def test_a_notice_says_who_what_for_which_data_how_long_and_which_rights():
    words = "\n".join(notice(TERMS).lines)
    for part in ("文昌街道办事处", "0955-1234567", "为什么问", "记录什么", "保存多久", "撤回同意"):
        assert part in words


def test_other_words_make_another_version():
    longer = NoticeTerms(handler="文昌街道办事处", contact="0955-1234567", retention="12 个月")
    assert notice(longer).version != notice(TERMS).version
    assert notice(TERMS).version == notice(TERMS).version


def test_the_version_is_the_same_in_every_language():
    assert notice(TERMS, "en").version == notice(TERMS, "zh").version
    assert notice(TERMS, "en").lines[0] == "Who handles your answers: 文昌街道办事处."


def test_sensitive_answers_are_named_only_where_they_are_asked_for():
    assert not any("敏感" in line for line in notice(TERMS).lines)
    asked = NoticeTerms(handler="街道", contact="1", necessity="残疾情况，用来安排上门服务")
    assert any("残疾情况" in line and "另外征得" in line for line in notice(asked).lines)


def test_the_notice_never_denies_names_that_are_taken():
    assert "不记姓名和电话。" in notice(TERMS).lines
    with_names = NoticeTerms(handler="街道", contact="1", personal="预约上门")
    assert "不记姓名和电话。" not in notice(with_names).lines
    assert "另外记录：您的称呼和电话，用途是预约上门。" in notice(with_names).lines


def test_a_notice_without_a_name_or_a_contact_is_not_finished():
    assert NoticeTerms().missing == ("handler", "contact")
    assert TERMS.missing == ()


@pytest.mark.parametrize(
    ("consent", "may"),
    [
        (Consent("read_out"), True),
        (Consent("read_out", is_minor=True), False),
        (Consent("signed", is_minor=True, guardian=True), True),
    ],
)
def test_a_child_is_interviewed_only_with_its_guardians_consent(consent, may):
    assert consent.may_begin is may
