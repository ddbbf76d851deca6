"""Words about a full quota at the door."""

from fieldkit.kernel.texts import Text

FULL = Text(
    "这一格已满：{cell}（已有 {have} / 要 {wanted}）。",
    "This cell is full: {cell} ({have} of {wanted}). ",
)
DECIDE = Text("请先选怎么办：F3 继续问，F12 结束。", "Decide first: F3 goes on, F12 ends here.")
GO_ON = Text("继续问", "Go on")
END = Text("结束：配额已满", "End: quota full")
ENDED = Text(
    "答卷 {sheet} 已结束：配额已满，已答的都留着", "Sheet {sheet} is ended: quota full; its answers are kept"
)
