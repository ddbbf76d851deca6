"""Words of the dates."""

from fieldkit.kernel.texts import Text

LIST = Text("要办的事", "What is due")
DAY = Text("日期", "Day")
WHAT = Text("事项", "What")
FOR_WHOM = Text("谁办", "Who")
STATE = Text("状态", "State")
MONTH = Text("{year} 年 {month} 月", "{month}/{year}")
DAYS = Text("{month}月{day}日", "{day}/{month}")
TO_DO = Text("没办的", "To do")
ALL = Text("全部", "All")
NUMBER = Text(
    "{plan} · 逾期 {late}，30 天内 {soon}，已办 {done}",
    "{plan} · {late} overdue, {soon} within 30 days, {done} done",
)
MISSING = Text("缺 {count} 家", "{count} missing")
HANDS_IN = Text("要交：{what}", "To hand in: {what}")
BY_WHOM = Text("由{whom}办。", "By {whom}.")
DUE_ON = Text("{day}到期，{state}。", "Due on {day}, {state}.")
SOURCE = Text("依据 {item}", "Source: {item}")
WHO_IS_MISSING = Text("没交的 {count} 家（共 {total} 家）", "Missing: {count} of {total}")
ALL_HANDED = Text("{total} 家都交了。", "All {total} have handed in.")
MARK = Text("记为已交", "Mark as handed in")
MARK_ONE = Text("{area}已交", "{area} has handed in")
MARK_ALL = Text("全部已交", "All have")
MARKED = Text("记下了：{what}", "Noted: {what}")
MARKED_FOR = Text("记下了：{area}交了{what}", "Noted: {area} handed in {what}")
HOLD_MEETING = Text("登记会议", "Record the meeting")
TO_FILINGS = Text("看报送登记", "See the filings")
HANDED = Text("已交", "handed in")
NOT_HANDED = Text("没交", "missing")
KEY_MARK = Text("记为已交", "mark")
AREA = Text("单位", "Area")
NONE = Text("这份方案没有写时限", "This plan names no dates")
NONE_WORDS = Text("可以在“方案内容 · 日历”里补上。", "Write them under Contents · Calendar.")
TO_CALENDAR = Text("去补上", "Write them")
NOTHING = Text("都办完了", "Everything is done")
NOTHING_WORDS = Text("这份方案没有还要办的事。", "Nothing of this plan is left to do.")
SHOW_ALL = Text("看全部", "Show all")
FOOD = Text(
    "食品自查逾期或没登记 {count} 家（共 {asked} 家）",
    "{count} of {asked} shops are late with their food self-check",
)
FOOD_SECOND = Text("间隔 {days} 天，本方案的设置", "every {days} days, a setting of the plan")
FOOD_NAMES = Text("逾期的网点", "Shops that are late")
FOOD_LATE = Text("该自查了", "to check")
