"""Words of the page of packages."""

from fieldkit.kernel.texts import Text

TITLE = Text("数据包", "Packages")
DROP_HINT = Text(
    "把收到的文件拖到窗口里，一次多少个都行", "Drop the files you got on the window, as many as you like"
)
NUMBERS = Text("待决定 {open} 处 · 未交 {unsent} 处改动", "{open} to decide · {unsent} changes not handed in")
CHOOSE = Text("选择文件", "Choose files")
HAND_IN = Text("交数据包", "Hand in")
TAKE = Text("导入 {count} 个", "Import {count}")
TAKE_NONE = Text("导入", "Import")
NAME_FILTER = Text("数据包 (*.xlsx)", "Packages (*.xlsx)")

FILE = Text("文件", "File")
FROM = Text("来自", "From")
ADDED = Text("新增", "New")
EDITS = Text("改动", "Edits")
CONFLICTS = Text("冲突", "Conflicts")
STATE = Text("状态", "State")
FILES = Text("收到的文件", "Files received")
NONE = Text("—", "—")

STATE_CHECKING = Text("核对中", "Checking")
STATE_READY = Text("可导入", "Ready")
STATE_KNOWN = Text("已收过", "Known")
STATE_REFUSED = Text("已隔离", "Set aside")
STATE_GAP = Text("有缺号", "Gap")
STATE_DECIDE = Text("待你决定", "Decide")
STATE_TAKEN = Text("已导入", "Imported")

WAITS = Text("正在核对，还没有导入任何内容", "Being checked, nothing is imported yet")
SENT = Text("{person} · {time}", "{person} · {time}")
SAME_CONTENT = Text("内容以前收过，不会重复导入", "Its contents came before; nothing is imported twice")
EDITED = Text("在表格里改过 {count} 个单元格", "{count} cells were corrected in the spreadsheet")
DAMAGED = Text(
    "{count} 个单元格被表格软件改坏，已保留原值",
    "{count} cells were spoilt by a spreadsheet program; the former values are kept",
)
GAP = Text(
    "缺{device}的第 {missing} 号改动，不影响导入",
    "Changes {missing} of {device} are missing; it can be imported all the same",
)
WILL_ASK = Text("导入后有 {count} 处要您决定", "{count} decisions will wait after the import")
DECIDE_LEFT = Text("已导入，右边还有问题等您决定", "Imported; questions wait at the right")
UNKNOWN_SENDER = Text("未知", "unknown")

CHECKING = Text("正在核对数据包", "Checking packages")
TAKING = Text("正在导入数据包", "Importing packages")
EXPORTING = Text("正在生成数据包", "Writing the package")
TOOK = Text(
    "已导入 {count} 个数据包：新增 {added}，改动 {edits}。",
    "Imported {count} packages: {added} new, {edits} edits.",
)
TOOK_CONFLICTS = Text(
    " 有 {count} 处两人写法不同，请在右边决定。", " {count} values differ; please decide at the right."
)
TOOK_REFUSED = Text(" {count} 个没有导入，原因见列表。", " {count} were not imported; the list says why.")
STOPPED = Text(
    "已停止。已经导入完的数据包都在，其余的没有导入任何内容。",
    "Stopped. Packages that were finished are in; of the others nothing was imported.",
)
NOT_A_PACKAGE = Text(
    "这里只收 .xlsx 数据包，没有导入任何内容。", "Only .xlsx packages are taken here; nothing was imported."
)

LOG = Text("导入记录", "Import log")
RECEIVED = Text("收到时间", "Received")
NO_LOG = Text("还没有导入过数据包", "No package was imported yet")
EMPTY = Text("拖入收到的数据包", "Drop the packages you received")
EMPTY_HINT = Text("U 盘、微信、OA 里的 .xlsx 文件都可以", ".xlsx files from a U-disk, WeChat or mail")

