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
FORM = Text("问卷", "Form")
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

MODE = Text("方式", "How")
ON_PAPER = Text("纸质", "paper")
TAKEN_IN = Text("导入", "taken in")
WHICH_FORM = Text("用哪份问卷", "Which form")
CORRECT = Text("更正", "Correct")
CORRECT_TITLE = Text("更正答卷 {sheet}", "Correct sheet {sheet}")
CORRECT_WORDS = Text(
    "改完要重新交卷。原来的答案留在记录里，查得到。",
    "It is closed anew afterwards. What stood before stays in the history.",
)
CORRECT_REASON = Text("更正的原因", "Why it is corrected")
CORRECT_EXAMPLE = Text("例如：居民来电说走路要 20 分钟", "e.g. the resident called: it is 20 minutes")
CORRECT_YES = Text("打开更正", "Open it")
CORRECT_REASONS = (
    Text("录入时看错", "misread when keyed"),
    Text("居民更正", "put right by the resident"),
    Text("漏填补上", "left out, filled in now"),
)
CORRECTED_BEFORE = Text("更正过", "Corrected")
CORRECTION_LINE = Text("{question}：{before} → {after}", "{question}: {before} → {after}")
CORRECTION_BY = Text("{time} {person}：{reason}", "{time} {person}: {reason}")
NOTHING = Text("（空）", "(empty)")
NOT_CORRECTED = Text("答卷 {sheet} 没有改动", "Nothing was changed in sheet {sheet}")
IN_CONFLICT = Text(
    "有 {count} 处几个人写得不一样，都留着，等人选定。",
    "{count} places hold different values by several people; all are kept until somebody decides.",
)
DECIDE = Text("去选定", "Decide")

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
TAKE_UP = Text("撤销结束，接着访问", "Take the ending back, resume")
ENDED_SHEET = Text(
    "因配额已满结束，已答的都留着；结束错了就按回车", "Ended, quota full; Enter takes the ending back"
)
ANSWERED = Text("答了 {count} 题", "{count} answered")
CLOSED_SHEET = Text("已交卷。发现答案有误，用“更正”。", "Closed. Should an answer be wrong, correct it.")
READ_ONLY = Text("只能看原始答案，不能接着填", "Only to be looked at, as it is stored")
NOT_CLOSED = Text("还没访问完，按回车接着问", "Not finished; press Enter to go on")
NO_ANSWERS = Text("还没有答案。", "No answers yet.")

PLACE = Text("{community} · 答卷 {sheet}", "{community} · sheet {sheet}")
COUNT = Text("{number} / {total}", "{number} / {total}")
COUNT_IN_SECTION = Text("{number} / {total} · {section}", "{number} / {total} · {section}")
BACK = Text("← 上一题", "← Back")
NEXT = Text("下一题", "Next")
PAUSE = Text("暂停", "Pause")
FORMS = Text("问卷表", "Forms")
TRIAL = Text("试填，不保存", "Trying out; nothing is kept")
TRIAL_OVER = Text("试填结束，什么都没有保存", "The trial is over; nothing was kept")
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

