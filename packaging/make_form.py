"""Make ``resources/forms/居民需求与满意度.xlsx`` and the XForm beside it.

Run ``python packaging/make_form.py`` after changing a question. Both files come out
the same, byte for byte, from the same tables; a test holds them to it. The item types
are those of resident questionnaires in use: profile, demand by business type, walking
minutes, rating matrix, conditional blocks, free text. Nothing asked identifies a
person (PIPL §6): no name, no phone, no house number, age in bands.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from fieldkit.questionnaires.reader import SHIPPED_FORM  # noqa: E402 - needs the path above
from fieldkit.questionnaires.reading.workbook import convert_workbook  # noqa: E402

VERSION = "2026.1"
ZH, EN = "中文 (zh)", "English (en)"
Row = dict[str, str]

# Words are quoted with 「」 in Chinese and with ' in English: pyxform flattens curved quotes.

# Codes of the business types are those of the register (B01 便利店 …).
TYPES = (
    ("B01", "便利店", "Convenience store"),
    ("B02", "综合超市", "Supermarket"),
    ("B03", "菜市场", "Vegetable market"),
    ("B04", "生鲜超市（菜店）", "Fresh-food shop"),
    ("B05", "早餐店", "Breakfast shop"),
    ("B06", "洗染店", "Laundry"),
    ("B07", "美容美发店", "Hairdresser"),
    ("B08", "照相文印店", "Photo and copy shop"),
    ("B09", "家政服务点", "Household services"),
    ("B10", "维修点（修鞋、配钥匙、家电维修等）", "Repairs (shoes, keys, appliances)"),
    ("B11", "药店", "Pharmacy"),
    ("B12", "邮政快递服务点", "Post and parcels"),
    ("B13", "再生资源回收点", "Recycling point"),
    ("Q01", "社区养老服务", "Care for older people"),
    ("Q02", "托育服务", "Childcare"),
    ("Q05", "书店书吧", "Bookshop"),
    ("Q06", "运动健身场所", "Sports and fitness"),
    ("Q13", "休闲娱乐场所", "Leisure"),
    ("X02", "社区食堂（老年助餐点）", "Community canteen"),
)
RATED = (
    ("B03", "买菜", "Buying vegetables"),
    ("B01", "日常购物（便利店、超市）", "Everyday shopping"),
    ("B05", "吃早餐", "Breakfast"),
    ("B11", "买药", "Buying medicine"),
    ("B12", "收寄快递", "Post and parcels"),
    ("B10", "小修小补", "Small repairs"),
    ("B09", "家政服务", "Household services"),
    ("Q01", "养老服务", "Care for older people"),
)

CHOICES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "consent": (("yes", "同意", "Yes"), ("no", "不同意", "No")),
    "refusal": (
        ("busy", "没有时间", "No time"),
        ("distrust", "不放心，怕泄露信息", "Worried about privacy"),
        ("no_interest", "不感兴趣", "Not interested"),
        ("unwell", "身体不便", "Not well enough"),
        ("unsaid", "没有说明", "Gave no reason"),
        ("other", "其他", "Other"),
    ),
    "age": (
        ("18_34", "18～34 岁", "18–34"),
        ("35_49", "35～49 岁", "35–49"),
        ("50_59", "50～59 岁", "50–59"),
        ("60_74", "60～74 岁", "60–74"),
        ("75_up", "75 岁及以上", "75 or over"),
    ),
    "sex": (("female", "女", "Female"), ("male", "男", "Male")),
    "residence": (
        ("registered", "本地户籍，常住", "Registered here, living here"),
        ("moved_in", "外地户籍，住满半年", "Registered elsewhere, here for half a year or more"),
        ("short_stay", "住了不到半年", "Here for less than half a year"),
    ),
    "household": (
        ("under3", "有 3 岁以下的孩子", "A child under 3"),
        ("over60", "有 60 岁及以上的老人", "Someone aged 60 or over"),
        ("none", "都没有", "Neither"),
    ),
    "lacking": (
        *TYPES,
        ("other", "其他", "Something else"),
        ("none", "都不缺", "Nothing is lacking"),
        ("dk", "说不清", "Cannot say"),
    ),
    "place": (
        ("inside", "小区里面", "Inside the compound"),
        ("gate", "小区门口", "At the gate"),
        ("street", "附近的街边", "Along a nearby street"),
        ("market", "菜市场或商场里", "In a market or shopping centre"),
        ("any", "哪里都行", "Anywhere"),
    ),
    "satisfaction": (
        ("1", "非常满意", "Very satisfied"),
        ("2", "比较满意", "Satisfied"),
        ("3", "一般", "Neither"),
        ("4", "不太满意", "Dissatisfied"),
        ("5", "很不满意", "Very dissatisfied"),
        ("9", "不了解", "Don't know"),
    ),
    "reason": (
        ("far", "太远，走路不方便", "Too far to walk"),
        ("few", "种类少，选择不多", "Too little choice"),
        ("price", "价格偏高", "Too expensive"),
        ("quality", "质量或卫生不放心", "Quality or hygiene"),
        ("service", "服务态度不好", "Poor service"),
        ("hours", "营业时间不合适", "Unsuitable opening hours"),
        ("order", "占道经营、噪声油烟", "Blocked pavements, noise, fumes"),
        ("access", "老人、残疾人不方便", "Hard for older or disabled people"),
        ("other", "其他", "Other"),
    ),
    "childcare_need": (
        ("yes", "需要", "Yes"),
        ("maybe", "可能需要", "Perhaps"),
        ("no", "不需要", "No"),
    ),
    "childcare_form": (
        ("full_day", "全日托", "All day"),
        ("half_day", "半日托", "Half a day"),
        ("hourly", "临时托（按小时）", "By the hour"),
        ("evening", "下班前后延时托", "Extended hours"),
    ),
    "meal_need": (
        ("daily", "天天需要", "Every day"),
        ("weekly", "每周几次", "Several times a week"),
        ("sometimes", "偶尔需要", "Now and then"),
        ("no", "不需要", "No"),
    ),
    "meal_way": (
        ("eat_in", "到食堂吃", "Eating at the canteen"),
        ("take_away", "自己取回家", "Taking it home"),
        ("delivery", "送餐到家", "Having it delivered"),
    ),
}


def question(kind: str, name: str, zh: str = "", en: str = "", **cells: str) -> Row:
    """One row of the survey sheet; ``hint``, ``hint_en``, ``message``, ``message_en`` are the rest."""
    texts = {
        f"label::{ZH}": zh,
        f"label::{EN}": en,
        f"hint::{ZH}": cells.pop("hint", ""),
        f"hint::{EN}": cells.pop("hint_en", ""),
        f"constraint_message::{ZH}": cells.pop("message", ""),
        f"constraint_message::{EN}": cells.pop("message_en", ""),
    }
    unit = {"bind::fieldkit:unit": cells.pop("unit", "")}
    return {"type": kind, "name": name, **texts, **cells, **unit}


def end(kind: str) -> Row:
    """The row that closes a group."""
    return {"type": f"end {kind}"}


READ_ALL = {
    "hint": "念出全部选项，可多选。",
    "hint_en": "Read all choices; several may be picked.",
}
DONT_READ_DK = {
    "hint": "请念题和选项，不要念「不了解」。",
    "hint_en": "Read the question and the choices, but leave out Don't know.",
}
MINUTES = {
    "required": "yes",
    "unit": "min",
    "constraint": ". >= 0 and . <= 120",
    "message": "请填 0～120 之间的整数分钟。超过两小时的填 120。",
    "message_en": "Please enter whole minutes from 0 to 120; 120 for more than two hours.",
}


def opening() -> list[Row]:
    """Metadata, what the program fills in, notice and consent."""
    return [
        question("start", "start"),
        question("end", "end"),
        question("today", "today"),
        question("hidden", "community"),
        question("hidden", "contact"),
        question("hidden", "retention_months", default="24"),
        question("begin group", "notice", "告知与同意", "Notice and consent", appearance="field-list"),
        question(
            "note",
            "notice_text",
            "您好！这里是${community}一刻钟便民生活圈居民调查，想听听您对周边买菜、早餐、维修、快递等便民服务的"
            "需要和意见，大约 8 分钟。调查不记姓名、电话和门牌号；回答只用来汇总、改进便民服务，"
            "原始答卷最多保存 ${retention_months} 个月，到期删除。您可以不参加，可以跳过不想答的题，也可以随时停下，"
            "都不影响您享受任何服务。",
            "Hello! This is the ${community} survey of residents on everyday services within a 15-minute walk: "
            "vegetables, breakfast, repairs, parcels and so on. It takes about 8 minutes. No name, phone "
            "number or house number is recorded. Answers are only used in totals, to improve services; "
            "sheets are deleted after ${retention_months} months at most. You may decline, skip a question "
            "or stop at any time, with no effect on any service you receive.",
            hint="请完整念给居民听，不要省略。",
            hint_en="Please read this out in full.",
        ),
        question(
            "note",
            "notice_contact",
            "有疑问，或者以后想撤回答卷，请联系：${contact}。",
            "For questions, or to withdraw your answers later, please contact: ${contact}.",
            relevant="${contact} != ''",
        ),
        question(
            "select_one consent",
            "consent",
            "您愿意参加这次调查吗？",
            "Would you like to take part?",
            hint="只访问年满 18 周岁的居民；本人明确同意后再往下问。",
            hint_en="Adults of 18 or over only. Go on only after a clear yes.",
            required="yes",
        ),
        end("group"),
        question(
            "select_one refusal",
            "refusal_reason",
            "不愿意参加的原因",
            "Reason for declining",
            hint="访问员填写，不要追问。填完向居民道谢，访问结束。",
            hint_en="For the interviewer; do not press. Thank the resident and end the visit.",
            relevant="${consent} = 'no'",
            required="yes",
        ),
        question(
            "text",
            "refusal_other",
            "其他原因",
            "Other reason",
            hint="访问员填写。",
            hint_en="For the interviewer.",
            relevant="${refusal_reason} = 'other'",
            required="yes",
        ),
    ]


def profile() -> list[Row]:
    """Who answers, in bands."""
    return [
        question("begin group", "profile", "基本情况", "About you"),
        question(
            "select_one age", "age_band", "您的年龄在哪一档？", "Which age group are you in?", required="yes"
        ),
        question(
            "select_one sex",
            "sex",
            "性别",
            "Sex",
            hint="访问员观察填写，不必问；拿不准就空着。",
            hint_en="By observation, no need to ask; leave empty when unsure.",
        ),
        question(
            "select_one residence",
            "residence",
            "您在这里的居住情况是？",
            "How do you live here?",
            required="yes",
        ),
        question(
            "select_multiple household",
            "household",
            "您家里有没有下面这些成员？",
            "Is any of these in your household?",
            required="yes",
            constraint="not(selected(., 'none') and count-selected(.) > 1)",
            message="选了「都没有」，就不能再选别的。请去掉其中一项。",
            message_en="'Neither' cannot be combined with another choice. Please remove one.",
            **READ_ALL,
        ),
        end("group"),
    ]


def demand() -> list[Row]:
    """What is lacking, what is wanted most, how far the nearest is."""
    return [
        question("begin group", "demand", "便民服务需求", "What you need"),
        question(
            "select_multiple lacking",
            "lacking",
            "从您家步行 15 分钟以内，您觉得缺哪些店铺或服务？",
            "Within a 15-minute walk from home, which shops or services are lacking?",
            required="yes",
            constraint="not((selected(., 'none') or selected(., 'dk')) and count-selected(.) > 1)",
            message="选了「都不缺」或「说不清」，就不能再选别的。请去掉其中一项。",
            message_en="'Nothing is lacking' and 'Cannot say' cannot be combined with another choice.",
            hint="逐项念出，可多选；「都不缺」「说不清」不念，由居民自己说。",
            hint_en="Read one by one; several may be picked. Do not read the last two.",
        ),
        question(
            "text",
            "lacking_other",
            "还缺什么？",
            "What else is lacking?",
            relevant="selected(${lacking}, 'other')",
            required="yes",
        ),
        question(
            "select_multiple lacking",
            "wanted",
            "刚才说到的这些里，您最希望先增加哪几样？最多选 3 样。",
            "Of these, which would you like to see first? Up to 3.",
            hint="只念居民刚才选过的。",
            hint_en="Read only those picked before.",
            relevant="count-selected(${lacking}) > 1",
            choice_filter="selected(${lacking}, name)",
            constraint="count-selected(.) <= 3",
            message="最多选 3 样。请去掉一些。",
            message_en="No more than 3, please. Remove some.",
            required="yes",
        ),
        question(
            "select_one place",
            "wanted_place",
            "您希望增加在哪里？",
            "Where should it be?",
            relevant="count-selected(${lacking}) > 0 and not(selected(${lacking}, 'none'))"
            " and not(selected(${lacking}, 'dk'))",
            required="yes",
        ),
        question(
            "begin group",
            "minutes",
            "从您家走到最近的下面这些地方，大约要几分钟？",
            "About how many minutes is the walk from home to the nearest …",
            appearance="field-list",
        ),
        question(
            "integer",
            "minutes_market",
            "买菜的地方",
            "place to buy vegetables",
            hint="填分钟数，如 8。",
            hint_en="Minutes, e.g. 8.",
            **MINUTES,
        ),
        question("integer", "minutes_breakfast", "早餐店", "breakfast shop", **MINUTES),
        question("integer", "minutes_parcel", "取快递的地方", "parcel pick-up point", **MINUTES),
        end("group"),
        end("group"),
    ]


def satisfaction() -> list[Row]:
    """The matrix, the overall question, and why not."""
    rows = [
        question("select_one satisfaction", f"rate_{code}", zh, en, required="yes") for code, zh, en in RATED
    ]
    return [
        question("begin group", "satisfaction", "满意度", "How satisfied you are"),
        question(
            "begin group",
            "rating",
            "您对步行 15 分钟以内的这些服务满意吗？",
            "How satisfied are you with these services within a 15-minute walk?",
            appearance="table-list",
            **DONT_READ_DK,
        ),
        *rows,
        end("group"),
        question(
            "select_one satisfaction",
            "overall",
            "总的来说，您对周边便民服务满意吗？",
            "All in all, how satisfied are you with the services nearby?",
            required="yes",
            **DONT_READ_DK,
        ),
        question(
            "select_multiple reason",
            "reason",
            "主要有哪些地方不满意？",
            "What are you mainly dissatisfied with?",
            relevant="${overall} = '3' or ${overall} = '4' or ${overall} = '5'",
            required="yes",
            hint="不念选项，按居民说的归类，可多选。",
            hint_en="Do not read the choices; sort what is said. Several may be picked.",
        ),
        question(
            "text",
            "reason_other",
            "请说说具体情况",
            "Please say what it is",
            relevant="selected(${reason}, 'other')",
            required="yes",
        ),
        end("group"),
    ]


def blocks() -> list[Row]:
    """Childcare for families with small children, meals for older people."""
    return [
        question(
            "begin group", "childcare", "托育", "Childcare", relevant="selected(${household}, 'under3')"
        ),
        question(
            "select_one childcare_need",
            "childcare_need",
            "家附近如果有托育点，您家需要送孩子去吗？",
            "Would your family use childcare near home?",
            required="yes",
        ),
        question(
            "select_multiple childcare_form",
            "childcare_form",
            "希望是哪种形式？",
            "Which kind?",
            relevant="${childcare_need} != 'no' and ${childcare_need} != ''",
            required="yes",
            **READ_ALL,
        ),
        end("group"),
        question(
            "begin group",
            "meals",
            "老年助餐",
            "Meals for older people",
            relevant="selected(${household}, 'over60')",
        ),
        question(
            "select_one meal_need",
            "meal_need",
            "家里的老人需要社区食堂或助餐服务吗？",
            "Do the older people at home need a community canteen or meals?",
            required="yes",
        ),
        question(
            "select_one meal_way",
            "meal_way",
            "哪种方式最方便？",
            "Which way suits best?",
            relevant="${meal_need} != 'no' and ${meal_need} != ''",
            required="yes",
        ),
        end("group"),
    ]


def closing() -> list[Row]:
    """Free text, thanks, and what only the interviewer fills in."""
    return [
        question("begin group", "closing", "建议与备注", "Suggestions and notes"),
        question(
            "text",
            "suggestion",
            "对便民生活圈，您还有什么建议？",
            "Is there anything else you would suggest?",
            hint="照居民的原话记；没有就空着。不要记姓名、电话、门牌号。",
            hint_en="In the resident's own words; leave empty if none. No names, phones or house numbers.",
            appearance="multiline",
        ),
        question("note", "thanks", "问完了，谢谢您！", "That was all. Thank you!"),
        question(
            "text",
            "interviewer_note",
            "访问员备注",
            "Interviewer's note",
            hint="访问员填写，不念。如：由家人代答、中途有人打断。",
            hint_en="For the interviewer, e.g. answered by a relative, interrupted.",
        ),
        end("group"),
    ]


def survey() -> list[Row]:
    """All rows of the survey sheet."""
    return [
        *opening(),
        question("begin group", "interview", "访问", "Interview", relevant="${consent} = 'yes'"),
        *profile(),
        *demand(),
        *satisfaction(),
        *blocks(),
        *closing(),
        end("group"),
    ]


SURVEY_COLUMNS = {
    "type": 26,
    "name": 20,
    f"label::{ZH}": 48,
    f"label::{EN}": 48,
    f"hint::{ZH}": 34,
    f"hint::{EN}": 34,
    "required": 10,
    "relevant": 34,
    "constraint": 34,
    f"constraint_message::{ZH}": 30,
    f"constraint_message::{EN}": 30,
    "choice_filter": 26,
    "appearance": 14,
    "default": 10,
    "bind::fieldkit:unit": 16,
}
CHOICE_COLUMNS = {"list_name": 18, "name": 14, f"label::{ZH}": 40, f"label::{EN}": 46}
SETTINGS = {
    "form_title": SHIPPED_FORM,
    "form_id": "resident_needs",
    "version": VERSION,
    "default_language": ZH,
    "namespaces": 'fieldkit="urn:fieldkit"',
}
GUIDE = (
    "居民需求与满意度问卷（XLSForm）",
    "",
    "survey 表：一行一题。label 是念给居民听的话，hint 是给访问员的提示，不念。",
    "choices 表：选项。业态用统一编码（B01 便利店……），改了编码就和网点台账对不上了。",
    "settings 表：改过题目以后，请把 version 改大一号，这样旧答卷仍按旧问卷显示。",
    "community、contact、retention_months 三行由程序填：社区名称、联系方式、答卷保存月数。",
    "本问卷不收集姓名、电话、门牌号和出生日期。确需增加个人信息，应另行取得同意并写明用途。",
)


def write_workbook(path: Path) -> None:
    """Write the XLSForm: frozen and coloured headers, wrapped text, groups tinted."""
    workbook = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"title": SHIPPED_FORM, "created": datetime(2026, 1, 1, tzinfo=UTC)})
    base = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top", "num_format": "@"}
    cell = workbook.add_format({**base, "text_wrap": True})
    group = workbook.add_format({**base, "text_wrap": True, "bg_color": "#E4F1EE", "bold": True})
    head = workbook.add_format({**base, "bg_color": "#0B6E63", "font_color": "#FFFFFF", "bold": True})

    def sheet(name: str, columns: dict[str, int], rows: list[Row]) -> None:
        page = workbook.add_worksheet(name)
        page.freeze_panes(1, 2)
        for place, (column, width) in enumerate(columns.items()):
            page.set_column(place, place, width, cell)
            page.write_string(0, place, column, head)
        for line, row in enumerate(rows, start=1):
            unknown = row.keys() - columns.keys()
            assert not unknown, unknown
            look = group if row.get("type", "").startswith(("begin ", "end ")) else cell
            for place, column in enumerate(columns):
                if row.get(column):
                    page.write_string(line, place, row[column], look)
                elif look is group:
                    page.write_blank(line, place, None, look)

    choices = [
        {"list_name": name, "name": value, f"label::{ZH}": zh, f"label::{EN}": en}
        for name, items in CHOICES.items()
        for value, zh, en in items
    ]
    sheet("survey", SURVEY_COLUMNS, survey())
    sheet("choices", CHOICE_COLUMNS, choices)
    sheet("settings", dict.fromkeys(SETTINGS, 24), [SETTINGS])
    guide = workbook.add_worksheet("说明")
    guide.set_column(0, 0, 100, cell)
    for line, text in enumerate(GUIDE):
        guide.write_string(line, 0, text, head if line == 0 else cell)
    workbook.close()


def make(folder: Path) -> tuple[Path, Path]:
    """Write workbook and XForm into ``folder`` and return their paths."""
    workbook, xform = folder / f"{SHIPPED_FORM}.xlsx", folder / f"{SHIPPED_FORM}.xml"
    write_workbook(workbook)
    converted = convert_workbook(workbook, name=workbook.name)
    assert not converted.doubts, [doubt.say("en") for doubt in converted.doubts]
    xform.write_text(converted.xml, encoding="utf-8", newline="\n")
    return workbook, xform


if __name__ == "__main__":
    for made in make(ROOT / "resources" / "forms"):
        print(made.relative_to(ROOT))
