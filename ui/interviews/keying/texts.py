"""Words of keying paper."""

from fieldkit.kernel.texts import Text

KEY_PAPER = Text("录入纸质答卷", "Key paper sheets")
BEGIN_WORDS = Text(
    "扫一下表头的二维码，或照纸上输入编号。社区、访员和日期会留到下一份。",
    "Scan the code at the head of the sheet, or type its number. Community, interviewer and date stay for the next.",
)
NUMBER = Text("答卷编号", "Sheet number")
SHEET_NUMBER = Text("编号 {number}", "Sheet {number}")
NUMBER_HINT = Text("扫码，或输入编号后回车", "Scan, or type and press Enter")
FORM = Text("问卷", "Form")
COMMUNITY = Text("社区", "Community")
INTERVIEWER = Text("填表人", "Filled in by")
ANSWERED_ON = Text("填表日期", "Date on the sheet")
DATE_HINT = Text("如 20261008", "e.g. 20261008")
BEGIN = Text("开始录入", "Begin")
BACK = Text("返回答卷", "Back to the list")
UNFINISHED = Text("还没录完", "Not finished")
SECOND_WAITING = Text("等第二遍录入", "Waiting for the second pass")
TO_SETTLE = Text("两遍不一样，等核对", "Different, to be settled")
FIELDS = Text("{count} 项", "{count} fields")
FIRST_BY = Text("第一遍：{who}", "First pass: {who}")
NOTHING_WAITS = Text("没有等着的答卷。", "Nothing waits.")
RATE = Text(
    "第一遍的差错：录过两遍的 {fields} 项里有 {errors} 项，合每千项 {rate}。",
    "First pass: {errors} errors in {fields} fields keyed twice, {rate} in a thousand.",
)
NO_RATE = Text("还没有录过两遍的项目，差错率算不出。", "No field was keyed twice yet; no error rate.")

CORRECTING = Text(
    "正在更正一份已交的答卷：改哪一项，就录哪一项，改完按 Ctrl+回车。原来的答案留在记录里。",
    "This sheet was closed: key what is to be put right, then press Ctrl+Enter. What stood before is kept.",
)

