"""From typed text to canonical values and back: nothing typed is lost, what stands for nothing is refused."""

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fieldkit.registers.business_types import business_types
from fieldkit.registers.catalogue import KINDS, kind_of
from fieldkit.registers.kinds import FieldType
from fieldkit.registers.problems import RegisterProblem
from fieldkit.registers.reading import display, read_typed
from fieldkit.registers.records import several

OUTLET, CIRCLE, AREA = kind_of("outlet"), kind_of("circle"), kind_of("area")
EVERY = [field for kind in KINDS for field in kind.fields]
TYPED = [field for field in EVERY if field.type is not FieldType.FILES]
CODES = [one.code for one in business_types()]
OPEN = [
    field for field in TYPED
    if not field.options
    and field.type
    not in {FieldType.YES_NO, FieldType.REFERENCE, FieldType.BUSINESS_TYPE, FieldType.BUSINESS_TYPES}
]  # fmt: skip
WORDS = [
    "13812345678", "0955", "7012345", "-", " ", "转", "8", "、", "和", "王", "+86", "电话：", "周一", "周五", "至",
    "8:30", "22:00", "24小时", "休息", "，", "次日", "105.18952", "37.51403", "高德", "±10米", "人", "㎡", "2026", "年",
    "5", "月", "18日", "/", ".", "Mon", "lat", "约", "（", "×",
]  # fmt: skip
FEWER = settings(max_examples=max(8, settings.default.max_examples // 5))
"""For tests that run once for each of many fields."""
TEXTS = st.text(max_size=20) | st.lists(st.sampled_from(WORDS), max_size=7).map("".join)


def values_of(field):
    """Canonical values of a field that holds choices."""
    match field.type:
        case FieldType.YES_NO:
            return st.sampled_from(["0", "1"])
        case FieldType.CHOICE:
            return st.sampled_from([option.code for option in field.options])
        case FieldType.CHOICES:
            return st.sets(st.sampled_from([option.code for option in field.options])).map(
                lambda codes: several(field, codes)
            )
        case FieldType.BUSINESS_TYPE:
            return st.sampled_from(CODES)
        case FieldType.BUSINESS_TYPES:
            return st.sets(st.sampled_from(CODES)).map(lambda codes: several(field, codes))
        case FieldType.REFERENCE:
            return st.just(
                {"area": "a", "circle": "d", "project": "e", "demand": "f", "meeting": "1"}[field.target] * 32
            )
        case _:
            return st.none()


@pytest.mark.parametrize("field", [one for one in TYPED if one not in OPEN], ids=lambda one: one.key)
@pytest.mark.parametrize("language", ["zh", "en"])
@FEWER
@given(data=st.data())
def test_what_people_read_of_a_choice_reads_back_to_it_in_both_languages(field, language, names, data):
    value = data.draw(values_of(field))
    shown = display(field, value, names, language)
    reading = read_typed(field, shown, names)
    assert (reading.value, reading.as_written, reading.refused) == (value, None, None)
    assert value is None or shown != value or language == "en", "people read names, not codes"


@pytest.mark.parametrize("field", OPEN, ids=lambda one: one.key)
@pytest.mark.parametrize("language", ["zh", "en"])
@FEWER
@given(typed=TEXTS)
@example(typed="、")
@example(typed="周一24小时")
@example(typed="105.1895249,37.5 高德 精度12.34米")
@example(typed="3，4人")
def test_what_people_read_of_anything_typed_reads_back_to_the_stored_value(field, language, names, typed):
    stored = read_typed(field, typed, names)
    assert stored.refused is None, "a wrong number or phone is kept, not refused"
    shown = display(field, stored.value, names, language)
    assert read_typed(field, shown, names).value == stored.value


@pytest.mark.parametrize("key", ["phone", "staff", "area_m2"])
@given(typed=TEXTS)
@example(typed="phone1")
@example(typed="和平饭店 0955")
@example(typed="约3人")
@example(typed="3，4")
def test_text_that_is_no_number_keeps_every_letter_and_digit(names, key, typed):
    value = read_typed(OUTLET.field(key), typed, names).value or ""
    if not re.fullmatch(r"[0-9、.+-]+", value):
        assert _letters_and_digits(value) == _letters_and_digits(typed)


def _letters_and_digits(text):
    # signs that nobody sees and half-width forms are folding, not loss
    return [char for char in unicodedata.normalize("NFKC", text) if char.isalnum()]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("phone1", "phone1"), ("电话", "电话"), ("和平饭店 0955", "和平饭店 0955"), ("老王 13812345678", "老王 13812345678"),
        ("问老王、13812345678", "问老王、13812345678"), ("1.5", "1.5"), ("（0955）70123", "0955-70123"),
        ("电话：0955-7012345", "0955-7012345"), ("+86 1381", "+86 1381"), ("13812345678/13912345678", "13812345678、13912345678"),
    ],
)  # fmt: skip
def test_a_phone_that_is_no_number_stays_as_typed(names, typed, kept):
    assert read_typed(OUTLET.field("phone"), typed, names).value == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("3 人", "3"), ("１２人", "12"), ("12,345 人", "12345"), ("1,234,567", "1234567"), ("3，4", "3，4"), ("12,5", "12,5"),
        ("约3人", "约3人"), ("1.2万人", "1.2万人"), ("三", "三"), ("-3", "-3"), ("1_000", "1_000"), ("inf", "inf"),
    ],
)  # fmt: skip
def test_a_count_is_read_with_its_unit_and_what_could_be_two_numbers_stays(names, typed, kept):
    assert read_typed(OUTLET.field("staff"), typed, names).value == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("85.50㎡", "85.5"), ("85 平方米", "85"), ("0.5km²", "0.5"), ("1.35 平方公里", "1.35"), (".5", "0.5")],
)
def test_a_measure_is_read_with_its_unit(names, typed, kept):
    assert read_typed(CIRCLE.field("area_km2"), typed, names).value == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2026年5月8日", "2026-05-08"), ("2026/5/8", "2026-05-08"), ("2026.5.8", "2026-05-08"), ("20260508", "2026-05-08"),
        ("２０２６－０５－０８", "2026-05-08"), ("2026年5月", "2026年5月"), ("去年 夏天", "去年 夏天"), ("2026-02-31", "2026-02-31"),
        ("May 18 2026", "May 18 2026"),
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it_and_other_text_stays(names, typed, kept):
    assert read_typed(OUTLET.field("stage_date"), typed, names).value == kept


