"""Sentences of the dialog for pictures."""

from __future__ import annotations

from fieldkit.kernel.texts import Text

SAVE_AS = Text("存为图片…", "Save as picture…")
TITLE = Text("存为图片", "Save as picture")
WORDS = Text(
    "放进文档、发给别人用 PNG；要放大、印展板用 SVG。黑白打印也看得清。",
    "PNG for documents and messages, SVG for large prints. Readable in black and white too.",
)
BY_COMMUNITY = Text("按社区", "By community")
BY_CIRCLE = Text("按生活圈", "By circle")
BY_STREET = Text("按街道", "By street")
BY_DISTRICT = Text("按区县", "By district")
BY_CITY = Text("按市", "By city")
DRAWING = Text("正在画图…", "Drawing…")
SAVING = Text("正在存图片", "Saving the picture")
SIZE = Text("印出来 {width} × {height} 厘米", "{width} × {height} cm in print")
AS_PNG = Text("存为 PNG…", "Save as PNG…")
AS_SVG = Text("存为 SVG…", "Save as SVG…")
CLOSE = Text("关闭", "Close")
SAVED = Text("图片已存为“{name}”", "Saved as “{name}”")
OPEN = Text("打开", "Open")
