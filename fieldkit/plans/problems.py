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
