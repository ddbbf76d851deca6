"""Words of a record's form and of saving it."""

from fieldkit.kernel.texts import Text

IN_CONFLICT = Text(
    "两人填得不同，请先在“数据包”里定一个。", "Two people differ here; settle it under Packages first."
)
NO_SUCH_CHOICE = Text(
    "没有“{words}”这一项，没有存。请从列表里选。",
    "There is no “{words}”; not saved. Please pick from the list.",
)
CHANGED = Text("{label}：{before} → {after}", "{label}: {before} → {after}")
EMPTY_VALUE = Text("空", "empty")
ADDED = Text("新增「{name}」", "“{name}” added")
UNDONE = Text("已撤销", "Undone")
DATE_EXAMPLE = Text("如 2026-03-01", "e.g. 2026-03-01")
