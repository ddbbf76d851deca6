"""Words of the page that takes lists of other offices."""

from fieldkit.kernel.texts import Text

TITLE = Text("导入台账", "Import a list")
HINT = Text("别的单位给的表格，什么格式都行", "Tables of other offices, whatever they look like")
BACK = Text("返回网点", "Back to outlets")
CHOOSE = Text("选择表格", "Choose a table")
TAKE = Text("导入 {count} 行", "Import {count} rows")
TAKE_NONE = Text("导入", "Import")
NAME_FILTER = Text(
    "表格 (*.xlsx *.xls *.xlsm *.et *.ods *.csv *.tsv *.txt)",
    "Tables (*.xlsx *.xls *.xlsm *.et *.ods *.csv *.tsv *.txt)",
)
NUMBERS = Text("{file} · {rows} 行", "{file} · {rows} rows")
SKIPPED = Text("，另有 {what}不是记录，已跳过", "; skipped as no records: {what}")
SKIPPED_PART = Text("{count} 行{why}", "{count} × {why}")

# --- before a file is there
EMPTY = Text("拖入一份台账", "Drop a list here")
EMPTY_HINT = Text(
    "或按 Ctrl O 选择 · .xlsx .xls .csv 都可以", "or press Ctrl O · .xlsx, .xls and .csv will do"
)
STEPS = Text(
    "程序会自己找表头、认列名。先给您看一遍每一行会怎样，点“导入”之前什么也不会写入。",
    "The header and the columns are found by themselves. You see what becomes of every row; "
    "nothing is written before you say so.",
)
READING = Text("正在读台账", "Reading the list")
ROW_WANTED = Text("表头在第几行", "Row of the header")
READ_SO = Text("按这一行再读", "Read it so")
TO_PACKAGES = Text("到“数据包”导入", "Import it as a package")
TEMPLATES = Text("记住的对应关系", "Known lists")
TEMPLATES_HINT = Text(
    "表头一样的台账，下次自动按它对应", "A list with the same header is matched like this by itself"
)
TEMPLATE = Text("名称", "Name")
TEMPLATE_KIND = Text("导入成", "Holds")
TEMPLATE_COLUMNS = Text("对应的列", "Columns matched")
REMOVE = Text("删除所选", "Remove the chosen one")
REMOVE_QUESTION = Text("不再记住“{name}”？", "Forget “{name}”?")
REMOVE_WORDS = Text(
    "只删除这套对应关系，用它导入过的内容都在。",
    "Only the matching is forgotten; what was imported with it stays.",
)
REMOVE_YES = Text("删除", "Remove")
STOPPED_READING = Text("已停止，没有导入任何内容。", "Stopped. Nothing was imported.")
STOPPED = Text(
    "已停止，没有导入任何内容。可以再点“导入”。",
    "Stopped. Nothing was imported; you may start it again.",
)
MORE_FILES = Text(
    "一次看一份。另外 {count} 份在后面排着。", "One at a time: {count} more are waiting behind it."
)

# --- columns
SHEET = Text("工作表", "Sheet")
HEADER_ROW = Text("表头在第", "Header line")
ROW_UNIT = Text("行", "row")
KIND = Text("导入成", "Import as")
COLUMN = Text("表里的列", "Column")
SAMPLES = Text("样例", "Samples")
FIELD = Text("对应字段", "Field")
SURENESS = Text("把握", "Certainty")
COLUMNS = Text("列的对应", "Columns")
NO_TITLE = Text("（无列名）", "(no title)")
LEAVE_OUT = Text("不导入", "Leave out")
INTO_REMARKS = Text("放进备注", "Into remarks")
LONGITUDE = Text("经度", "Longitude")
LATITUDE = Text("纬度", "Latitude")
RECORD_ID = Text("记录编号", "Record id")
CHANGE_COLUMN = Text("改对应", "Change")
SURE = Text("有把握", "Sure")
CHECK_IT = Text("请核对", "Check")
BY_HAND = Text("手工定的", "By hand")
BY_TEMPLATE = Text("照上次", "As last time")
UNMATCHED = Text("没认出来", "Unknown")
NOT_NEEDED = Text("用不着", "Not needed")
OF_PROGRAM = Text("程序的列", "Ours")
RECOGNISED = Text("已按上次“{name}”的对应关系。", "Matched as “{name}” was the last time.")
NOT_SO = Text("不用它", "Not so")
NO_NAME_COLUMN = Text(
    "还没有哪一列对应“{label}”，没有它一行也导不了。请选中那一列，按回车指定。",
    "No column is matched to “{label}” yet, and without it no row can be taken. Choose the column and press Enter.",
)

# --- options
OPTIONS = Text("怎么读", "How to read it")
COMMUNITY = Text("没写社区的行算作", "Rows without a community")
NO_COMMUNITY = Text("不填", "leave empty")
DATUM = Text("坐标取自", "Coordinates from")
DATUM_UNKNOWN = Text("不清楚", "unknown")
FROM_GPS = Text("手机定位", "Phone GPS")
FROM_TIANDITU = Text("天地图", "Tianditu")
FROM_AMAP = Text("高德、腾讯", "Amap or Tencent")
FROM_BAIDU = Text("百度", "Baidu")
BLANKS_CLEAR = Text("空格表示清空", "Empty cells clear")
KEEP_UNKNOWN = Text("没认出来的列放进备注", "Unknown columns go into the remarks")