@pytest.mark.parametrize("one", business_types(), ids=lambda one: one.code)
def test_every_alias_of_a_business_type_is_read_and_its_wording_kept(names, one):
    field = OUTLET.field("business_type")
    for written in (one.code, one.name.zh, one.name.en):
        reading = read_typed(field, written, names)
        assert reading.values(field) == {"business_type": one.code, "business_type_text": None}
    for alias in one.aliases:
        reading = read_typed(field, alias.text, names)
        own = alias.text in {one.code, one.name.zh, one.name.en}
        assert (reading.value, reading.as_written) == (one.code, None if own else alias.text)


def test_a_business_type_that_nobody_knows_keeps_its_wording_and_no_code(names):
    field = OUTLET.field("business_type")
    reading = read_typed(field, " 磨剪子  戗菜刀 ", names)
    assert reading.values(field) == {"business_type": None, "business_type_text": "磨剪子 戗菜刀"}
    assert read_typed(field, " ", names).values(field) == {"business_type": None}


@pytest.mark.parametrize("field", [one for one in EVERY if one.options], ids=lambda one: one.key)
def test_every_label_and_alias_of_a_choice_is_read(field, names):
    for option in field.options:
        for written in (option.code, option.code.upper(), option.label.zh, option.label.en, *option.aliases):
            assert read_typed(field, f" {written} ", names).value == option.code


def test_a_choice_that_does_not_exist_is_refused_with_those_that_do(names):
    reading = read_typed(OUTLET.field("status"), "倒闭", names)
    assert reading.value is None
    assert reading.refused.code is RegisterProblem.NO_SUCH_CHOICE
    for language, known in (("zh", "关门待查"), ("en", "closed, to be checked")):
        sentence = reading.refused.say(language)
        assert "倒闭" in sentence
        assert known in sentence


def test_one_unknown_among_several_choices_refuses_all_and_names_it(names):
    reading = read_typed(OUTLET.field("services"), "打印、算命、配钥匙", names)
    assert reading.value is None
    assert "算命" in reading.refused.say("zh")
    types = read_typed(CIRCLE.field("existing_types"), "便利店、算命", names)
    assert types.refused.code is RegisterProblem.NO_SUCH_BUSINESS_TYPE


@pytest.mark.parametrize(
    "typed",
    ["打印、快递", "打印;快递", "快递，打印", "快递/打印", "打印  快递", "快递\n打印", "打印、快递、打印"],
)
def test_several_choices_are_parted_in_the_ways_people_part_them(names, typed):
    assert read_typed(OUTLET.field("services"), typed, names).value == "parcels;printing"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("是", "1"),
        ("√", "1"),
        ("有", "1"),
        ("Yes", "1"),
        ("１", "1"),
        ("否", "0"),
        ("没有", "0"),
        ("N", "0"),
        ("×", "0"),
    ],
)
def test_yes_and_no_are_read_in_their_many_forms(names, typed, value):
    assert read_typed(OUTLET.field("open_24h"), typed, names).value == value


def test_neither_yes_nor_no_is_refused(names):
    assert read_typed(OUTLET.field("open_24h"), "也许", names).refused.code is RegisterProblem.NOT_YES_OR_NO


@pytest.mark.parametrize("typed", ["a" * 32, "L001", "瑞丰社区", " 瑞丰社区 "])
def test_a_reference_is_found_by_id_code_or_name(names, typed):
    assert read_typed(OUTLET.field("community"), typed, names).value == "a" * 32


def test_a_reference_to_nobody_or_to_two_is_refused_apart(names):
    nobody = read_typed(OUTLET.field("community"), "没有的社区", names)
    two = read_typed(OUTLET.field("community"), "新华社区", names)
    assert nobody.refused.code is RegisterProblem.NO_SUCH_REFERENCE
    assert two.refused.code is RegisterProblem.SEVERAL_SUCH_RECORDS
    circle = read_typed(AREA.field("circle"), "瑞丰社区", names)
    assert circle.refused is not None, "a community is no circle"


def test_a_reference_that_is_not_here_shows_its_id(names):
    assert display(OUTLET.field("community"), "9" * 32, names) == "9" * 32


def test_photos_show_how_many_there_are(names):
    assert display(OUTLET.field("photos"), f"{'a' * 64};{'b' * 64}", names) == "2"


def test_cells_show_phones_in_groups_hours_for_print_and_places_in_words(names):
    assert display(OUTLET.field("phone"), "13812345678、0955-7012345", names) == "138 1234 5678、0955-7012345"
    assert display(OUTLET.field("hours"), "周一至周五 08:30-18:00", names, "en") == "Mon–Fri 08:30–18:00"
    place = display(OUTLET.field("location"), "105.18952,37.51403,GCJ02,amap,10", names)
    assert place == "105.18952, 37.51403 高德 GCJ-02 ±10 米"
