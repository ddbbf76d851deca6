"""The sheet 回执: what an office tells a device, for people (FORMAT.md §13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.exchange.cover import ROLES
from fieldkit.exchange.package import RECEIPT
from fieldkit.exchange.packing import written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter import Workbook

    from fieldkit.exchange.package import ReceiptContent, Sender
    from fieldkit.exchange.style import Styles
    from fieldkit.ledger.union import SeqRange

TITLE = "收件回执"
NOBODY = "（未填写）"
NOTHING = "（无）"
RETURNED_HEADS = ("退回的记录", "地址", "退回原因")
GUIDE = (
    "请把本文件导入“便民圈外勤工具”：已收到的记录会显示“已收”，退回的会列出来等您改。",
    "改好后点“已改好”，下次交数据包时一起带上。",
    "有缺号，说明中间有数据包没有送到：再交一次就会补上，不用重新登记。",
)


def write_receipt_sheet(book: Workbook, styles: Styles, content: ReceiptContent) -> None:
    """Write the sheet 回执."""
    sheet = book.add_worksheet(RECEIPT)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 2)
    for column, width in ((1, 24), (2, 34), (3, 44)):
        sheet.set_column(column, column, width, styles.value)
    sheet.set_default_row(22)
    sheet.set_row(1, 38)
    sheet.write_string(1, 1, TITLE, styles.title)
    at = 3
    for name, value in _facts(content):
        sheet.write_string(at, 1, name, styles.name)
        sheet.merge_range(at, 2, at, 3, written(value), styles.wrapped)
        at += 1
    at += 1
    for column, head in enumerate(RETURNED_HEADS, start=1):
        sheet.write_string(at, column, head, styles.head)
    for row in content.returned:
        at += 1
        for column, text in enumerate((row.title, row.address, row.reason), start=1):
            sheet.write_string(at, column, written(text), styles.wrapped)
    if not content.returned:
        at += 1
        sheet.write_string(at, 1, NOTHING, styles.value)
    at += 2
    for line in GUIDE:
        sheet.write_string(at, 1, line, styles.value)
        at += 1
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _facts(content: ReceiptContent) -> list[tuple[str, str]]:
    day, _, rest = content.created.partition("T")
    ranges = content.held.get(content.device.replica, ())
    count = sum(last - first + 1 for first, last in ranges)
    return [
        ("收件人", _who(content.sender)),
        ("发给", _who(content.device)),
        ("时间", f"{day} {rest[:5]}".strip()),
        ("已收到", f"{count} 条改动：第 {in_words(ranges)} 条" if ranges else NOTHING),
        ("缺号", f"第 {in_words(content.missing)} 条没有收到" if content.missing else NOTHING),
        ("已收到照片", f"{len(content.files)} 张"),
        ("退回", f"{len(content.returned)} 条"),
    ]


def _who(sender: Sender) -> str:
    role = ROLES.get(sender.role, sender.role)
    return "，".join(part for part in (sender.person, sender.device, role) if part) or NOBODY


def in_words(ranges: Iterable[SeqRange]) -> str:
    """``1–3、7``."""
    return "、".join(str(first) if first == last else f"{first}–{last}" for first, last in ranges)
