"""Words about files that came."""

from fieldkit.kernel.texts import Text

FILE = Text("文件", "File")
FROM = Text("来自", "From")
ADDED = Text("新增", "New")
EDITS = Text("改动", "Edits")
CONFLICTS = Text("冲突", "Conflicts")
STATE = Text("状态", "State")
RECEIVED = Text("收到时间", "Received")
FILES = Text("收到的文件", "Files received")
NONE = Text("—", "—")
NAME_FILTER = Text("数据包 (*.xlsx)", "Packages (*.xlsx)")
UNKNOWN_SENDER = Text("未知", "unknown")

CHECKING_STATE = Text("核对中", "Checking")
READY = Text("可导入", "Ready")
NEW_DEVICE = Text("新设备", "New device")
GAP = Text("有缺号", "Gap")
RECEIPT = Text("回执", "Receipt")
DECIDE = Text("待你决定", "Decide")
LOCKED = Text("要密码", "Password")
CHANGED_KEY = Text("签名不符", "Other key")
KNOWN = Text("已收过", "Known")
REFUSED = Text("已隔离", "Set aside")
FOREIGN = Text("不是数据包", "No package")
TAKEN = Text("已导入", "Imported")

WAITS = Text("正在核对，还没有导入任何内容", "Being checked, nothing is imported yet")
SENT = Text("{person} · {time}", "{person} · {time}")
SAME_CONTENT = Text("内容以前收过，不会重复导入", "Its contents came before; nothing is imported twice")
EDITED = Text("在表格里改过 {count} 处", "{count} corrections in the spreadsheet")
DAMAGED = Text("{count} 个格子被表格软件改坏，保留原值", "{count} cells spoilt by a spreadsheet; values kept")
GAP_WORDS = Text("缺第 {missing} 号改动，不影响导入", "Changes {missing} are missing; it can be imported")
WILL_ASK = Text("导入后有 {count} 处要您决定", "{count} decisions will wait after the import")
FIRST_WORDS = Text("第一次收到这台设备的包", "The first package of this device")
CHANGED_WORDS = Text("签名和以前的不一样，请先核对", "Not signed as before; please compare first")
LOCKED_WORDS = Text("有密码，打不开", "Locked with a password")
LOCKED_AGAIN = Text("密码不对，还打不开", "The password is wrong; still locked")
CLEARED_WORDS = Text("有 {count} 个格子被清空，请先看一眼", "{count} cells were cleared; please look first")
RECEIPT_WORDS = Text("回执：导入后标出哪些已收", "A receipt: marks what has arrived")
PHOTOS_WORDS = Text("照片 {count} 张", "{count} photos")
FOREIGN_WORDS = Text("别的表格，不是数据包", "Some other workbook, not a package")
DECIDE_LEFT = Text("已导入，右边还有问题等您决定", "Imported; questions wait at the right")
RECEIPT_TAKEN = Text("回执已收下", "The receipt was taken")
HELD_LEFT = Text(
    "已导入，清空的 {count} 个格子没有采用", "Imported; the {count} cleared cells were not taken"
)

CHECKING = Text("正在核对", "Checking")
TAKING = Text("正在导入", "Importing")
TOOK = Text(
    "已导入 {count} 个数据包：新增 {added}，改动 {edits}。",
    "Imported {count} packages: {added} new, {edits} edits.",
)
TOOK_CONFLICTS = Text(
    " 有 {count} 处写法不同，请在右边决定。", " {count} values differ; please decide at the right."
)
TOOK_REFUSED = Text(" {count} 个没有导入，原因见列表。", " {count} were not imported; the list says why.")
TOOK_NOTHING = Text("没有新内容，什么都没有变。", "Nothing was new; nothing changed.")
TOOK_RECEIPT = Text(
    "回执已收下：{count} 处已收，退回 {returned} 条。",
    "Receipt taken: {count} changes arrived, {returned} records returned.",
)
SEE_RETURNED = Text("看退回的", "See them")
STOPPED = Text(
    "已停止。已经导入的 {count} 个都在，其余的没有导入任何内容。",
    "Stopped. The {count} that were finished are in; of the others nothing was imported.",
)
NOT_A_PACKAGE = Text(
    "这里只收 .xlsx 数据包，没有导入任何内容。", "Only .xlsx packages are taken here; nothing was imported."
)
EMPTY_FOLDER = Text(
    "文件夹里没有 .xlsx 数据包，没有导入任何内容。",
    "There is no .xlsx package in the folder; nothing was imported.",
)

