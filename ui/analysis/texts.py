"""Words of the analysis page."""

from fieldkit.kernel.texts import Text

PAGE = Text("分析", "Analysis")
TITLE = Text("有什么、缺什么", "What there is, what is missing")
BASIS = Text("按{profile}，《{plan}》", "By {profile}, “{plan}”")
PROFILES = Text("换业态清单", "Other list")
PROFILES_TIP = Text("按哪份文件的业态清单统计", "Which document's list of business types counts")
TEMPLATE = Text("填报模板…", "Fill a template…")
SHORTFALLS = Text("导出短板统计表", "Export shortfalls")
CIRCLES = Text("导出生活圈一览表", "Export circles")
SHORTFALLS_TITLE = Text("业态短板统计表", "Shortfalls of business types")
CIRCLES_TITLE = Text("生活圈划分一览表", "List of circles")
MAKING_SHORTFALLS = Text("导出业态短板统计表", "Writing the table of shortfalls")
MAKING_CIRCLES = Text("导出生活圈划分一览表", "Writing the list of circles")
EXPORTED = Text("已存为“{name}”", "Saved as “{name}”")
OPEN = Text("打开", "Open")

COMMUNITY = Text("社区", "Community")
ENOUGH = Text("齐 {count}", "✓ enough {count}")
FEW = Text("少 {count}", "– few {count}")
ABSENT = Text("缺 {count}", "✕ none {count}")
MOVE = Text("移动", "move")
LOOK = Text("看明细", "look closer")
BACK = Text("回到表格", "back to the table")

CELL_TIP = Text("{state}：有 {count} 处，应有 {required} 处", "{state}: {count} of {required}")
COLUMN_TIP = Text("{name}（{code}，{type_class}）", "{name} ({code}, {type_class})")
CELL = Text("{community} × {name}", "{community} × {name}")
COUNT = Text("有 {count} 处，应有 {required} 处", "{count} there, {required} wanted")
OWN_PEOPLE = Text("按社区人口 {people} 人计。", "Reckoned with its {people} people.")
SHARED_PEOPLE = Text(
    "按 {people} 人计（估算：由生活圈人口均分）。",
    "Reckoned with {people} people (estimated: an equal share of the circle's).",
)
UNKNOWN_PEOPLE = Text(
    "社区和生活圈都没有填人口，按最少处数计。",
    "Neither community nor circle has its population; the least number counts.",
)
NOT_BY_PEOPLE = Text("标准不随人口变化。", "The norm does not depend on population.")
NO_OUTLETS = Text("没有营业中的网点。", "There is no open outlet.")
OUTLETS = Text("计入的网点", "Outlets that count")

NORM = Text("标准", "Norm")
NORM_PER = Text("每", "1 per")
NORM_PEOPLE = Text("人 1 处，至少", "people, min.")
NORM_OUTLETS = Text("处", "in all")
NORM_PEOPLE_FIELD = Text("每多少人 1 处", "People for one outlet")
NORM_MINIMUM_FIELD = Text("至少几处", "Least number of outlets")
NORM_ANY = Text("不限", "any")
NORM_BASIS = Text("{basis}，对全部社区有效", "{basis}; holds for all communities")
NORM_WRONG_PEOPLE = Text(
    "人数请填大于 0 的整数，不按人口就留空。没有保存。",
    "People: a whole number above 0, or nothing. Not saved.",
)
NORM_WRONG_MINIMUM = Text(
    "至少几处请填整数，例如 1。没有保存。", "A whole number is wanted, e.g. 1. Not saved."
)
NORM_CHANGED = Text("{name}标准改为{norm}", "Norm of {name} is now {norm}")
NORM_BY_PEOPLE = Text("每 {people} 人 1 处，至少 {minimum} 处", "1 per {people} people, at least {minimum}")
NORM_FLAT = Text("{minimum} 处", "{minimum}")

MOST_LACKING = Text("缺得最多", "Most often missing")
BARS_NOTE = Text(
    "{count} 个社区中缺失的个数；重色为基本保障类",
    "Communities without it, of {count}; strong: basic",
)
NOTHING_LACKING = Text("没有缺失的业态。", "No business type is missing.")
UNTYPED = Text("{count} 家网点没有填业态，没有计入", "{count} outlets without a type, not counted")
UNPLACED = Text("{count} 家网点没有填社区，没有计入", "{count} outlets without a community, not counted")
SHOW = Text("去补填", "Fill in")
DATA_DATE = Text("数据截至 {date}", "Data as of {date}")

NO_COMMUNITIES = Text("还没有社区", "No communities yet")
NO_COMMUNITIES_WORDS = Text(
    "登记社区和生活圈之后，这里会列出每个社区缺哪些业态，并能导出短板统计表。",
    "Once communities and circles are recorded, this page shows what each of them lacks, "
    "and writes the table of shortfalls.",
)
TO_CIRCLES = Text("去登记社区", "Record communities")
NO_OUTLETS_YET = Text("还没有网点", "No outlets yet")
NO_OUTLETS_YET_WORDS = Text(
    "录入网点之后，这里会按社区和业态算出齐全、偏少、缺失。没有网点时不作判断，以免全都显示成缺失。",
    "Once outlets are recorded, this page tells for each community and type whether there are enough. "
    "Without any outlet it does not judge, or everything would seem to be missing.",
)
TO_OUTLETS = Text("去录入网点", "Record outlets")
