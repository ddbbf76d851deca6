"""Words for what passes between worker and office: handed in, given back, joined, erased, and the history."""

from fieldkit.kernel.texts import Text

DELIVERY = Text("交接", "Handed in")
UNSENT = Text("未交", "not yet")
SENT = Text("已交", "handed in")
RECEIVED = Text("已收", "received")

RETURNED_HERE = Text(
    "有 {count} 家被退回，按退回原因改好，再交一次。",
    "{count} were given back. Mend them as the reason says, then hand in again.",
)
SEE_RETURNED = Text("只看退回的", "Show them")
RETURN_REASON = Text("退回原因：{reason}", "Given back: {reason}")
RETURN_NO_REASON = Text("被退回了，没有写原因。", "Given back without a reason.")
WAITS_FOR_WORKER = Text("已退回，等登记的人改：{reason}", "Given back, waiting to be mended: {reason}")
MENDED = Text("已改好", "Mended")
MENDED_NEXT = Text("已改好，下一家", "Mended, next")
NOW_MENDED = Text(
    "“{name}”已改好，下次交上去再核", "“{name}” mended; it is looked at again after the next hand-in"
)
APPROVE = Text("已核", "Approve")
APPROVE_NEXT = Text("已核，下一家", "Approve, next")
APPROVED = Text("“{name}”已核", "“{name}” approved")
GIVE_BACK = Text("退回…", "Give back…")
GIVE_BACK_YES = Text("退回", "Give back")
GIVE_BACK_TITLE = Text("退回“{name}”", "Give “{name}” back")
GIVE_BACK_WORDS = Text(
    "写清要改什么。原因会写进下一次的回执，显示在登记人的列表里。",
    "Say what to mend. The reason travels in the next receipt and shows in the worker's list.",
)
REASON = Text("退回原因", "Reason")
REASON_EXAMPLE = Text("例如：电话少一位，请再核", "e.g. The phone lacks a digit, please check")
USUAL_REASONS = (
    Text("电话不对", "Wrong phone"),
    Text("地址不全", "Address incomplete"),
    Text("业态不对", "Wrong type"),
    Text("照片看不清", "Photo unclear"),
    Text("位置不对", "Wrong place"),
)
GIVEN_BACK = Text("“{name}”已退回，随下次回执送到", "“{name}” given back; it goes with the next receipt")

JOINED = Text(
    "由 {count} 条登记合并成一家，改哪一项都行。", "{count} records joined into one; edit as usual."
)
SPLIT = Text("拆开", "Split")
SPLIT_NOW = Text("“{name}”已拆开", "“{name}” was split")
JOINED_AGAIN = Text("又合并成一家", "joined again")

MORE = Text("更多", "More")
PURGE = Text("彻底清除…", "Erase for good…")
PURGE_TITLE = Text("彻底清除“{name}”", "Erase “{name}” for good")
PURGE_WORDS = Text(
    "居民要求删除，或者保存期到了，用这一项。选中的内容连同修改记录里的旧值都会抹掉，不能撤销；"
    "清除会随数据包传开，别的电脑收到后也会抹掉。",
    "For a resident's demand, or when the retention period is over. What you tick is erased together with its "
    "former values and cannot be brought back. The erasure travels: every machine that gets it erases it too.",
)
PURGE_ALL = Text("整条登记", "The whole record")
PURGE_ALL_NOTE = Text("从所有列表和统计里消失", "It leaves all lists and figures")
PURGE_SOME = Text("只清除这些内容", "Only these fields")
PURGE_YES = Text("清除，不能撤销", "Erase, no undo")
PURGING = Text("正在清除", "Erasing")
PURGED = Text("已彻底清除。", "Erased for good.")
COPIES_TITLE = Text("还有旧文件可能存着这些内容", "Older files may still hold it")
COPIES_WORDS = Text(
    "数据库里已经清除。下面 {count} 个文件是清除之前做的。删掉它们才算清除干净；删掉以后，用不了这些旧备份恢复数据。"
    "发出去的 U 盘、微信和邮件里的文件，程序够不着，请自己删。",
    "The database is clean. These {count} files were made before. Delete them to finish; old backups among them "
    "can then no longer be restored. Files on U-disks, in chats and mails are out of reach: delete them yourself.",
)
COPIES_NONE = Text(
    "已彻底清除，本机没有别的旧文件。发到 U 盘、微信里的文件请自己删。",
    "Erased for good; no older files are on this machine. Delete those on U-disks and in chats yourself.",
)
COPIES_DELETE = Text("删除这 {count} 个文件", "Delete these {count} files")
COPIES_KEEP = Text("先留着", "Keep them for now")
COPIES_DELETED = Text(
    "已删除 {count} 个旧文件，清除完成。", "{count} older files deleted; the erasure is complete."
)
FOLDERS = {
    "backups": Text("备份", "Backup"),
    "outbox": Text("导出的数据包", "Package"),
    "quarantine": Text("没收下的文件", "Refused file"),
}
OTHER_FOLDER = Text("旧文件", "Older file")

SOURCES = {
    "sheet": Text("表格修改", "in a sheet"),
    "import": Text("导入台账", "from a table"),
    "resolution": Text("冲突选定", "conflict settled"),
    "undo": Text("撤销", "undo"),
    "sample": Text("示例", "sample"),
}
EVENTS = {
    "recorded": Text("登记", "recorded it"),
    "deleted": Text("删除", "deleted it"),
    "restored": Text("恢复", "brought it back"),
    "joined": Text("与“{other}”合并成一家", "joined it with “{other}”"),
    "split": Text("与“{other}”拆开", "split it from “{other}”"),
    "told_apart": Text("与“{other}”不是同一家", "not the same as “{other}”"),
    "erased": Text("彻底清除", "erased for good"),
    "returned": Text("退回：{reason}", "gave it back: {reason}"),
    "checked": Text("核查：已核", "checked it"),
}
OTHER_RECORD = Text("另一条登记", "another record")
STEP = Text("{label}：{before} → {after}", "{label}: {before} → {after}")
STEP_FIRST = Text("{label}：{after}", "{label}: {after}")
STEP_SEVERAL = Text("{label}：{changes}", "{label}: {changes}")
STEP_ERASED = Text("{label}：已清除", "{label}: erased")
PLUS = Text("+{names}", "+{names}")
MINUS = Text("−{names}", "−{names}")
BETWEEN = Text("、", ", ")
BETWEEN_CHANGES = Text("，", "; ")
HEAD = Text(" · ", " · ")
HISTORY_REST = Text("再看 {count} 次更早的", "Show {count} earlier ones")
