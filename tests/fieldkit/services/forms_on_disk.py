"""Forms as their authors send them: real workbooks, written row by row."""

from openpyxl import Workbook

HEAD = ("type", "name", "label", "required", "constraint", "calculation", "relevant", "choice_filter")
CHOICES = ("list_name", "name", "label")
YES_NO = (("yn", "yes", "有"), ("yn", "no", "没有"))


def write_form(path, survey, *, id="shop_needs", version="1", title="买菜问卷", choices=YES_NO):  # noqa: A002
    """Write an XLSForm; ``survey`` holds rows of HEAD, shorter ones are filled up."""
    book = Workbook()
    sheet = book.active
    sheet.title = "survey"
    sheet.append(HEAD)
    for row in survey:
        sheet.append((*row, *[""] * (len(HEAD) - len(row))))
    second = book.create_sheet("choices")
    second.append(CHOICES)
    for row in choices:
        second.append(row)
    third = book.create_sheet("settings")
    third.append(("form_id", "version", "form_title"))
    third.append((id, version, title))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


FIRST = (
    ("select_one yn", "market", "附近有菜场吗", "yes"),
    ("integer", "minutes", "走过去要几分钟", "", ".<=120"),
    ("text", "wish", "还缺什么"),
)
SECOND = (
    ("select_one yn", "market", "附近有菜市场吗", "yes"),
    ("text", "minutes", "走过去要多久"),
    ("begin repeat", "member", "家里人"),
    ("integer", "age", "年龄"),
    ("end repeat", ""),
    ("text", "wanted", "您还想要什么"),
)
"""A question renamed (wish → wanted), one with another type (minutes), a repeat added."""