FIRST_PASS = Text("录入", "First pass")
CORRECTION = Text("更正", "Correction")
SECOND_PASS = Text("第二遍录入", "Second pass")
PLACE = Text("{community} · 编号 {sheet}", "{community} · sheet {sheet}")
FILLED_IN_BY = Text("填表人 {who}", "Filled in by {who}")
LOOK_AT_IT = Text("看这一份", "Look at it")
KNOWN = Text(
    "编号 {sheet} 已经录完了，没有再建一份。再按一次回车，就去看那一份。",
    "Sheet {sheet} is keyed already; no other was begun. Press Enter again to look at it.",
)
WHOLE_SHARE = Text("整份录两遍", "Keyed twice in whole")
WHOLE_SHARE_WORDS = Text(
    "每 100 份里几份；按编号抽，各台机器要填一样的数。",
    "of 100 sheets, drawn by number; set the same figure on every machine.",
)
CONFIRMED_BY_SETTLING = Text(
    "第 {number} 题：{problem} 已按纸上记下，署核对人的名字。",
    "Question {number}: {problem} It stands as the paper has it, in the name of who settled it.",
)
SETTLED_BUT_OPEN = Text(
    "编号 {sheet} 核对后多出要填的题，请照纸上补录",
    "Settling sheet {sheet} made other questions apply; key them from the paper",
)
DONE_OF = Text("已录 {done} / {total}", "{done} / {total} keyed")
ELSE = Text("其他", "Other")
NOT_ASKED = Text("按跳转不用填", "Not asked here")
ON_PAPER = Text(
    "这题按跳转不该填，纸上写的“{typed}”已另外记下。",
    "Not to be asked; “{typed}” from the paper is kept beside it.",
)
NO_CODE = Text("没有这个选项号", "no such code")
CONFIRMED = Text("已核对，照纸上", "Confirmed against the paper")
CONFIRM = Text("照纸上", "As on paper")
CONFIRM_HINT = Text("{problem}纸上就是这样，按 F9。", "{problem} If the paper says so, press F9.")
ADD_ROW = Text("{name}：再加一行", "{name}: one more row")
ROW = Text("再加一行", "One more row")
REMARK = Text("备注", "Remark")
REMARK_OF = Text("第 {number} 题的备注", "Remark on question {number}")
GO_TO = Text("跳到第几题", "Go to question")
CHECK = Text("检查", "Check")
CLOSE = Text("录完这一份", "Close this sheet")
PAUSE = Text("暂停", "Pause")
KEYS = Text(
    "回车下一项 · 表格里按数字就到下一行 · Ctrl+/ 看按键",
    "Enter next · in a grid a number goes on · Ctrl+/ keys",
)
KEYS_SECOND = Text(
    "只录标出的项目，看不到第一遍 · Ctrl+/ 看按键",
    "Only marked fields, without the first pass · Ctrl+/ keys",
)
KEYS_TITLE = Text("录入的按键", "Keys of keying")
KEYS_CLOSE = Text("按 Esc 或再按 Ctrl+/ 关闭", "Esc or Ctrl+/ closes this")
PAGE_KEYS: tuple[tuple[Text, tuple[tuple[str | Text, Text], ...]], ...] = (
    (
        Text("每一项", "Each field"),
        (
            (
                "Return",
                Text("存下，到下一项；不用填的自动跳过", "Keep it, go on; what is not asked is passed by"),
            ),
            (
                Text("↑ ↓", "↑ ↓"),
                Text("上一项、下一项，不用填的也能到", "The field before or after, asked or not"),
            ),
            ("F9", Text("纸上就是这样，照纸上记", "The paper says so: let it stand")),
            ("F2", Text("给这一项写备注", "Write a remark on the field")),
        ),
    ),
    (
        Text("表格题", "Grids"),
        (
            (
                Text("数字键", "Number key"),
                Text(
                    "勾这一格，到下一行；多选题再按一次去掉",
                    "Tick and go to the next row; of several, again to clear",
                ),
            ),
            (Text("← → 空格", "← → Space"), Text("移到一格，空格勾选", "Go to a box; Space ticks it")),
            ("Del", Text("清空这一行", "Clear the row")),
        ),
    ),
    (
        Text("整张纸", "The sheet"),
        (
            ("F6", Text("跳到第几题", "Go to a question by its number")),
            ("Ctrl+J", Text("再加一行（家庭成员这类）", "One more row, of household members and such")),
            ("PgDown", Text("下一部分；PgUp 上一部分", "The next part; PgUp the one before")),
            ("F10", Text("检查，到第一处要看的", "Check, and go to the first place to look at")),
            ("Ctrl+Return", Text("录完这一份", "Close this sheet")),
            ("Esc", Text("暂停，已录的都在", "Pause; everything keyed stays")),
        ),
    ),
)
NOT_IN_SECOND = frozenset(("F9", "Ctrl+J"))
"""Keys of :data:`PAGE_KEYS` that a second typist does not have."""
NO_ROWS = Text("这份问卷没有可以加行的地方", "There is nothing in this form that takes another row")
LEFT = Text("还有 {count} 处要看", "{count} places to look at")
SECOND_KEYED = Text("都录了第二遍，按 Ctrl+回车对比", "All keyed twice; Ctrl+Enter compares them")
ALL_GOOD = Text("检查完了，没有问题", "Checked; nothing is wrong")
CLOSED = Text("编号 {sheet} 已录完", "Sheet {sheet} is keyed")
PAUSED = Text("编号 {sheet} 已存好，可以接着录", "Sheet {sheet} is kept; go on whenever you like")
SECOND_LEFT = Text("还有 {count} 项没录第二遍", "{count} fields still wait")
SECOND_SAME = Text("编号 {sheet} 两遍一样", "Sheet {sheet}: both passes agree")
SECOND_DIFFERS = Text(
    "编号 {sheet} 有 {count} 项不一样，请对着纸核对",
    "Sheet {sheet}: {count} fields differ; look at the paper",
)
SAME_PERSON = Text(
    "第一遍也是你录的。最好换一个人录第二遍。",
    "You keyed the first pass, too. Somebody else had better do this one.",
)

SETTLE = Text("核对两遍录入", "Settle the two passes")
SETTLE_WORDS = Text(
    "对着纸看：哪一遍对，就选哪一遍；都不对，照纸上输入。",
    "Look at the paper: choose the pass that is right; if neither is, type what the paper says.",
)
FIRST = Text("第一遍", "First")
SECOND = Text("第二遍", "Second")
QUESTION = Text("第 {number} 题", "Question {number}")
NEITHER = Text("都不对，照纸上输入", "Neither; type what the paper says")
EMPTY = Text("（空）", "(empty)")
SETTLED = Text("编号 {sheet} 核对完了", "Sheet {sheet} is settled")
SETTLE_KEYS = Text(
    "1 第一遍对 · 2 第二遍对 · 3 照纸上输入", "1 first · 2 second · 3 type what the paper says"
)
