"""Words of the board."""

from fieldkit.kernel.texts import Text

TARGET = Text("目标", "Target")
FIGURES = Text("现状 / 要求", "Now / wanted")
PROGRESS = Text("进度", "Progress")
BY = Text("期限", "By")
STATE = Text("状态", "State")
LIST = Text("目标完成情况", "Targets as they stand")
BY_YEAR = Text("按年度", "By year")
BY_PHASE = Text("按阶段", "By phase")
BY_AREA = Text("按区域", "By area")
ON = Text("截至", "As of")
ON_EXAMPLE = Text("如 2025-12-31", "e.g. 2025-12-31")
NOT_A_DAY = Text("请写成 2025-12-31 这样的日期", "Write a date such as 2025-12-31")
NUMBER = Text(
    "{plan} · 达到 {met}，未达到 {open}，算不出 {unknown}",
    "{plan} · {met} met, {open} not met, {unknown} unknown",
)

YEAR = Text("{year} 年", "{year}")
UP_TO = Text("到 {year} 年", "by {year}")
NO_DATE = Text("没有写期限", "Without a date")
PHASE = Text("{title}（{begins}—{ends} 年）", "{title} ({begins}–{ends})")
NO_PHASE = Text("跨阶段", "Across phases")
WHOLE = Text("全域", "The whole")
EACH_CIRCLE = Text("每个生活圈", "Each circle")
EACH_COMMUNITY = Text("每个社区", "Each community")
EACH_OF = Text("{group}各区", "Each area of {group}")
EACH_OTHER = Text("{group}以外各地", "Each area outside {group}")
EACH_AREA = Text("各县（市、区）", "Each area")
STANDARDS = Text("面积标准", "Floor area")
QUOTAS = Text("设施配置", "Facilities")
GRADES = Text("生活圈等级", "Grades of circles")
NOTES = Text("文件里的出入与说明", "What does not agree in the document")
COUNTED = Text("达到 {met} / {total}", "{met} of {total} met")
LINES = Text("{count} 条", "{count}")

WITHIN = Text("{value} 以内", "at most {value}")
RISE = Text("提高", "rise")
UNKNOWN = Text("算不出", "unknown")
COMPLIES = Text("符合", "complies")
SHORT = Text("差 {gap}", "{gap} short")
BY_DAY = Text("{day}", "{day}")

NOW = Text("现状 {now}，要求 {wanted}。", "Now {now}, wanted {wanted}.")
NOW_ONLY = Text(
    "现状 {now}；文件只要求提高，没有给出数字。", "Now {now}; the document wants a rise and gives no figure."
)
PACE = Text(
    "时间过去 {gone} / {whole} 天，有 {now}；照现在的进度，到期约 {expected}。",
    "{gone} of {whole} days are gone, there are {now}; by this pace about {expected} at the end.",
)
PACE_PLACE = Text(
    "最落后的一处：时间过去 {gone} / {whole} 天，有 {now}；照现在的进度，到期约 {expected}。",
    "The place furthest behind: {gone} of {whole} days are gone, there are {now}; by this pace about {expected}.",
)
OVER = Text("期限 {day} 已过。", "The date, {day}, has passed.")
BEGINS = Text("从 {day} 起计。", "Counts from {day}.")
LEFT = Text("离期限 {day} 还有 {days} 天。", "{days} days until {day}.")
WITHOUT_DATE = Text("文件没有写期限，不推算进度。", "The document names no date, so no pace is reckoned.")
NO_PACE = Text("这是比例，不按天数推算。", "A share is not reckoned by days.")
NO_BEGIN = Text(
    "文件没有写从哪天起计，不推算进度。", "The document does not say from when, so no pace is reckoned."
)

PLACES_BEHIND = Text("没有达到的 {count} 处（共 {total} 处）", "Not met: {count} of {total}")
PLACES = Text("各处情况", "Each place")
PARTS = Text("各区域分别有", "What each area gave")
WITHOUT = Text("没有这类设施的 {count} 处", "{count} without one")
CIRCLES_BELOW = Text("还没到这一等级的 {count} 个", "{count} below this grade")
PLACE = Text("地方", "Place")
FIGURE = Text("现状", "Now")
OPEN_HINT = Text("打开", "open")
CLAUSE = Text("依据 {item}", "Source {item}")
NO_STATEMENT = Text("依据：{item}", "Source: {item}")

