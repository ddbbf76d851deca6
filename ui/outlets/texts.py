"""Words of the outlets page."""

from fieldkit.kernel.texts import Text

TITLE = Text("网点", "Outlets")
NUMBER = Text("{total} 家，已核 {checked}", "{total}, {checked} checked")
NUMBER_FOUND = Text(
    "{total} 家，已核 {checked} · 找到 {found} 家", "{total}, {checked} checked · {found} found"
)
NUMBER_NONE = Text("还没有登记", "none recorded yet")
UNCHECKED_NOTE = Text("{count} 家未核", "{count} not checked")
NEW = Text("新增网点", "New outlet")
DELETE = Text("删除", "Delete")
DELETE_ASKS = Text("删除…", "Delete…")
CLOSED = Text("已关门", "Closed down")

SEARCH = Text("名称、地址、业态、社区", "Name, address, type, community")
BY_INITIALS = Text("{names} · 拼音首字母", "{names} · initials")
BY_TYPE = Text("业态：{names}", "type: {names}")
BY_COMMUNITY = Text("社区：{names}", "community: {names}")
AND_MORE = Text("{first} 等 {count} 项", "{first} and {count} in all")
FILTER = Text("筛选", "Filter")
FILTER_CLASS = Text("业态类别", "Class")
FILTER_CONFLICT = Text("有两个写法", "With two values")
CLEAR_FILTERS = Text("清除全部筛选", "Clear all filters")
SEVERAL_TYPES = Text("{first}等 {count} 种业态", "{first} and {count} types in all")
NO_STREET = Text("其他", "Others")
COLUMNS = Text("列", "Columns")
SORTED = Text("按{key}", "By {key}")
AS_RECORDED = Text("登记顺序", "entry")

NAME = Text("名称", "Name")
TYPE = Text("业态", "Type")
ADDRESS = Text("地址", "Address")
HOURS = Text("营业时间", "Hours")
STATUS = Text("状态", "Status")
COMMUNITY = Text("社区", "Community")
CHECKED = Text("核查", "Check")
PHONE = Text("电话", "Phone")
STAFF = Text("人数", "Staff")
SURVEYED = Text("调查日期", "Surveyed")
NO_NAME = Text("（没有名称）", "(no name)")
TWO_VALUES = Text("两个写法", "two values")

EMPTY = Text("登记第一家网点", "Record the first outlet")
EMPTY_WORDS = Text(
    "店名写照店招，业态打拼音首字母（便利店打 bld），每一项离开即存盘。",
    "Copy the name from the sign, type the business type by its initials. Each field is saved as you leave it.",
)
NOTHING_FOUND = Text("没有符合条件的网点", "No outlet matches")
NOTHING_FOUND_WORDS = Text("换一个词，或去掉一些筛选条件。", "Try another word, or take some filters off.")
SHOW_ALL = Text("显示全部", "Show all")

NEW_TITLE = Text("新网点", "New outlet")
NEW_WORDS = Text(
    "离开第一项时存盘；灰字沿用上一家，可改", "Saved with the first field; grey values are carried over"
)
STILL_MISSING = Text("还没填：{labels}", "Still empty: {labels}")
SURVEYED_BY = Text("{date} {person}调查", "surveyed {date} by {person}")
NOT_SURVEYED = Text("没有调查日期", "no survey date")
SURVEYED_ON = Text("{date} 调查", "surveyed {date}")
PLACE = Text("{number} / {total}", "{number} / {total}")
SAME_NEXT = Text("无变化，下一家", "No change, next")
DONE_NEXT = Text("完成，下一家", "Done, next")
NEXT = Text("下一家", "Next")
KEY_NEXT_FIELD = Text("下一项", "next field")
KEY_CARRY = Text("沿用上一家", "from the last one")
KEY_UNDO = Text("撤销", "undo")
KEY_HELP = Text("全部按键", "all keys")
FILLED = Text("{filled} / {total}", "{filled} / {total}")
HISTORY = Text("修改记录", "History")
SOMEBODY = Text("未署名", "unsigned")

