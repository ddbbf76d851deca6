"""Words of the analysis page."""

from fieldkit.kernel.texts import Text

PAGE = Text("分析", "Analysis")
TITLE = Text("有什么、缺什么", "What there is, what is missing")
MATRIX_TAB = Text("业态覆盖", "Coverage")
BASIS = Text("按{profile}，《{plan}》", "By {profile}, “{plan}”")
PROFILES = Text("业态清单", "List of types")
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

LEVEL = Text("按哪一级看", "Level")
COMMUNITY = Text("社区", "Community")
CIRCLE = Text("生活圈", "Circle")
STREET = Text("街道", "Street")
DISTRICT = Text("区县", "District")
CITY = Text("市", "City")
LEVELS = {"community": COMMUNITY, "circle": CIRCLE, "street": STREET, "district": DISTRICT, "city": CITY}
COUNTED = {
    "community": Text("{count} 个社区", "{count} communities"),
    "circle": Text("{count} 个生活圈", "{count} circles"),
    "street": Text("{count} 个街道", "{count} streets"),
    "district": Text("{count} 个区县", "{count} districts"),
    "city": Text("{count} 个市", "{count} cities"),
}
ONE = {
    "community": Text("1 个社区", "1 community"),
    "circle": Text("1 个生活圈", "1 circle"),
    "street": Text("1 个街道", "1 street"),
    "district": Text("1 个区县", "1 district"),
    "city": Text("1 个市", "1 city"),
}
INSIDE = Text("地区", "Area")
EVERYWHERE = Text("全部地区", "Everywhere")
CLASSES = Text("类别", "Class")
EVERY_CLASS = Text("全部类别", "All classes")
ONLY_SHORT = Text("只看有缺口的", "Gaps only")
ONLY_CHANGED = Text("只看有变化的", "Changes only")
FIND = Text("找{level}，可打拼音首字母", "Find: {level}")

ABSENT_FIGURE = Text("缺失", "none")
FEW_FIGURE = Text("偏少", "too few")
FULL_FIGURE = Text("齐全", "enough")
WHOLE = Text("{count} / {total} {unit}基本保障类不缺", "{count} / {total} {unit} lack no basic type")
UNITS = {
    "community": Text("个社区", "communities"),
    "circle": Text("个生活圈", "circles"),
    "street": Text("个街道", "streets"),
    "district": Text("个区县", "districts"),
    "city": Text("个市", "cities"),
}
WHOLE_WANTED = Text("方案要求 {required}%（{item}）", "{required} % wanted ({item})")
EXTENT = Text("{places} × {types} 类", "{places} × {types} types")
MOVE = Text("移动", "move")
LOOK = Text("看明细", "look closer")
BACK = Text("回到表格", "back to the table")
NO_GAPS = Text("这里没有缺口", "No gaps here")
NO_CHANGES = Text("与对比的那一轮相比，这里没有变化", "Nothing changed here against the other round")

