"""Words of the questionnaire pages."""

from fieldkit.kernel.texts import Text

TITLE = Text("问卷", "Interviews")
NUMBER = Text(
    "已完成 {complete}，未完成 {draft}，拒访 {refused}",
    "{complete} complete, {draft} unfinished, {refused} refused",
)
NOTHING_YET = Text("还没有答卷", "No submissions yet")
START = Text("开始访问", "Start an interview")
WHERE = Text("在哪个社区访问", "Community to visit")
CHOOSE_COMMUNITY = Text("先选社区，再开始访问", "Choose the community first")

SHEET = Text("答卷编号", "Sheet")
COMMUNITY = Text("社区", "Community")
STATE = Text("状态", "State")
STARTED = Text("时间", "Time")
INTERVIEWER = Text("访员", "Interviewer")
ALL = Text("全部 {count}", "All {count}")
ONE_STATE = Text("{state} {count}", "{state} {count}")

DELIVERY = Text("交接", "Handed in")
UNSENT = Text("未交", "not yet")
SENT = Text("已交", "handed in")
RECEIVED = Text("已收", "received")
RETURNED = Text("退回", "given back")
RETURN_REASON = Text("退回原因：{reason}", "Given back: {reason}")
RETURN_NO_REASON = Text("没有写原因", "no reason given")
WAITS_FOR_WORKER = Text("已退回，等访员处理：{reason}", "Given back, waiting for the interviewer: {reason}")
MENDED = Text("已改好", "Mended")
NOW_MENDED = Text("答卷 {sheet} 已改好，下次交上去再核", "Sheet {sheet} is mended; hand it in again")

EMPTY_TITLE = Text("还没有答卷", "No submissions yet")
EMPTY_WORDS = Text(
    "选好社区，敲开第一家的门：一次一题，数字键选择，每答一题就存盘，中途随时能停。",
    "Choose the community and knock on the first door: one question at a time, answered with number keys, "
    "saved as you go; you can stop at any point.",
)
NO_COMMUNITY_TITLE = Text("先登记社区", "Enter a community first")
NO_COMMUNITY_WORDS = Text(
    "答卷要记在一个社区名下。登记好社区，就可以开始访问。",
    "Each submission belongs to a community. Enter one, then start.",
)
NO_COMMUNITY_ACTION = Text("登记社区", "Enter a community")

GO_ON_WITH = Text("接着访问", "Resume")
ANSWERED = Text("答了 {count} 题", "{count} answered")
CLOSED_SHEET = Text("已交卷，答案不再改动", "Closed; answers stay as they are")
NOT_CLOSED = Text("还没访问完，按回车接着问", "Not finished; press Enter to go on")
NO_ANSWERS = Text("还没有答案。", "No answers yet.")

PLACE = Text("{community} · 答卷 {sheet}", "{community} · sheet {sheet}")
COUNT = Text("{number} / {total}", "{number} / {total}")
COUNT_IN_SECTION = Text("{number} / {total} · {section}", "{number} / {total} · {section}")
BACK = Text("← 上一题", "← Back")
NEXT = Text("下一题", "Next")
PAUSE = Text("暂停", "Pause")
NOTE = Text("备注", "Note")
NOTE_HINT = Text("访员备注，不念给居民听", "For the office; not read out")
SAVED = Text("已存盘，关机也不丢", "Saved, even if the power goes")
NOT_SAVED = Text("没有存上，换一题时再试", "Not saved; tried again with the next question")
KEYS_CHOICE = Text("数字键选择，回车下一题", "Number keys choose, Enter goes on")
KEYS_SEVERAL = Text(
    "数字键、字母键选择，可多选，回车下一题", "Numbers and letters choose, several possible, Enter goes on"
)
KEYS_NUMBER = Text("填好按回车", "Type the number, then Enter")
KEYS_TEXT = Text("照原话记，回车下一题，Shift 回车换行", "Enter goes on, Shift Enter breaks the line")
KEYS_READ = Text("念完按回车", "Read it out, then Enter")
KEYS_MATRIX = Text(
    "数字键答一行，自动到下一行；上下键换行", "A number answers the row; up and down change rows"
)
SKIP_HINT = Text("要跳过，就再按一次回车，最后再补。", "To leave it for later, press Enter again.")

MINUTES = Text("分钟", "min")
METRES = Text("米", "m")
YUAN = Text("元", "yuan")
PEOPLE = Text("人", "people")
DATE_FORM = Text("年-月-日，如 2026-06-30", "year-month-day, e.g. 2026-06-30")
TIME_FORM = Text("时:分，如 09:30", "hour:minute, e.g. 09:30")
MOMENT_FORM = Text("2026-06-30 09:30", "2026-06-30 09:30")
UNDERSTOOD = Text("念过了，居民知道了", "Read out and understood")
ONE_MORE = Text("还有一位要问吗？", "Is there one more?")
ANOTHER = Text("有，再加一位", "Yes, add one")
NO_MORE = Text("没有了", "No more")

READY_TITLE = Text("问完了", "That was the last question")
READY_WORDS = Text(
    "没有漏题。向居民道谢，按回车交卷。",
    "Nothing is missing. Say thank you and press Enter to close the sheet.",
)
REFUSAL_WORDS = Text(
    "居民不参加。道谢离开，按回车记为拒访。",
    "The resident declines. Say thank you and press Enter to record the refusal.",
)
CLOSE_SHEET = Text("交卷", "Close the sheet")
RECORD_REFUSAL = Text("记为拒访", "Record the refusal")
OFFENDERS_TITLE = Text("还有 {count} 处要补", "{count} answers to look at again")
OFFENDERS_WORDS = Text(
    "选一处按回车，回到那一题；先不补也行，答卷留作未完成。",
    "Choose one and press Enter to go there; or pause, the sheet stays unfinished.",
)
DONE_TITLE = Text("谢谢！答卷 {sheet} 已完成", "Thank you! Sheet {sheet} is complete")
REFUSED_TITLE = Text("答卷 {sheet} 已记为拒访", "Sheet {sheet} is recorded as refused")
DONE_WORDS = Text("{community} · 今天 {count} 份。已存盘。", "{community} · {count} today. Saved.")
START_NEXT = Text("下一家", "Next door")
TO_LIST = Text("回到列表", "Back to the list")
PAUSED = Text(
    "答卷 {sheet} 已暂停，选中按回车接着问", "Sheet {sheet} is paused; choose it and press Enter to go on"
)
LIST_COMMA = Text("、", ", ")