AGREED = Text("经营者同意印在海报上", "The operator agrees to print it")
FILED = Text("已备案", "Filed")
YES = Text("是", "Yes")
ALL_DAY = Text("24 小时", "24 hours")
TYPE_EXAMPLE = Text("拼音首字母，如 bld", "Initials or name")
COMMUNITY_EXAMPLE = Text("名称或拼音首字母", "Name or initials")
PHONE_EXAMPLE = Text("手机，或区号-号码", "Mobile, or area code-number")
HOURS_EXAMPLE = Text("07:00-23:00", "07:00-23:00")
DATE_EXAMPLE = Text("2026-05-18", "2026-05-18")
LOCATION_EXAMPLE = Text("粘贴经纬度，后面写来源", "Paste coordinates and their source")
NO_DATUM = Text("没有坐标系", "no datum")
AS_WRITTEN = Text("原文：{words}", "As written: {words}")
UNKNOWN_TYPE = Text(
    "业态表里没有“{words}”。原文已保存，可以先往下填，回头再选业态。",
    "“{words}” is not in the table of types. The text is saved; go on and choose a type later.",
)
NO_COMMUNITY = Text(
    "区划里没有“{words}”，没有保存。请核对名称，或新增。",
    "There is no community “{words}”; it is not saved. Check the name, or add it.",
)
ADD_COMMUNITY = Text("新增社区“{words}”", "Add community “{words}”")
IN_CONFLICT = Text("两个写法，等待选定：{values}", "Two values wait for a decision: {values}")
EITHER_OR = Text("“{one}”还是“{other}”？", "“{one}” or “{other}”?")
DECIDE = Text("去选定", "Decide")
DUPLICATE = Text("可能与“{name}”重复，看一下", "Perhaps the same as “{name}”; look")

PHOTO_DROP = Text("拖入或粘贴", "Drop or paste")
PHOTO = Text("照片 {number}，回车查看，Delete 移除", "Photo {number}; Enter shows, Delete removes it")
PHOTO_FILES = Text("图片", "Pictures")
PHOTO_ABSENT = Text("未收到", "not here")
PHOTO_UNREADABLE = Text(
    "“{name}”不是能打开的图片，没有添加。请换 JPG 或 PNG。",
    "“{name}” is not a picture that can be opened; nothing was added. Use JPG or PNG.",
)
PHOTO_ADDED = Text("照片 +1", "photo +1")
PHOTO_REMOVED = Text("照片 −1", "photo −1")
ADDING_PHOTOS = Text("正在保存照片", "Saving photos")

CHANGE = Text("{label} {before} → {after}", "{label} {before} → {after}")
NOTHING = Text("空", "empty")
ADDED = Text("新增“{name}”", "new “{name}”")
GONE = Text("删除“{name}”", "deleted “{name}”")
CHECKED_SAME = Text("“{name}”已核，无变化", "“{name}” checked, no change")
CLOSED_NOW = Text("“{name}”已关门，待查", "“{name}” closed, to be checked")
UNDONE = Text("已撤销：{what}", "undone: {what}")
NOTHING_TO_UNDO = Text("没有可撤销的改动。", "There is nothing to undo.")
LAST_ONE = Text("已经是最后一家。", "This is the last one.")
ALL_WELL = Text("各栏都没有问题。", "Every field is in order.")
TO_LOOK_AT = Text("有 {count} 处要看一下。", "{count} fields to look at.")
NOTHING_BEFORE = Text("没有上一家可以沿用。", "There is no outlet before to take from.")

DELETE_QUESTION = Text("删除“{name}”？", "Delete “{name}”?")
DELETE_WORDS = Text(
    "从列表和统计里去掉，修改记录仍然保留，可以撤销。",
    "It leaves lists and figures; its history stays, and this can be undone.",
)