COMPARE = Text("对比", "Compare")
BESIDE = Text("与什么对比", "Compare with")
BESIDE_NOTHING = Text("不对比", "Nothing")
BESIDE_MONTH = Text("一个月前（{day}）", "A month ago ({day})")
BESIDE_QUARTER = Text("上季度末（{day}）", "End of last quarter ({day})")
BESIDE_YEAR = Text("去年年底（{day}）", "End of last year ({day})")
BESIDE_DAY = Text("另选日期…", "Another day…")
BESIDE_PLAN = Text("换成“{name}”", "By “{name}”")
BESIDE_WORKSPACE = Text("上一轮的工作区…", "The workspace of an earlier round…")
BESIDE_FILE = Text("上一轮的覆盖清单…", "A list of coverage kept before…")
BESIDE_CHOSEN_DAY = Text("{day}", "{day}")
CHOOSE_DAY = Text("和哪一天对比", "Compare with which day")
CHOOSE_DAY_HINT = Text(
    "方向键移动，回车选定，PgUp / PgDn 换月", "Arrows move, Enter takes, PgUp / PgDn change the month"
)
CHOOSE_WORKSPACE = Text("选择上一轮的工作区", "Choose the workspace of an earlier round")
CHOOSE_FILE = Text("选择上一轮的覆盖清单", "Choose a list of coverage kept before")
LISTS = Text("覆盖清单 (*.json)", "Lists of coverage (*.json)")
END_COMPARING = Text("结束对比", "Stop comparing")
COMPARED = Text(
    "对比 {before}：变好 {better} 处，变差 {worse} 处，其余 {same} 处没有变。",
    "Against {before}: {better} better, {worse} worse, {same} as before.",
)
COMPARED_LATE = Text(
    "其中有 {count} 家老网点是后来补登的，不是新开的。",
    "{count} older outlets were put down later; they are not new.",
)
COMPARED_EARLY = Text(
    "第一条网点记录在 {day}，更早的情况查不到。",
    "The first outlet was put down on {day}; nothing is known before.",
)
COMPARED_TYPES = Text("只有一边列出、没有比的：{names}。", "Listed on one side only, not compared: {names}.")
COMPARED_PLACES = Text(
    "另有 {count} 个地方只有一边有，没有比。", "{count} places are on one side only, not compared."
)
COMPARING = Text("对比另一轮", "Comparing with another round")
WAS = Text("{before} 时为“{was}”，{turn}", "{was} at {before}: {turn}")
BETTER = Text("变好了", "better")
WORSE = Text("变差了", "worse")
MOST_CHANGED = Text("变化最多", "Changed most")
CHANGED_FIGURE = Text("↑{better} ↓{worse}", "↑{better} ↓{worse}")
CHANGED_NOTE = Text(
    "↑ 变好、↓ 变差的个数；回车或点一下去看", "↑ better, ↓ worse; Enter or a click goes there"
)
NOTHING_CHANGED = Text("没有变化。", "Nothing changed.")

CHANGED_TIP = Text("{tip}；原为{was}", "{tip}; was {was}")
CELL_TIP = Text("{state}：有 {count} 处，应有 {required} 处", "{state}: {count} of {required}")
COLUMN_TIP = Text("{name}（{code}，{type_class}）", "{name} ({code}, {type_class})")
CELL = Text("{place} × {name}", "{place} × {name}")
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
TOGETHER = Text("所辖社区合起来判断。", "Its communities are judged together.")
LACKING = Text("没有的社区（{count} 个）：{names}", "Without any ({count}): {names}")
CLAUSE = Text("依据：{item} {words}", "Serves: {item} {words}")
CLAUSE_PLAIN = Text("依据：{item}《{plan}》{profile}", "Serves: {item}, “{plan}”, {profile}")
NO_CLAUSE = Text("依据：《{plan}》{profile}", "Serves: “{plan}”, {profile}")
LIST_GAP = Text("列入需求清单", "Put on the demand list")
LIST_GAPS = Text("把 {count} 个社区列入需求清单", "Put {count} communities on the demand list")
LISTED = Text("已在需求清单，去看", "On the demand list: go there")
LISTED_ONE = Text("已列入需求清单：{title}", "Put on the demand list: {title}")
LISTED_MANY = Text(
    "已列入需求清单：{name}，{count} 个社区", "Put on the demand list: {name}, {count} communities"
)
LISTING = Text("列入需求清单", "Putting on the demand list")
SUGGEST = Text("建议位置", "Suggest a place")
MORE_OUTLETS = Text("还有 {count} 家没有列出", "{count} more are not listed")
LOOKING_UP = Text("正在查网点…", "Looking the outlets up…")
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
    "{places}中缺失的个数；重色为基本保障类",
    "Without it, of {places}; strong: basic",
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
TABLES = Text("官方表格", "Official tables")
REACH = Text("步行可达", "On foot")
