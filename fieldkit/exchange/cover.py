"""The first sheet of a package, for people: who sent what, and how to use the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.exchange.package import COVER, PackageContent, ReceiptContent
from fieldkit.exchange.packing import written

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from fieldkit.exchange.style import Styles

ROLES = {"community": "社区", "street": "街道", "district": "区县"}
TITLES = {PackageContent: "便民生活圈数据包", ReceiptContent: "便民生活圈数据包回执"}
GUIDE = (
    "本文件由“便民圈外勤工具”导出，直接发给街道或上级即可，用 U 盘、微信、办公系统都行。",
    "可以改白色格子里的字，保存后再发：导入时会作为表格修改记下来，原来的值也保留。",
    "灰色格子改了不算；淡红色格子有两个不同的写法，请在程序的“冲突”里选定。",
    "新增记录：在表的末尾空行里填写，不要复制整行。",
    "排序、筛选、隐藏列都可以；排序时请选“扩展选定区域”，不要只排一列。",
    "少几行不算删除；要删除记录，请在程序里删。",
    "请不要删除、改名工作表，也不要只复制看得见的部分另存：账目在隐藏的工作表里。",
)
RECEIPT_GUIDE = (
    "这是上级收到数据包后的回执，在“便民圈外勤工具”里导入即可；不导入也不影响数据。",
    "请不要删除、改名工作表：回执的内容在隐藏的工作表里。",
)
PHOTO_GUIDE = (
    "本文件只有照片，和数据包一起发给街道或上级，先后不限。",
    "请不要压缩图片，也不要删除、改名工作表：改过的照片收不下。",
)


def write_cover(
    book: Workbook,
    styles: Styles,
    content: PackageContent | ReceiptContent,
    part: tuple[int, int] | None,
    marks: tuple[str, str],
) -> None:
    """Write the sheet 说明.

    Args:
        book: the workbook.
        styles: its formats.
        content: what goes into it.
        part: number and count, for a companion that holds photos.
        marks: what stands for the number of the package, and for the number of changes.
    """
    sheet = book.add_worksheet(COVER)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 2)
    sheet.set_column(1, 1, 16, styles.name)
    sheet.set_column(2, 2, 84, styles.value)
    sheet.set_default_row(22)
    sheet.set_row(1, 38)
    sheet.write_string(1, 1, TITLES[type(content)], styles.title)
    at = 3
    for name, value in _facts(content, marks[0]):
        sheet.write_string(at, 1, name, styles.name)
        sheet.write_string(at, 2, written(value), styles.value)
        at += 1
    at += 1
    for heading, lines in (("内容", _counts(content, part, marks[1])), ("怎样使用", _guide(content, part))):
        sheet.write_string(at, 1, heading, styles.section)
        sheet.write_blank(at, 2, None, styles.section)
        at += 1
        for name, text in lines:
            sheet.write_string(at, 1, name, styles.name if text else styles.value)
            if text:
                sheet.write_string(at, 2, text, styles.value)
            at += 1
        at += 1
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _facts(content: PackageContent | ReceiptContent, number: str) -> list[tuple[str, str]]:
    sender = content.sender
    device = "，".join(filter(None, (sender.device, ROLES.get(sender.role, sender.role))))
    day, _, rest = content.created.partition("T")
    facts = [
        ("导出人", sender.person or "（未填写）"),
        ("设备", device or sender.replica[:8]),
        ("导出时间", f"{day} {rest[:5]}".strip()),
    ]
    if isinstance(content, PackageContent):
        scope = "、".join(content.scope) or "全部"
        facts.append(("范围", f"{scope}，只含还没有收到回执的内容" if content.since else scope))
    return [*facts, ("数据包编号", number)]


def _counts(
    content: PackageContent | ReceiptContent, part: tuple[int, int] | None, changes: str
) -> list[tuple[str, str]]:
    if isinstance(content, ReceiptContent):
        return [("回执", "见工作表“回执”")]
    lines = [(table.label, f"{table.count} 条") for table in content.tables]
    if content.files:
        which = f"（照片包第 {part[0]} 个，共 {part[1]} 个）" if part else ""
        lines.append(("照片", f"{len(content.files)} 张{which}"))
    return lines if part else [*lines, ("改动", f"{changes} 条（在隐藏的账目里）")]


def _guide(content: PackageContent | ReceiptContent, part: tuple[int, int] | None) -> list[tuple[str, str]]:
    lines = RECEIPT_GUIDE if isinstance(content, ReceiptContent) else PHOTO_GUIDE if part else GUIDE
    return [(f"{number}. {line}", "") for number, line in enumerate(lines, start=1)]