# --- rows
CREATED = Text("新增", "New")
UPDATED = Text("更新", "Updated")
UNCHANGED = Text("不变", "Unchanged")
PROBLEMS = Text("问题", "Problems")
HINTS = Text("提醒", "Hints")
ROW = Text("行", "Row")
NAME = Text("名称", "Name")
WHAT = Text("会怎样", "What becomes of it")
ROWS = Text("每一行会怎样", "What becomes of each row")
NAMELESS = Text("（没有名称）", "(no name)")
NO_ROWS = Text("没有这样的行", "No such rows")
ALL_SAME = Text(
    "这份台账里的内容程序里都有了，不用导入。",
    "Everything in this list is recorded already; there is nothing to import.",
)
MARK = Text("标记", "Mark")
CONFLICT = Text("冲突", "Conflict")
WILL_ASK = Text("要决定", "to decide")
LEFT_OUT = Text("不导这一行", "left out")
HALF_TAKEN = Text("导入，但有 {count} 格没采用", "Taken, but {count} cells are not")
NOT_TAKEN = Text("不能导入", "Cannot be taken")
IN_COLUMN = Text("{column}：{words}", "{column}: {words}")
DIFFERS_MORE = Text("{labels}等 {count} 处", "{labels} and more, {count} in all")
BETWEEN = Text("、", ", ")

# --- one row
ROW_TITLE = Text("第 {row} 行 · {title}", "Row {row} · {title}")
HOW_NEW = Text("程序里还没有，会新增一条", "Not recorded yet; a record will be made")
HOW_FOUND = Text("程序里已有（{how}）", "Recorded already ({how})")
PROPOSAL = Text(
    "按记录编号找到的，没有修改经过，请看一眼",
    "Found by its id, without the history behind it; please look at it",
)
LABEL = Text("栏目", "Field")
NOW_THERE = Text("程序里现在", "Recorded now")
IN_LIST = Text("这份台账", "In this list")
NOTHING = Text("（空）", "(empty)")
CLEARED = Text("（清空）", "(cleared)")
CONFLICT_NOTE = Text(
    "标“要决定”的，别人在上次导入之后改过。导入后两个写法都留着，请到“冲突”里选定。",
    "Where it says “to decide” somebody changed it since the last import. Both values are kept; "
    "settle them under conflicts.",
)
GO_TO_COLUMN = Text("看这一列", "Show the column")
SKIP_ROW = Text("不导这一行", "Leave this row out")
TAKE_ROW = Text("还是导入", "Take it after all")
OPEN_FILE = Text("打开原表", "Open the file")
MORE_PROBLEMS = Text("另有 {count} 处", "{count} more")

# --- templates
SAVE_TEMPLATE = Text("记住这套对应", "Remember this matching")
TEMPLATE_WORDS = Text(
    "下次来的台账表头一样，就自动照这样对应。",
    "The next list with the same header is matched like this by itself.",
)
TEMPLATE_NAME = Text("叫什么", "Name")
TEMPLATE_EXISTS = Text("已有同名的，会换成这一套。", "There is one of this name; it will be replaced.")
NO_TEMPLATE_NAME = Text("请起个名字，下次好认。", "Give it a name to know it by.")
SAVE = Text("记住", "Remember")
SAVED_TEMPLATE = Text(
    "已记住“{name}”，下次自动照这样对应。", "“{name}” is remembered; next time it is used by itself."
)
REMOVED_TEMPLATE = Text("已不再记住“{name}”。", "“{name}” is forgotten.")

# --- afterwards
TAKING = Text("正在导入台账", "Importing the list")
DONE = Text("已导入“{file}”", "“{file}” is imported")
DONE_NONE = Text("“{file}”没有要写入的内容", "Nothing of “{file}” had to be written")
DONE_CREATED = Text("新增", "New")
DONE_UPDATED = Text("更新", "Updated")
DONE_UNCHANGED = Text("不变", "Unchanged")
DONE_REFUSED = Text("没导入", "Not taken")
PROBLEM_FILE = Text(
    "有 {count} 行要改，已存为“{name}”。黄格子是有问题的地方，改好存盘，再拖到这里导入。",
    "Rows to mend: {count}. They are in “{name}”. The yellow cells are wrong: "
    "correct them, save, and drop the file here.",
)
PROBLEM_FILE_FAILED = Text(
    "有 {count} 行要改，但是问题行没能存成文件：{reason}",
    "Rows to mend: {count}, but their file could not be written: {reason}",
)
PROBLEM_NAME = Text("{stem}_问题行", "{stem}_to mend")
OPEN_PROBLEMS = Text("打开问题行", "Open it")
OPEN_FOLDER = Text("打开所在文件夹", "Open its folder")
CONFLICTS_WAIT = Text(
    "有 {count} 处和别人的修改不一样，两个写法都留着，请选定。",
    "Values that differ from what somebody else wrote: {count}. Both are kept; please settle them.",
)
TO_CONFLICTS = Text("去选定", "Settle them")
UNDO_HINT = Text(
    "导错了？更新过的，在网点的“修改记录”里能改回原来的值；新增的，可以删除。",
    "The wrong list? Former values can be brought back from each outlet's history, and new outlets can be deleted.",
)
SEE_DUPLICATES = Text("查重复", "Look for duplicates")
SHOW_OUTLETS = Text("看网点", "Show outlets")
ANOTHER = Text("再导一份", "Import another")
NEXT_FILE = Text("下一份：{file}", "Next: {file}")
CHANGE = Text("导入台账 {file}：新增 {created}，更新 {updated}", "{file}: {created} new, {updated} updated")
