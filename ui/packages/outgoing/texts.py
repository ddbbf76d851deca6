"""Words about what goes out."""

from fieldkit.kernel.texts import Text

HAND_IN_TITLE = Text("交数据", "Hand in")
HAND_IN_WORDS = Text(
    "生成一个 Excel 数据包，用微信、U 盘或 OA 交给上级合并。",
    "Writes one Excel package for the office above to merge.",
)
UNSENT = Text("还有 {count} 处改动没有交过。", "{count} changes were never handed in.")
UNSENT_AND_OPEN = Text(
    "还有 {count} 处改动没有交过，另有 {open} 处交了还没收到回执。",
    "{count} changes were never handed in; {open} more were, without a receipt so far.",
)
ALL_SENT = Text(
    "改动都交过了，其中 {open} 处还没收到上级的回执。",
    "All changes were handed in; {open} have no receipt yet.",
)
ALL_CONFIRMED = Text("改动都交过，上级也都收到了。", "All changes were handed in, and have arrived.")
RECORDS = Text(
    "记录：未交 {unsent} 条 · 已交 {sent} 条 · 已收 {received} 条",
    "Records: {unsent} not handed in · {sent} handed in · {received} received",
)
NEVER_RECEIPT = Text(
    "还没收到过上级的回执，这次把全部内容都交上去。", "No receipt ever came, so everything is handed in."
)
WHAT = Text("交什么", "What")
SINCE_RECEIPT = Text("只交上级还没收到的", "Only what is not confirmed")
EVERYTHING = Text("全部内容", "Everything")
AREA = Text("范围", "Area")
ALL_AREAS = Text("全部", "Everything")
PHOTOS = Text("照片", "Photos")
WITH_PHOTOS = Text("带上照片", "Take the photos along")
WITH_PHOTOS_COUNT = Text("带上照片（约 {count} 张，{size}）", "Take the photos along (about {count}, {size})")
NO_PHOTOS = Text("没有照片", "No photos")
COMPANIONS_HINT = Text(
    "照片超过 {limit} MB 时会分成几个文件，一起发。",
    "Over {limit} MB, photos go into further files; send all of them.",
)
FILE_NAME = Text("文件名", "File name")
FOLDER = Text("存到", "Folder")
CHANGE_FOLDER = Text("更改…", "Change…")
NO_NAME = Text("请写一个文件名。", "Please give a file name.")
REPLACES = Text("这里已有同名文件，会被替换。", "A file of this name is there; it will be replaced.")
WRITE = Text("生成", "Write it")
EXPORTING = Text("正在生成数据包", "Writing the package")
OWN_FINGERPRINT = Text("本机指纹 {fingerprint}", "Fingerprint of this device {fingerprint}")
OWN_FINGERPRINT_WHY = Text(
    "上级第一次收到这台电脑的包时，可能打电话核对这串字。",
    "An office that meets this device may ask for it on the phone.",
)

WHY_PASSWORD = Text(
    "里面有 {count} 份居民答卷，属于个人信息，要设密码才能交。密码请打电话或当面告诉上级，不要和文件发在一起。",
    "It holds {count} residents' questionnaires: personal data leaves only with a password. "
    "Tell it on the phone or in person, never beside the file.",
)
PASSWORD = Text("密码", "Password")
PASSWORD_AGAIN = Text("再输一遍", "Once more")
SHOW_PASSWORD = Text("显示密码", "Show it")
NO_PASSWORD = Text("请设一个密码。", "Please choose a password.")
SHORT_PASSWORD = Text("至少 6 位。", "At least 6 characters.")
NOT_THE_SAME = Text("两遍不一样，请再看一下。", "The two differ; please look again.")

WRITTEN_TITLE = Text("数据包已生成", "The package is ready")
WRITTEN = Text("{records} 条记录，{changes} 处改动。", "{records} records, {changes} changes.")
WRITTEN_PHOTOS = Text("照片 {count} 张。", "{count} photos.")
WRITTEN_FILES = Text("请把下面 {count} 个文件都交给上级：", "Give all {count} files to the office:")
WRITTEN_FILE = Text("请把这个文件交给上级：", "Give this file to the office:")
WRITTEN_LOCKED = Text(
    "文件有密码。请另外告诉上级，不要和文件发在一起；忘了密码可以重新生成。",
    "The file is locked. Tell the password separately; if it is lost, write the package again.",
)
OPEN_FOLDER = Text("打开文件夹", "Open the folder")
DONE = Text("好", "Done")

RECEIPTS = Text("发回执", "Receipts")
RECEIPT_TITLE = Text("发回执", "Write receipts")
RECEIPT_WORDS = Text(
    "回执告诉对方哪些已经收到、缺哪些、退回了哪些。每台设备一个文件，发回给本人。",
    "A receipt tells a device what arrived, what is missing and what was returned. One file for each.",
)
NO_DEVICES = Text(
    "还没有收到过数据包，没有回执可发。", "No package came yet; there is nobody to send a receipt."
)
DEVICE = Text("设备", "Device")
PICK = Text("选", "Pick")
LAST = Text("最近收到", "Last package")
MISSING = Text("缺号", "Missing")
RETURNED = Text("退回", "Returned")
FINGERPRINT = Text("指纹", "Fingerprint")
NEVER_SIGNED = Text("没有签名", "unsigned")
ALL_DEVICES = Text("全选", "All")
NO_DEVICE = Text("全不选", "None")
CHOSEN = Text("已选 {count} 台（空格键勾选）", "{count} chosen (Space)")
WRITE_RECEIPTS = Text("生成 {count} 个回执", "Write {count} receipts")
WRITE_NONE = Text("生成回执", "Write receipts")
WRITING_RECEIPTS = Text("正在生成回执", "Writing receipts")
RECEIPTS_WRITTEN = Text("回执已生成", "The receipts are ready")
RECEIPTS_FILES = Text("请分别发给这 {count} 台设备：", "Send each of the {count} to its device:")
RECEIPT_LINE = Text("{name}：已收 {confirmed} 处", "{name}: {confirmed} changes arrived")
RECEIPT_MISSING = Text("，缺 {missing}", ", {missing} missing")
RECEIPT_RETURNED = Text("，退回 {count} 条", ", {count} returned")
RECEIPTS_STOPPED = Text("已停止，写好了 {count} 个回执。", "Stopped; {count} receipts were written.")
NONE = Text("—", "—")

GAPS = Text("缺号：{devices}。对方再交一次就会补上。", "Missing: {devices}. They come with the next package.")
GAP_OF = Text("{device}缺 {missing}", "{device}: {missing}")
AND_DEVICES = Text("等 {count} 台设备", "{count} devices in all")
UNKNOWN_DEVICE = Text("未知设备", "unknown device")
