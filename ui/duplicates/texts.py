"""Words of the page on which two records are told to be one outlet, or two."""

from fieldkit.kernel.texts import Text

TITLE = Text("疑似重复", "Possible duplicates")
NUMBER = Text("还有 {count} 对要看", "{count} pairs to look at")
NUMBER_NONE = Text("没有要看的", "nothing to look at")
NUMBER_SEARCHING = Text("正在查…", "searching…")
NUMBER_STALE = Text("{words} · 网点有新改动，可以再查一遍", "{words} · outlets changed, you may search again")
BACK = Text("返回网点", "Back to outlets")
SEARCH = Text("再查一遍", "Search again")
SEARCHING = Text("查重复的网点", "Looking for duplicates")
PAIR = Text("疑似重复的网点", "Possible duplicates")
PAIR_ROW = Text("{first} / {second}", "{first} / {second}")
JOINED_COLUMN = Text("已合并的网点", "Joined outlets")
OPEN = Text("要看的", "To decide")
JOINED = Text("已合并", "Joined")
BETWEEN = Text("；", "; ")
NO_NAME = Text("（没有名称）", "(no name)")
ONLY = Text("只列出和“{name}”有关的 {count} 对。", "Only pairs with “{name}”: {count}.")
SHOW_ALL = Text("看全部", "Show all")

# --- one pair
PLACE = Text("第 {number} 对，共 {total} 对", "Pair {number} of {total}")
ASK = Text("这两条是同一家吗？", "Are these two one outlet?")
BECAUSE = Text("像的地方：{reasons}", "What speaks for it: {reasons}")
RECORD_NUMBER = Text("第 {number} 条", "Record {number}")
RECORDED = Text("{person}，{time}", "{person}, {time}")
ON_DEVICE = Text("设备：{device}", "Device: {device}")
NOBODY = Text("没有留下姓名", "no name given")
CHANGES = Text("写过 {count} 次", "changes: {count}")
PHOTO = Text("照片", "Photo")
PHOTO_ABSENT = Text("照片还没传到", "The photo has not come yet")
NO_PHOTO = Text("没有照片", "No photo")
EMPTY_VALUE = Text("没填", "empty")
LOCATION = Text("位置", "Position")
LOCATED = Text("已定位", "placed")
APART = Text("已定位，相距 {metres} 米", "placed, {metres} m apart")
DIFFERS = Text("不一样", "differs")
ALIKE = Text("一样", "same")
ONE_ONLY = Text("一边没填", "one is empty")
SAME = Text("是同一家", "The same outlet")
NOT_SAME = Text("不是同一家", "Two outlets")
LATER = Text("以后再说", "Later")
WHAT_FOLLOWS = Text(
    "选“是同一家”，以后只显示一条，两条写的内容都留着，不一样的几项到“冲突”里选定。"
    "选“不是同一家”，以后不再问。都可以撤销。",
    "“The same outlet” shows one line from now on; both records are kept, and what differs is settled under conflicts. "
    "“Two outlets” is never asked again. Both can be undone.",
)

# --- what was joined
JOINED_PLACE = Text("已合并 · {count} 条记录", "Joined · {count} records")
JOINED_WORDS = Text(
    "现在显示为一家。下面是每条记录原来写的内容。",
    "Shown as one outlet now. Below is what each record says by itself.",
)
SPLIT = Text("拆开", "Split")
SPLIT_NUMBER = Text("拆出第 {number} 条", "Take record {number} out")
SPLIT_NOTE = Text(
    "拆开后各是各的，每条记录都恢复成自己写的内容。可以撤销，也可以再合并。",
    "After a split each record stands for itself with what was written in it. It can be undone, or joined again.",
)

# --- what was done
JOINED_TOAST = Text("已合并“{name}”。", "“{name}” is joined.")
JOINED_TOAST_CONFLICTS = Text(
    "已合并“{name}”，有 {count} 项写得不一样，等您选定。",
    "“{name}” is joined; {count} fields differ and wait to be settled.",
)
TO_CONFLICTS = Text("去选定", "Settle them")
NOT_SAME_TOAST = Text("记下了：不是同一家，以后不再问。", "Noted: two outlets. It is not asked again.")
SPLIT_TOAST = Text("已拆开“{name}”。", "“{name}” is split.")
LATER_LAST = Text("只剩这一对了。", "This is the only one left.")
CHANGE_JOIN = Text("合并 {first} 和 {second}", "joined {first} and {second}")
CHANGE_NOT_SAME = Text("{first} 和 {second} 不是同一家", "{first} and {second} are two outlets")
CHANGE_SPLIT = Text("拆开 {name}", "split {name}")
UNDO = Text("撤销", "Undo")
TAKEN_BACK = Text("已撤销。", "Taken back.")
NOTHING_TO_UNDO = Text("没有可撤销的。", "Nothing to undo.")
NONE_FOR = Text("没有查到和“{name}”疑似重复的网点。", "No likely duplicate of “{name}” was found.")
STOPPED_TOAST = Text("已停止查找，什么也没有改动。", "The search was stopped. Nothing was changed.")

# --- empty
EMPTY = Text("没有疑似重复的网点", "No likely duplicates")
EMPTY_WORDS = Text(
    "信用代码、电话、名称加地址、位置都比过了。登记或导入新网点以后，可以再查一遍。",
    "Codes, phones, names with addresses, and positions were compared. Search again after new outlets came.",
)
ALL_DONE = Text("都看完了", "All done")
ALL_DONE_WORDS = Text(
    "查出来的都决定了。以后导入数据包或台账，可以再查一遍。",
    "Everything that was found is decided. Search again after packages or lists were imported.",
)
FIRST_SEARCH = Text("正在查有没有登记了两遍的网点", "Looking for outlets that were recorded twice")
FIRST_SEARCH_WORDS = Text(
    "在后台查，可以先去做别的。按 Esc 停止。", "It runs in the background; you may go on. Esc stops it."
)
STOPPED = Text("查找停止了", "The search was stopped")
STOPPED_WORDS = Text(
    "没有改动任何内容。要看有没有重复，请再查一遍。", "Nothing was changed. Search again to see duplicates."
)
NO_JOINED = Text("还没有合并过网点", "Nothing is joined yet")
NO_JOINED_WORDS = Text(
    "说过“是同一家”的会列在这里，随时可以拆开。",
    "Records said to be one outlet are listed here and can be split at any time.",
)
