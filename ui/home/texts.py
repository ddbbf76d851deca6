"""Words of the desk."""

from fieldkit.kernel.texts import Text

TITLE = Text("工作台", "Desk")
MORNING = Text("{person}，早上好", "Good morning, {person}")
FORENOON = Text("{person}，上午好", "Good morning, {person}")
AFTERNOON = Text("{person}，下午好", "Good afternoon, {person}")
EVENING = Text("{person}，晚上好", "Good evening, {person}")
HELLO = Text("您好", "Hello")
DAY = Text("{month}月{day}日 星期{weekday}", "{weekday}, {day} {month}")
WEEKDAYS = Text("一二三四五六日", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
MONTHS = Text(
    "1 2 3 4 5 6 7 8 9 10 11 12",
    "January February March April May June July August September October November December",
)
LINE = Text("{greeting} · {day}", "{greeting} · {day}")

OUTLETS = Text("网点", "Outlets")
OUTLETS_NOTE = Text("分布在 {count} 个社区", "in {count} communities")
CHECKED = Text("已核", "Checked")
CHECKED_NOTE = Text("还有 {count} 家未核", "{count} still to check")
CHECKED_ALL = Text("全部核过", "all are checked")
SUBMISSIONS = Text("答卷", "Submissions")
SUBMISSIONS_NOTE = Text(
    "完成 {done}，未完成 {drafts}，拒访 {refused}", "{done} done, {drafts} drafts, {refused} refused"
)
NO_SUBMISSIONS = Text("还没有访问", "no interviews yet")
UNSENT = Text("未交改动", "Not handed in")
UNSENT_NOTE = Text("上级还没有", "the office above lacks them")
UNSENT_NONE = Text("都交过了", "all handed in")
WAITS_FOR_RECEIPT = Text("交过 {count} 条，等回执", "{count} handed in, no receipt yet")
ALL_RECEIVED = Text("上级都收到了", "the office has them all")
CONFLICTS = Text("冲突", "Conflicts")
CONFLICTS_NOTE = Text("等您决定", "wait for you")
CONFLICTS_NONE = Text("没有要决定的", "nothing to decide")

NEXT = Text("接下来", "Next")
ADD_OUTLET = Text("新增网点", "Add an outlet")
ADD_OUTLET_WHY = Text(
    "边走边录，每一项离开即存盘", "Record while you walk; each field is saved as you leave it"
)
START_VISIT = Text("开始访问", "Start an interview")
START_VISIT_WHY = Text(
    "一屏一题，数字键作答，随时可以暂停", "One question a screen, number keys, pause at any time"
)
HAND_IN = Text("交数据包", "Hand in")
HAND_IN_WHY = Text("还有 {count} 处改动上级没有", "The office above lacks {count} changes")
HAND_IN_DONE = Text("改动都交过了", "All changes were handed in")
IMPORT = Text("导入数据包", "Import packages")
IMPORT_WHY = Text(
    "把社区交来的文件拖进窗口，一次多少个都行", "Drop the files on the window, as many as you like"
)
DECIDE = Text("决定 {count} 处冲突", "Decide {count} conflicts")
DECIDE_WHY = Text("两人写法不同，一个键选定", "Two people wrote different values; one key each")
LOOK_AT_DUPLICATES = Text("看 {count} 对疑似重复", "Look at {count} possible duplicates")
LOOK_AT_DUPLICATES_WHY = Text(
    "登记了两遍的网点合成一家，一个键一对", "Outlets recorded twice become one; one key each"
)
MEND = Text("有 {count} 条被退回，去改", "{count} given back: mend them")
MEND_WHY = Text("{title}：{reason}", "{title}: {reason}")
MEND_NO_REASON = Text("没有写原因", "no reason given")
ASK_FOR_MISSING = Text("有 {count} 台设备的包没收齐", "Packages of {count} devices are missing")
LACKS = Text("{device}缺 {ranges}", "{device} lacks {ranges}")
BETWEEN_DEVICES = Text("；", "; ")
REFUSED_FILES = Text("{count} 个文件没收下", "Files not taken: {count}")
REFUSED_WHY = Text("{file}：原因和办法写在数据包页上", "{file}: the packages page says why and what to do")
LAST_FILE = Text("最近收到：{file}，{time}", "Last: {file}, {time}")
POSTERS = Text("打印导视图", "Print posters")
POSTERS_WHY = Text("每个生活圈一张，带二维码", "One for each circle, with its QR code")
SEE_GAPS = Text("看短板", "See shortfalls")
SEE_GAPS_WHY = Text("社区与业态对照，齐、少、缺一目了然", "Communities by business type: enough, few, none")
GO = Text("去做", "Go")
DO_NOW = Text("现在做", "Do it now")

GAPS = Text("短板最大的业态", "Types that lack most")
GAPS_FROM = Text(
    "缺失的社区数，共 {count} 个社区 · {profile}", "communities without any, of {count} · {profile}"
)
GAPS_OPEN = Text("打开分析", "Open analysis")
NO_GAPS = Text("每个社区的业态都齐了。", "Every community has every type.")

DEADLINES = Text("快到期的事", "Due next")
DEADLINES_LATE = Text("另有 {count} 件逾期", "{count} more are overdue")
DEADLINES_OPEN = Text("看日程", "See the dates")
DEADLINE_DAY = Text("{month}月{day}日", "{day}/{month}")

RECENT = Text("最近的改动", "Latest changes")
NO_RECENT = Text("还没有改动", "No changes yet")
MADE = Text("新增{kind}“{title}”", "New in {kind}: “{title}”")
DELETED = Text("删除了“{title}”", "Deleted “{title}”")
CHANGED = Text("“{title}”：改了{labels}", "“{title}”: changed {labels}")
ANSWERED = Text("答卷 {title}：作答 {count} 项", "Submission {title}: {count} answers")
JOINED = Text("合并重复的网点“{title}”", "Joined the records of “{title}”")
SPLIT = Text("拆开合并过的网点“{title}”", "Split the records of “{title}”")
TOLD_APART = Text("“{title}”和另一家不是同一家", "“{title}” and another are two outlets")
ASKED_AGAIN = Text("“{title}”和另一家是不是同一家，要再看", "“{title}” and another are to be looked at again")
PURGED = Text("彻底清除“{title}”里的内容", "Erased what was in “{title}”")
BETWEEN = Text("、", ", ")
AND_MORE = Text("{labels}等 {count} 项", "{labels} and others, {count} in all")
BY_SHEET = Text("在数据包的表格里改的", "corrected in a package's sheet")
BY = Text("{person} · {time}", "{person} · {time}")
BACKUP = Text("上次备份：{time}", "Last backup: {time}")
NO_BACKUP = Text("还没有备份过", "No backup yet")

FIRST = Text("先做这三步", "Three steps to begin")
FIRST_WORDS = Text(
    "登记好社区，就可以出门走访了。全程不需要网络。",
    "Record your community, then go out. No network is needed.",
)
FIRST_OFFICE = Text(
    "登记辖区的社区，或者直接导入社区交来的数据包。",
    "Record the communities, or import the packages that they hand in.",
)
STEP_COMMUNITY = Text("登记社区", "Record the community")
STEP_COMMUNITY_WORDS = Text("网点和答卷都归到社区名下。", "Outlets and submissions belong to a community.")
STEP_MORE = Text("已登记：{names}。可以接着登记下一个。", "Recorded: {names}. You may add another.")
STEP_OUTLET = Text("录入第一家网点", "Record the first outlet")
STEP_OUTLET_WORDS = Text("业态可以打拼音首字母：bld 就是便利店。", "Types can be chosen by a few letters.")
STEP_PACKAGE = Text("导入收到的数据包", "Import packages")
STEP_PACKAGE_WORDS = Text(
    "社区交来的 Excel 文件，拖进窗口就行。", "Drop the Excel files of the communities on the window."
)
STEP_VISIT = Text("入户访问", "Interview residents")
STEP_VISIT_WORDS = Text("问卷已经备好，随时可以开始。", "The questionnaire is ready.")
COMMUNITY_NAME = Text("社区名称", "Community")
COMMUNITY_EXAMPLE = Text("例如：瑞丰社区", "e.g. Ruifeng Community")
POPULATION = Text("常住人口", "Residents")
PEOPLE = Text("人", "people")
REGISTER = Text("登记", "Record")
NAME_FIRST = Text("请先写社区名称。", "Please give the community a name.")
REGISTERED = Text("已登记{name}", "Recorded {name}")