EMPTY = Text("拖入收到的数据包", "Drop the packages you received")
EMPTY_HINT = Text(
    "U 盘、微信、OA 里的 .xlsx 文件都可以，整个文件夹也行",
    ".xlsx files from a U-disk, WeChat or mail, or a whole folder",
)
CHOOSE_ONE = Text("选一个文件看里面有什么", "Choose a file to see what is in it")
CHOOSE_ONE_WORDS = Text(
    "核对过的文件还没有导入任何内容。按“导入”才会写进来，一个文件要么全部导入，要么完全不动。",
    "Files that were checked are not imported yet. “Import” writes them, each one whole or not at all.",
)

LOCKED_FILES = Text("这 {count} 个文件有密码", "{count} files have a password")
LOCKED_FILE = Text("这个文件有密码", "This file has a password")
PASSWORD = Text("密码", "Password")
PASSWORD_SAME = Text(
    "同一个密码会逐个去试，不用一个一个输。密码只在这次打开程序时记着，不会存盘。",
    "The same password is tried on each of them. It is kept until the program is closed and never saved.",
)
AND_MORE = Text("……等 {count} 个", "… {count} in all")
OPEN_THEM = Text("打开", "Open")
SHOW_PASSWORD = Text("显示密码", "Show it")
NO_PASSWORD = Text("请输入密码。", "Please type the password.")
WRONG_FOR_ALL = Text(
    "密码不对，{count} 个都没有打开。请看清大小写，或再问一下发文件的人。",
    "That is not the password; none of the {count} opened. Mind capitals, or ask the sender again.",
)
WRONG_FOR_SOME = Text(
    "打开了 {opened} 个，还有 {count} 个不是这个密码，请再输一个。",
    "{opened} opened; {count} have another password. Please type that one.",
)

ADDED_COUNT = Text("新改动 {count} 处", "{count} new changes")
KNOWN_COUNT = Text("已有 {count} 处", "{count} known")
EDIT_COUNT = Text("表格里改过 {count} 处", "{count} sheet corrections")
CONFLICT_COUNT = Text("会有冲突 {count} 处", "{count} conflicts to come")
PHOTO_COUNT = Text("照片 {count} 张", "{count} photos")
DAMAGE_COUNT = Text("改坏的格子 {count} 个", "{count} spoilt cells")
CONFLICTS_THEN = Text("冲突 {count} 处", "{count} conflicts")
CAME_AT = Text("{time}收到", "came {time}")
MADE_BY = Text("{sender} · {time} 生成", "{sender} · made {time}")

HEAD_READY = Text("可以导入。按“导入”写进来。", "It can be imported.")
HEAD_KNOWN = Text(
    "里面的内容都已经收过，不用再导入。", "Everything in it came before; it need not be imported."
)
HEAD_TAKEN = Text("已经导入，内容都在。", "Imported; everything is in.")
HEAD_GAP = Text(
    "{device}还缺第 {missing} 号改动：有一个更早的包没收到。可以先导入，补收后自动接上。",
    "Changes {missing} of {device} are not here: an earlier package never came. This one can be imported first.",
)
HEAD_LOCKED = Text(
    "文件有密码，里面有居民答卷。没有导入任何内容。请问发文件的人要密码。",
    "The file is locked because it holds residents' answers. Nothing was imported. Ask the sender for the password.",
)
HEAD_RECEIPT = Text(
    "这是上级的回执：导入后，对方已收到的记录标为“已收”，退回的会列出来。",
    "A receipt of the office above: it marks the records that arrived, and lists those returned.",
)
HEAD_DECIDE = Text(
    "已导入。有 {count} 处两人写法不同，等您决定。", "Imported. {count} values differ and wait for you."
)
SEE_CONFLICTS = Text("去决定", "Decide now")
RETRY = Text("重试", "Try again")
UNLOCK = Text("输入密码", "Password")
AS_TABLE = Text("按台账导入", "Import as a table")
TAKE_OFF = Text("从列表拿掉", "Take off the list")
HEAD_FOREIGN = Text(
    "这不是本程序导出的数据包，没有导入任何内容。如果是别的台账，请用“导入台账”。",
    "This is not a package of this program; nothing was imported. Import other tables as a table.",
)