KEYS_LINE = Text("回车下一题", "Enter goes on")
KEYS_SCAN = Text("扫码或手输，回车下一题", "Scan or type, Enter goes on")
KEYS_COUNTER = Text("填数，或按 + − 增减，回车下一题", "Type, or + and − to count; Enter goes on")
KEYS_SCALE = Text("数字键直接填，方向键微调，回车下一题", "Digits or arrows set it, Enter goes on")
KEYS_RANK = Text(
    "按先后敲数字键，Alt 加上下键调整，Delete 去掉",
    "Number keys in order, Alt with arrows moves, Delete takes off",
)
KEYS_SEARCH = Text("打字、代码或拼音首字母，回车选中", "Type words, code or initials; Enter takes it")
KEYS_SEARCH_SEVERAL = Text(
    "打字找，回车选中或去掉，空着回车下一题", "Type to find, Enter takes or drops; Enter on nothing goes on"
)
KEYS_DATE = Text("20260131、1.31、今天都行；Alt ↓ 看日历", "20260131, today …; Alt ↓ for the calendar")
KEYS_POINT = Text("从地图复制坐标，粘贴即可", "Copy from a map and paste")
KEYS_POINTS = Text("一行一个点，空行回车下一题", "One point a line; Enter on an empty line goes on")
KEYS_FILE = Text("空格选文件，Ctrl V 粘贴，回车下一题", "Space chooses, Ctrl V pastes, Enter goes on")
KEYS_DRAW = Text("按住鼠标写，Delete 退一笔，回车下一题", "Draw with the mouse, Delete takes a line back")
SEARCH_HINT = Text("共 {count} 项，打字、代码或拼音首字母", "{count} choices: type words, code or initials")
SCAN_HINT = Text("用扫码枪扫，或手输", "Scan with a reader, or type")
NOT_TO_BE_FILLED = Text("自动算出，不用填", "worked out, not typed")
MONTH_FORM = Text("年-月，如 2026-06", "year-month, e.g. 2026-06")
YEAR_FORM = Text("年，如 2026", "year, e.g. 2026")
CALENDAR = Text("日历", "Calendar")
POINT_FORM = Text("纬度 经度，或粘贴地图上的坐标", "latitude longitude, or paste from a map")
POINTS_FORM = Text("一行一个点：纬度 经度", "one point a line: latitude longitude")
POINT_READ = Text(
    "纬度 {latitude}，经度 {longitude}（WGS84）", "latitude {latitude}, longitude {longitude} (WGS84)"
)
POINT_ALTITUDE = Text("，海拔 {metres} 米", ", altitude {metres} m")
POINT_ACCURACY = Text("，精度 {metres} 米", ", accuracy {metres} m")
DROP_IMAGE = Text("选照片，或拖到这里", "Choose a picture, or drop it here")
DROP_AUDIO = Text("选录音文件，或拖到这里", "Choose a recording, or drop it here")
DROP_VIDEO = Text("选视频文件，或拖到这里", "Choose a video, or drop it here")
DROP_FILE = Text("选文件，或拖到这里", "Choose a file, or drop it here")
DROP_HINT = Text("空格打开选择窗口，Ctrl V 粘贴", "Space opens the dialog, Ctrl V pastes")
OPEN_FILE = Text("打开", "Open")
REMOVE_FILE = Text("去掉", "Remove")
FILE_NOT_HERE = Text("{name}（文件还没传到这台电脑）", "{name} (the file has not arrived on this machine)")
FILE_TOO_LARGE = Text(
    "“{name}”超过 60 MB，装不进数据包，没有保存。请换一个小些的文件。",
    "“{name}” is larger than 60 MB and does not fit into a package; it was not saved. Choose a smaller one.",
)
FILE_UNREADABLE = Text(
    "“{name}”读不出来，没有保存。请换一个文件。", "“{name}” cannot be read; it was not saved. Choose another."
)
PASTED_NAME = Text("粘贴的图片", "pasted")
SIGN_HERE = Text("请在这里签名", "Sign here")
DRAW_HERE = Text("请在这里画", "Draw here")
REMARK = Text("备注", "Remark")
REMARK_HINT = Text("这一题的备注，不念给居民听", "Remark on this question; not read out")
HAS_REMARK = Text("备注：{words}", "Remark: {words}")
CONFIRM = Text("核实无误", "Checked, it is right")
CONFIRMED = Text("已核实：{words}", "Checked: {words}")
DOUBT_HINT = Text(
    "核实后按 F9；拿不准就再按一次回车，最后再核。",
    "Press F9 once it is checked, or Enter again to leave it for the end.",
)
GUIDANCE = Text("详细说明", "Explain")
NOT_ACCEPTED = Text(
    "改对了才能往下问；要先停，按 Esc，不丢数据。",
    "It has to be right to go on; Esc pauses and loses nothing.",
)
WARNINGS_WORDS = Text(
    "答案没有错，只是少见。核实过就按 F9；要改，选中按回车回到那一题。",
    "Nothing is wrong, only unusual. Press F9 once checked, or Enter to go to the question.",
)
WARNINGS_TITLE = Text("{count} 处要核实", "{count} answers to confirm")
PLAY = Text("播放 {name}", "Play {name}")
