"""Words of the contents."""

from fieldkit.kernel.texts import Text

FIGURES = Text("数字", "Figures")
WORK = Text("工作", "Work")
LISTS = Text("业态", "Types")
FRAME = Text("框架", "Frame")
NUMBER = Text("{plan} · {part} {count} 条", "{plan} · {part}, {count}")
SHIPPED = Text(
    "这份方案随软件提供。改动任何一处，都会存成本单位的一份，原件不动，随时可以恢复。",
    "This plan comes with the program. Any change makes a copy of the office's own; the original stays.",
)
OWN = Text("本单位的方案。最近一次改动：{on} {by}", "The office's own plan. Last changed {on} by {by}")
PROBLEMS = Text(
    "有 {count} 处写得不对，方案暂时不能用。第一处：{first}",
    "{count} mistakes, the plan cannot be used. The first: {first}",
)
PROBLEM_AT = Text("{part}第 {number} 条，{words}", "{part}, line {number}: {words}")
SHOW = Text("去改", "Mend it")
FILES = Text("方案文件", "Plan file")
COPY = Text("复制成新方案…", "Copy to a new plan…")
EXPORT = Text("导出方案文件…", "Export…")
IMPORT = Text("导入方案文件…", "Import…")
RESTORE = Text("恢复成随软件的方案…", "Back to the shipped plan…")
REMOVE = Text("删除本单位这份方案…", "Remove this plan…")
NEW = Text("新增一条", "New line")
NEW_LINE = Text("新增：{part}", "New: {part}")
NEW_WORDS = Text("填好必填的几项，离开即存盘", "Saved as soon as what must be filled in is")
MISSING = Text("还要填：{columns}", "Still to fill in: {columns}")
MUST = Text("必填", "needed")
OF_TOTAL = Text("{number} / {total}", "{number} / {total}")
CHANGED = Text("{part}“{name}”：{column}改为 {value}", "{part} “{name}”: {column} is now {value}")
ADDED = Text("{part}：新增“{name}”", "{part}: added “{name}”")
REMOVED = Text("{part}：删除“{name}”", "{part}: removed “{name}”")
NOTHING = Text("（空）", "(empty)")
NOT_SAVED = Text("没有保存。应为：{wanted}", "Not saved. Wanted: {wanted}")
SEVERAL = Text("几个之间用“；”分开", "several, parted by “;”")
DAY_EXAMPLE = Text("如 2025-12-31", "e.g. 2025-12-31")
YES = Text("是", "yes")
NO = Text("否", "no")
DELETE = Text("删除", "Delete")
KEY_NEXT = Text("下一项", "next field")
KEY_DELETE = Text("删除", "delete")
KEY_BACK = Text("回到列表", "back")
EMPTY_TITLE = Text("没有{part}", "No {part}")
EMPTY_WORDS = Text(
    "这份方案没有写。按“新增一条”写第一条。", "This plan has none. Press New line to write the first."
)
GRADES_EMPTY_WORDS = Text(
    "文件没有公布分级标准。有了本地标准，一条一条写在这里：名称、哪一等级起要求、怎样统计、数字；权重可以不填。",
    "No document gives thresholds. Write the local ones here line by line: name, grade, how it is measured, figure; "
    "weights may be left out.",
)

COPY_TITLE = Text("复制成新方案", "Copy to a new plan")
COPY_WORDS = Text(
    "新方案和现在这份一样，可以随意修改；现在这份不动。",
    "The new plan begins as a copy; this one stays as it is.",
)
COPY_NAME = Text("名称（也是文件夹名）", "Name (also of its folder)")
COPY_EXAMPLE = Text("如 我县2026", "e.g. ourcounty2026")
COPY_FULL = Text("文件全称", "Title of the document")
COPY_USE = Text("复制后就用它", "Use it from now on")
COPY_DO = Text("复制", "Copy")
NAME_FIRST = Text("请先写名称。", "Please give it a name.")
COPIED = Text("已复制为“{key}”，现在按它统计", "Copied to “{key}”, which governs now")
EXPORTED = Text("已存为“{name}”，可以交给别的单位导入", "Saved as “{name}”; another office can import it")
OPEN_FOLDER = Text("打开文件夹", "Open folder")
EXPORT_TITLE = Text("导出方案", "Export the plan")
IMPORT_TITLE = Text("导入方案", "Import a plan")
IMPORT_FILTER = Text("方案文件 (*.zip)", "Plans (*.zip)")
IMPORTED = Text("已导入“{title}”", "“{title}” was imported")
IMPORTED_USE = Text("用它统计", "Use it")
REPLACE = Text("已有同名方案，要替换吗？", "Replace the plan of that name?")
RESTORE_TITLE = Text("恢复成随软件的方案？", "Go back to the shipped plan?")
RESTORE_WORDS = Text(
    "本单位对“{key}”的改动会删除；网点、答卷等数据不受影响。要留底，请先导出。",
    "The office's changes of “{key}” are removed; no data is affected. Export it first to keep a copy.",
)
RESTORE_DO = Text("恢复", "Go back")
REMOVE_TITLE = Text("删除“{key}”？", "Remove “{key}”?")
REMOVE_WORDS = Text(
    "删除后改按“{other}”统计；网点、答卷等数据不受影响。要留底，请先导出。",
    "“{other}” governs afterwards; no data is affected. Export it first to keep a copy.",
)
REMOVE_DO = Text("删除", "Remove")
RESTORED = Text("已恢复成随软件的方案", "The shipped plan holds again")
REMOVED_PLAN = Text("已删除方案“{key}”", "Plan “{key}” was removed")
