"""Words of the page 方案 that its tabs share."""

from fieldkit.kernel.texts import Text

PAGE = Text("方案", "Plan")
TITLE = Text("方案", "Plan")
BOARD = Text("目标", "Targets")
TASKS = Text("任务", "Tasks")
DATES = Text("日程", "Dates")
CONTENTS = Text("方案内容", "Contents")
CHOOSE = Text("换方案", "Other plan")
CHOOSE_TIP = Text(
    "本工作区按哪份方案统计；网点和答卷不用重录", "Which plan governs; nothing has to be entered again"
)
OWN = Text("{title}（本单位）", "{title} (own)")
USED = Text("现在按“{title}”统计，数据没有变动", "“{title}” governs now; no data was changed")
COUNTING = Text("计算方案进度", "Working out the board")
BROKEN = Text(
    "本单位的方案“{key}”有写错的地方，暂时不能用；数据没有影响。请到“方案内容”里改。",
    "The office's plan “{key}” has mistakes and cannot be used; no data is affected. Mend it under Contents.",
)
TO_CONTENTS = Text("去改", "Mend it")