FINGERPRINT = Text("设备指纹", "Fingerprint")
FIRST_MET = Text(
    "第一次收到“{device}”的包。要放心，可以打电话让对方念一遍指纹（对方在“交数据”里能看到）。",
    "The first package of “{device}”. To be sure, let them read the fingerprint out on the phone.",
)
UNSIGNED = Text(
    "这个包没有签名，无法核对是谁发的。", "This package is not signed; nobody can tell who sent it."
)
KEY_BEFORE = Text("以前的指纹", "Fingerprint so far")
KEY_NOW = Text("这次的指纹", "Fingerprint now")
KEY_CHANGED = Text(
    "自称来自“{device}”，但签名和以前不一样。可能是对方换了电脑或重装过，也可能是别人冒充。"
    "请打电话核对这次的指纹，对得上再信任。",
    "It says it comes from “{device}” but is signed with another key. They may have a new computer, "
    "or it may be somebody else. Compare the fingerprint on the phone before you trust it.",
)
TRUST = Text("已核对指纹，信任", "Compared; trust it")
TRUSTED = Text(
    "您已核对并信任这次的指纹，可以导入。", "You compared this fingerprint and trust it; it can be imported."
)
NOT_TRUST = Text("还是不信任", "Do not trust it")

CLEARED_ASK = Text("有 {count} 个格子被清空，是有意清空的吗？", "{count} cells were cleared. On purpose?")
CLEARED_YES = Text("是，清空", "Yes, clear them")
CLEARED_NO = Text("不是，保留原值", "No, keep the values")
CLEARED_TAKEN = Text("{count} 个格子会清空。", "{count} cells will be cleared.")
CLEARED_KEPT = Text("{count} 个格子保留原值。", "{count} cells keep their values.")
CHANGE_MIND = Text("改主意", "Change")

CORRECTIONS = Text("表格里改过的（不要的去掉勾，空格键）", "Corrected in the sheet (Space takes one out)")
CORRECTION_TITLE = Text("{title} · {label}", "{title} · {label}")
CORRECTION = Text("{before} → {now}", "{before} → {now}")
EMPTY_CELL = Text("（空）", "(empty)")
FOUND = Text("要留意的", "Worth a look")
NAMELESS = Text("没有名称的记录", "a record without a name")

QUARANTINE_EMPTY = Text("没有被隔离的文件", "No file was set aside")
QUARANTINE_WORDS = Text(
    "打不开、不完整或签名不符的文件会放在这里，写明原因。没有导入任何内容，可以重试，也可以移走。",
    "Files that are cut off, damaged or wrongly signed are kept here with the reason. "
    "Nothing of them was imported; try again, or put them away.",
)
PUT_AWAY = Text("移走", "Put away")
PUT_AWAY_ASK = Text("移走“{name}”？", "Put “{name}” away?")
PUT_AWAY_WORDS = Text(
    "隔离区里的这份副本会删掉，对方手里的原文件不受影响。收文件的记录还在。",
    "The copy kept here is deleted; the sender's own file is not touched, and the log keeps its line.",
)
CAME_AGAIN = Text(
    "同名文件 {time}已收下，这份可以移走", "A file of that name was taken {time}; this one can go"
)
NO_COPY = Text(
    "“{name}”没有留下副本（太大或磁盘满）。请把原文件再拖进来。",
    "No copy of “{name}” was kept (too large, or the disk was full). Drop the file itself again.",
)
THIS_FILE = Text("文件", "The file")

LOG_EMPTY = Text("还没有收过文件", "No file came yet")
LOG_WORDS = Text("收过的每个文件都会记在这里，一直保留。", "Every file that comes is noted here for good.")
LOG_ACCEPTED = Text("已导入", "Imported")
LOG_KNOWN = Text("已收过", "Known")
LOG_REFUSED = Text("已隔离", "Set aside")
LOG_SETTLED = Text("已处理", "Settled")
LOG = Text("收过的文件", "Files that came")
QUARANTINE = Text("已隔离的文件", "Files set aside")

VIEW_FILES = Text("收到的文件", "Files")
VIEW_APART = Text("已隔离", "Set aside")
VIEW_LOG = Text("导入记录", "Import log")
EMPTY_HINT_WORKER = Text(
    "上级发回的回执、同事交来的 .xlsx 数据包都可以",
    "Receipts of the office, or .xlsx packages of colleagues",
)
