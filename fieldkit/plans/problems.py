"""Why a plan cannot be used."""

from __future__ import annotations

from fieldkit.kernel.errors import ErrorCode
from fieldkit.kernel.texts import Text


class PlanError(ErrorCode):
    """Sentences of this room's refusals; a plan is only read, so no data is at stake."""

    UNKNOWN_PLAN = Text(
        "没有名为「{name}」的方案，工作区未改动。现有：{known}。",
        "There is no plan called “{name}”; the workspace is unchanged. There are: {known}.",
    )
    UNKNOWN_PROFILE = Text(
        "方案「{plan}」没有名为「{name}」的业态表，工作区未改动。现有：{known}。",
        "Plan “{plan}” has no list of types called “{name}”; the workspace is unchanged. It has: {known}.",
    )
    UNREADABLE = Text(
        "方案文件 {file} 读不出（{reason}），工作区未改动。请按已有方案的格式改好后再打开。",
        "Plan file {file} cannot be read ({reason}); the workspace is unchanged. "
        "Please correct it after the example of a shipped plan and open it again.",
    )
    BAD_CELL = Text(
        "方案文件 {file} 第 {line} 行的 {column} 写的是“{value}”，应为：{wanted}。工作区未改动，其他方案照常可用；"
        "请改好这一格再打开。",
        "Plan file {file}, line {line}: {column} says “{value}”, wanted is: {wanted_en}. The workspace is unchanged "
        "and the other plans go on; please correct this cell and open it again.",
    )
    NO_COLUMN = Text(
        "方案文件 {file} 缺少这些列：{column}。工作区未改动，其他方案照常可用；请把表头补齐。",
        "Plan file {file} lacks these columns: {column}. The workspace is unchanged and the other plans go on; "
        "please complete its head.",
    )
    BAD_KEY = Text(
        "“{key}”不能作方案的名称，没有改动。请用不超过 40 个的文字、字母、数字、- 或 _。",
        "“{key}” cannot name a plan; nothing was changed. Use up to 40 letters, digits, - or _.",
    )
    KEY_TAKEN = Text(
        "已经有名为“{key}”的方案，没有改动。请换一个名称。",
        "There is already a plan called “{key}”; nothing was changed. Choose another name.",
    )
    NO_SUCH_LINE = Text(
        "方案 {file} 里没有“{line}”这一条，没有改动。用 fieldkit plans --json 可以查看编号。",
        "Plan {file} has no line “{line}”; nothing was changed. See the ids with fieldkit plans --json.",
    )
    NOT_A_PLAN_FILE = Text(
        "{path} 不是本程序导出的方案文件，没有采用，原有方案未动。请向对方要一份 .zip 方案文件。",
        "{path} is not a plan that this program packed; it was not taken and the plans are unchanged. "
        "Ask for a packed .zip of the plan.",
    )
    CANNOT_KEEP = Text(
        "{path} 写不进去（{reason}），方案没有改动。请检查磁盘和权限。",
        "{path} cannot be written ({reason}); the plan is unchanged. Check disk and permissions.",
    )
    NOT_OWN = Text(
        "“{key}”是随软件提供的方案，不能删除。",
        "“{key}” comes with the program and cannot be removed.",
    )
    FEW_WORDS = Text(
        "{action} 后面缺少内容，没有改动。用 fieldkit plan --help 查看写法。",
        "{action} needs more words; nothing was changed. See fieldkit plan --help.",
    )