CONFLICT = Text("冲突", "Conflict")
PLACE = Text("冲突 {number} / {total} · {label}", "Conflict {number} / {total} · {label}")
UNSEEN = Text(
    "写的人都没有看到对方的改法。其余改动互不影响，已自动合并。",
    "Neither had seen what the other wrote. All other changes agree and are merged.",
)
UNSEEN_DELETION = Text(
    "一个人删除了它，另一个人不知道，又改了它。决定之前，这条记录先保留。",
    "One person deleted it; another changed it without knowing. Until you decide it is kept.",
)
WRITTEN_BY = Text("{person}，{time}", "{person}, {time}")
ON_DEVICE = Text("设备：{device}", "Device: {device}")
BEFORE = Text("改前：{before}", "Before: {before}")
BEFORE_NOTHING = Text("改前：空", "Before: empty")
CLEARED = Text("（清空）", "(cleared)")
HAS_IT = Text("有“{option}”", "Has “{option}”")
HAS_NOT = Text("没有“{option}”", "Does not have “{option}”")
USE_THIS = Text("用这个", "Use this")
KEEP = Text("保留", "Keep")
DELETE = Text("删除", "Delete")
DELETED_BY = Text("删掉了这条记录", "deleted this record")
CHANGED_BY = Text("改了这条记录", "changed this record")
ANOTHER = Text("或者写一个新的{label}", "or write another value for {label}")
OR_ANOTHER = Text("或者是另一种：", "Or another one:")
USE_ANOTHER = Text("用新写的", "Use it")
LATER = Text("以后再说", "Later")
KEPT_FOR_EVER = Text(
    "决定会写进记录，两人的写法都保留在历史里，随时可以改回。",
    "The decision is written into the record. Both values stay in its history and can be brought back at any time.",
)
SETTLED = Text("已定：{value}。", "Settled: {value}.")
SETTLED_NEXT = Text("已定：{value}。还有 {count} 处。", "Settled: {value}. {count} more.")
KEPT = Text("已保留这条记录", "The record is kept")
DELETED = Text("已删除这条记录", "The record is deleted")
UNDO = Text("撤销", "Undo")
CHANGE = Text("{title} · {label}：{value}", "{title} · {label}: {value}")
NO_CONFLICTS = Text("没有要决定的冲突", "Nothing to decide")
NO_CONFLICTS_WORDS = Text(
    "两个人改了同一处、又都没看到对方的改法时，会在这里请您二选一。其余的都自动合并，一个字也不会丢。",
    "When two people changed the same thing without seeing each other's value, you are asked here. "
    "Everything else is merged by itself, and nothing is lost.",
)
NOT_IN_CONFLICT = Text("这条记录没有要决定的冲突。", "There is nothing to decide about this record.")

ASK_NAME = Text("{address}的{kind}叫什么？", "What is the {kind} at {address} called?")
ASK_NAME_ONLY = Text("这个{kind}叫什么？", "What is this {kind} called?")
ASK_NUMBER = Text("“{title}”的{label}是多少？", "What is the number for “{title}”: {label}?")
ASK_PHONE = Text("“{title}”的{label}是哪个？", "Which is right for “{title}”: {label}?")
ASK_TYPE = Text("“{title}”是什么业态？", "What type of business is “{title}”?")
ASK_WHERE = Text("“{title}”在什么地方？", "Where is “{title}”?")
ASK_COMMUNITY = Text("“{title}”属于哪个{label}？", "Which is right for “{title}”: {label}?")
ASK_HOURS = Text("“{title}”几点开门、几点关门？", "When is “{title}” open?")
ASK_STATUS = Text("“{title}”现在的{label}是哪种？", "What is the {label} of “{title}” now?")
ASK_YES_NO = Text("“{title}”：{label}，是还是否？", "“{title}”: {label}, yes or no?")
ASK_HAS = Text("“{title}”有没有“{option}”？", "Does “{title}” have “{option}”?")
ASK_OTHER = Text("“{title}”的{label}，哪个对？", "Which is right for “{title}”: {label}?")
ASK_DELETE = Text("“{title}”要保留，还是删除？", "Keep “{title}”, or delete it?")
NAMELESS = Text("没有名称的记录", "a record without a name")

HAND_IN_TITLE = Text("交数据包", "Hand in a package")
HAND_IN_WORDS = Text(
    "生成一个 Excel 文件，交给上级合并。对方已经有的内容不会重复。",
    "Writes one Excel file for the office above to merge. What it has already is not taken twice.",
)
UNSENT = Text("还有 {count} 处改动没有交过", "{count} changes were never handed in")
ALL_SENT = Text("所有改动都交过了，可以再交一次", "All changes were handed in; you may hand in again")
AREA = Text("范围", "Area")
ALL_AREAS = Text("全部", "Everything")
FILE_NAME = Text("文件名", "File name")
FOLDER = Text("存到", "Folder")
CHANGE_FOLDER = Text("更改…", "Change…")
NO_NAME = Text("请写一个文件名。", "Please give a file name.")
REPLACES = Text("这里已有同名文件，会被替换。", "A file of this name is there; it will be replaced.")
WRITE = Text("生成", "Write it")
EXPORTED = Text(
    "已生成 {name}：{records} 条记录，{changes} 处改动。请把它发给上级。",
    "{name} is ready: {records} records, {changes} changes. Send it to the office above.",
)
OPEN_FOLDER = Text("打开所在文件夹", "Open its folder")
