"""The first sheet of a package, for people: who sent what, and how to use the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.exchange.package import COVER, OPS
from fieldkit.exchange.packing import shown

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from fieldkit.exchange.package import Manifest, PackageContent
    from fieldkit.exchange.style import Styles

ROLES = {"community": "社区", "street": "街道", "district": "区县"}
TITLE = "便民生活圈数据包"
GUIDE = (
    "本文件由“便民圈外勤工具”导出，直接发给街道或上级即可，用 U 盘、微信、办公系统都行。",
    "可以改白色格子里的字，保存后再发：导入时会作为表格修改记下来，原来的值也保留。",
    "灰色格子改了不算；淡红色格子有两个不同的写法，请在程序的“冲突”里选定。",
    "新增记录：在表的末尾空行里填写，不要复制整行。",
    "排序、筛选、隐藏列都可以；排序时请选“扩展选定区域”，不要只排一列。",
    "少几行不算删除；要删除记录，请在程序里删。",
    "请不要删除、改名工作表，也不要只复制看得见的部分另存：账目在隐藏的工作表里。",
)


def write_cover(book: Workbook, styles: Styles, content: PackageContent, manifest: Manifest) -> None:
    """Write the sheet 说明."""
    sheet = book.add_worksheet(COVER)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 2)
    sheet.set_column(1, 1, 16, styles.name)
    sheet.set_column(2, 2, 84, styles.value)
    sheet.set_default_row(22)
    sheet.set_row(1, 38)
    sheet.write_string(1, 1, TITLE, styles.title)
    at = 3
    for name, value in _facts(content, manifest):
        sheet.write_string(at, 1, name, styles.name)
        sheet.write_string(at, 2, shown(value), styles.value)
        at += 1
    at += 1
    for heading, lines in (("内容", _counts(content, manifest)), ("怎样使用", _guide())):
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
    sheet.activate()


def _facts(content: PackageContent, manifest: Manifest) -> list[tuple[str, str]]:
    sender = content.sender
    device = "，".join(filter(None, (sender.device, ROLES.get(sender.role, sender.role))))
    day, _, rest = content.created.partition("T")
    return [
        ("导出人", sender.person or "（未填写）"),
        ("设备", device or sender.replica[:8]),
        ("导出时间", f"{day} {rest[:5]}".strip()),
        ("范围", "、".join(content.scope) or "全部"),
        ("数据包编号", manifest.id[:8]),
    ]


def _counts(content: PackageContent, manifest: Manifest) -> list[tuple[str, str]]:
    lines = [(table.label, f"{len(table.rows)} 条") for table in content.tables]
    return [*lines, ("改动", f"{manifest.counts[OPS]} 条（在隐藏的账目里）")]


def _guide() -> list[tuple[str, str]]:
    return [(f"{number}. {line}", "") for number, line in enumerate(GUIDE, start=1)]
