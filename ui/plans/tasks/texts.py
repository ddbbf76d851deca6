"""Words of the tasks."""

from fieldkit.kernel.texts import Text

LIST = Text("任务", "Tasks")
NUMBER = Text("序号", "No.")
WORK = Text("工作任务", "Task")
UNITS = Text("责任单位", "Responsible")
DUE = Text("期限", "By")
STATE = Text("状态", "State")
ALL_UNITS = Text("全部单位", "Every unit")
ALL_STATES = Text("全部", "All")
NOT_BEGUN = Text("未开始", "Not begun")
DOING = Text("进行中", "Under way")
DONE = Text("已完成", "Done")
LATE = Text("逾期", "Late")
COUNTS = Text(
    "{plan} · 完成 {done} / {total}，进行中 {doing}", "{plan} · {done} of {total} done, {doing} under way"
)
LATE_COUNT = Text("{counts}，逾期 {late}", "{counts}, {late} late")
OF_PLAN = Text("{item} 第 {number} 项", "{item}, row {number}")
OWN_TASK = Text("本单位增加的任务", "added by this office")
PROGRESS = Text("进展", "Progress")
NO_PROGRESS = Text("还没有写进展。", "Nothing is written yet.")
WRITE = Text("写一条进展，回车保存", "Write how it goes; Enter keeps it")
DUE_FIELD = Text("完成期限", "To be done by")
DUE_EXAMPLE = Text("如 2025-12-31", "e.g. 2025-12-31")
RESPONSIBLE = Text("责任单位", "Responsible")
OPEN_RECORD = Text("打开登记", "Open the record")
KEY_STATE = Text("改状态", "state")
KEY_BACK = Text("回到列表", "back")
SAID_STATE = Text("“{work}”：{state}", "“{work}”: {state}")
SAID_PROGRESS = Text("“{work}”：记了一条进展", "“{work}”: progress noted")
SAID_DUE = Text("“{work}”：期限改为 {due}", "“{work}”: due {due}")
NO_DAY = Text("没有期限", "no day")
NONE = Text("这份方案没有任务分解表", "This plan has no table of tasks")
NONE_WORDS = Text(
    "可以在“方案内容 · 任务”里补上，或在“项目 · 任务”里登记本单位自己的任务。",
    "Write it under Contents · Tasks, or record your own tasks under Projects · Tasks.",
)
ADD = Text("登记任务", "Record a task")
NOTHING = Text("没有符合的任务", "No such task")
NOTHING_WORDS = Text("换一个单位或状态看看。", "Try another unit or state.")
SHOW_ALL = Text("显示全部", "Show all")
