"""Words of the page 入户."""

from fieldkit.kernel.texts import Text

TITLE = Text("入户", "Visits")
NUMBER = Text(
    "今天要走 {due} 户，应答率 {rate}（{completed} ÷ {eligible}）",
    "{due} to visit today, response rate {rate} ({completed} ÷ {eligible})",
)
NUMBER_BEFORE = Text("今天要走 {due} 户，还没有走访", "{due} to visit today, no visits yet")
NOTHING_YET = Text("还没有名单", "No list yet")
IMPORT = Text("导入名单、抽样", "Import a list, draw")

EMPTY_TITLE = Text("先导入地址名单", "Import a list of addresses first")
EMPTY_WORDS = Text(
    "名单用 Excel，列名写小区、楼栋、单元、户号，一户一行；也可以一栋一行，写单元数、层数、每层户数。导入时按种子抽样，哪台电脑抽都一样；不需要姓名和电话。",
    "An Excel list with a row for each door: compound, building, unit, door; or a row for each building with its "
    "stairways, floors and doors a floor. The sample follows from its seed, the same on every computer. "
    "No names or phones are needed.",
)

DOOR = Text("门牌", "Door")
DRAWN = Text("抽样", "Sample")
TIMES = Text("次数", "Visits")
OUTCOME = Text("结果", "Outcome")
LAST = Text("最近一次", "Last visit")
SPARE = Text("替补", "replacement")
MAIN = Text("样本", "sample")
INTERVIEWING = Text("访问中", "in progress")
OVERDUE = Text("已过约定 {when}", "overdue {when}")
AGAIN = Text("预约 {when}", "appointment {when}")

DUE = Text("今天要走", "To visit today")
LATER = Text("约在以后", "Later")
DONE = Text("不用再去", "Done")
ALL = Text("全部", "All")
ONE_FILTER = Text("{name} {count}", "{name} {count}")

COMPLETED = Text("开始访问", "Interview")
NO_ONE = Text("无人", "Nobody in")
REFUSED = Text("拒访", "Refused")
APPOINTMENT = Text("预约", "Appointment")
NO_SUCH_ADDRESS = Text("地址不存在", "No such address")
QUOTA_FULL = Text("配额已满", "Quota full")
RESUME = Text("接着访问", "Resume")
RECORDED = Text("{address}：{outcome}", "{address}: {outcome}")
CAME_IN = Text(
    "{address}：{outcome}，替补 {come} 进入名单", "{address}: {outcome}; the replacement {come} came in"
)
NOT_VISITED = Text("还没有去过", "Not visited yet")
VISITED = Text("去过 {count} 次，最近 {when}，{visitor}", "{count} visits, last {when}, {visitor}")
NO_DOORS = Text("这里没有门牌", "No doors here")
WHICH_DOOR = Text("上下键选门牌，数字键记结果", "Up and down choose a door, numbers record")

QUOTAS = Text("完成情况", "Progress")
WHOLE = Text("全部", "All")
STRATUM = Text("分层", "Stratum")
COMPLETED_OF = Text("完成 / 样本", "completed / sample")
QUOTA = Text("{completed} / {wanted}", "{completed} / {wanted}")
RATE = Text("应答率", "Response rate")
COUNTS = Text("{outcome} {count}", "{outcome} {count}")
COMMA = Text("，", ", ")

APPOINTMENT_TITLE = Text("约在什么时候？", "When to come again?")
APPOINTMENT_WORDS = Text(
    "年-月-日 时:分；没约定具体时间就清空", "year-month-day hour:minute; empty when no time was agreed"
)
RECORD = Text("记下", "Record")
BAD_TIME = Text("不是时间，例如 2026-07-01 19:30", "This is no time; for example 2026-07-01 19:30")

DRAW_TITLE = Text("导入名单、抽样", "Import a list, draw a sample")
LIST_FOUND = Text("“{file}”：{doors} 户", "“{file}”: {doors} addresses")
PROBLEM_ROWS = Text("{count} 行有问题，例如：{first}", "{count} rows with problems, e.g.: {first}")
PERSONAL_LEFT = Text("名单里的姓名、电话不采用", "Names and phones in the list are left out")
SIZE = Text("抽几户", "How many")
SEED = Text("种子", "Seed")
SEED_REMARK = Text("记下它，谁都能重抽出同一份", "With it anybody can draw the same again")
BY = Text("分层", "Strata by")
NOT_BY = Text("不分层", "No strata")
METHOD = Text("方法", "Method")
COMMUNITY = Text("社区", "Community")
DRAW = Text("抽样", "Draw")
REDRAW = Text("替换原来的样本", "Replace the sample")
REDRAW_WORDS = Text(
    "这份名单抽过样（{former}）。再抽会替换原来的样本和替补，已记的走访都留着。确定就再按一次。",
    "This list was drawn from before ({former}). Another draw replaces that sample and its replacements; recorded "
    "visits stay. Press once more if that is what you want.",
)
EVERYBODY = Text("不抽样，全部走访", "No sample, visit everybody")
NOT_A_NUMBER = Text("填 1 到 {most} 之间的整数", "A whole number from 1 to {most}")
WHERE = Text("选社区", "Choose the community")
READING = Text("读名单", "Reading the list")
FILES = Text(
    "地址名单 (*.xlsx *.xls *.ods *.csv *.txt)", "Lists of addresses (*.xlsx *.xls *.ods *.csv *.txt)"
)
CHOOSE = Text("选择地址名单", "Choose a list of addresses")
DREW = Text("抽了 {size} / {frame} 户，种子 {seed}", "Drew {size} of {frame}, seed {seed}")
TOOK = Text("导入 {doors} 户，新增 {new}", "{doors} addresses, {new} new")

PRINT = Text("打印名单", "Print the list")
PRINT_FILE = Text("走访名单.pdf", "visits.pdf")
PRINT_FILES = Text("PDF (*.pdf);;Excel (*.xlsx)", "PDF (*.pdf);;Excel (*.xlsx)")
PRINTING = Text("写走访名单", "Writing the list")
PRINTED = Text("走访名单已存到 {path}", "The list is saved as {path}")
WITHDRAW = Text("撤回同意", "Withdraw consent")
WITHDRAW_WORDS = Text(
    "居民凭答卷编号撤回。这份答卷的回答会彻底清除，收到过的办公室也会清除，不能恢复；撤回这件事会留下记录。",
    "A resident withdraws with the number of the sheet. Its answers are erased for good, also at every office that has "
    "them, and cannot be brought back; that it was withdrawn stays known.",
)
SHEET = Text("答卷编号", "Sheet number")
SHEET_EXAMPLE = Text("如：3F2A-0012", "e.g. 3F2A-0012")
ERASE = Text("彻底清除回答", "Erase the answers")
WITHDRAWN = Text(
    "答卷 {sheet} 已撤回，清除了 {answers} 个回答", "Sheet {sheet} is withdrawn; {answers} answers are erased"
)
COPIES_LEFT = Text(
    "答卷 {sheet} 已撤回。本机还有 {copies} 个备份或数据包可能存着这些回答",
    "Sheet {sheet} is withdrawn. {copies} backups or packages here may still hold its answers",
)
DELETE_COPIES = Text("删除这些文件", "Delete these files")
COPIES_DELETED = Text("删除了 {count} 个文件", "{count} files deleted")