QUOTA_NEEDS = Text(
    "{rule}，{units} 个生活圈至少 {least} 个。", "{rule}; {units} circles need at least {least}."
)
QUOTA_NEEDS_RANGE = Text(
    "{rule}，{units} 个生活圈要 {least}—{most} 个。", "{rule}; {units} circles need {least} to {most}."
)
PER = Text("每 {per} 个生活圈 {low} 个", "{low} for each {per} circles")
PER_COMMUNITY = Text("每 {per} 个社区 {low} 个", "{low} for each {per} communities")
QUOTA_HAS = Text("登记在用 {actual} 个，还差 {gap} 个。", "{actual} in use are recorded, {gap} are missing.")
QUOTA_ENOUGH = Text("登记在用 {actual} 个，够了。", "{actual} in use are recorded, which is enough.")
QUOTA_SHARE = Text("有这类设施的生活圈占 {share}。", "{share} of the circles have one.")
QUOTA_SHARE_WANTED = Text(
    "有这类设施的生活圈占 {share}。{year} 年 15 分钟步行可达覆盖率要到 {wanted}%，现状在“步行可达”里看。",
    "{share} of the circles have one. By {year}, {wanted}% of the residents are to be within 15 minutes; see the reach.",
)
NO_CIRCLES = Text("还没有生活圈，算不出要几个。", "There are no circles to reckon with yet.")

NO_SHEET = Text("还没有分级指标", "No sheet of indicators yet")
NO_SHEET_WORDS = Text(
    "国家文件没有公布基础型、提升型、品质型的分级标准，本软件不编数字。有了本地标准，在“方案内容 · 分级指标”里写上，这里就会算出每个圈的等级。",
    "No document gives thresholds for the three grades, and this program invents none. Write the local ones "
    "under Contents · Indicators, and each circle's grade is worked out here.",
)
WRITE_SHEET = Text("去写指标", "Write indicators")
GRADE_REACHED = Text("{count} 个圈达到（共 {total} 个）。", "{count} of {total} circles reach it.")
GRADE_INDICATORS = Text("这一等级和以下共 {count} 项指标。", "{count} indicators up to this grade.")
GRADE_OWN = Text("这一等级有 {count} 项指标", "{count} indicators of this grade")
GRADE_UNKNOWN = Text(
    "有 {count} 个圈还有算不出的指标。", "{count} circles have indicators that cannot be told."
)
GRADE_DIFFERS = Text(
    "登记的等级与算出的不同：{names}。", "The recorded grade differs from the reckoned one: {names}."
)
GRADE_LACKS = Text("缺 {names}", "lacks {names}")
SCORE = Text("得分 {score}", "score {score}")
NO_SUCH_INDICATORS = Text("这一等级没有指标", "no indicators for this grade")

NO_TARGETS = Text("这份方案没有写目标", "This plan has no targets")
NO_TARGETS_WORDS = Text(
    "它只有业态表。可以换一份方案，或者在“方案内容”里补上目标。",
    "It holds a list of types only. Choose another plan, or write targets under Contents.",
)

LACKS = {
    "answers": (
        Text(
            "还没有完成的答卷。问过居民，这里就有数。", "No finished sheets yet; interview residents first."
        ),
        Text("去访问", "Interview"),
        "interviews",
    ),
    "areas": (
        Text(
            "没有填面积。在社区资料里填建筑面积、商业面积和服务设施面积。",
            "Enter the floor areas of the communities.",
        ),
        Text("录入面积", "Enter areas"),
        "circles",
    ),
    "chains": (
        Text("有网点没填连锁性质，按非连锁计。", "Outlets without an entry count as not a chain."),
        Text("去补填", "Fill in"),
        "outlets",
    ),
    "stages": (
        Text("有网点没填新增或改造日期，都计在内。", "Outlets without a date are all counted."),
        Text("去补填", "Fill in"),
        "outlets",
    ),
    "people": (
        Text("有生活圈没填人口。", "Some circles lack their population."),
        Text("去补填", "Fill in"),
        "circles",
    ),
    "regions": (
        Text("要先登记市、区或主城区社区。", "Record cities, districts or the main urban area first."),
        Text("登记区划", "Record areas"),
        "circles",
    ),
    "elsewhere": (
        Text(
            "这个数要用省级或全国的数据，本工作区算不出；可以手工填在报送材料里。",
            "This needs figures of the province or country.",
        ),
        Text("", ""),
        "",
    ),
    "facilities": (
        Text(
            "设施在“项目 · 设施”里登记，在用的才计。", "Facilities are recorded under Projects · Facilities."
        ),
        Text("登记设施", "Record facilities"),
        "registers",
    ),
}
