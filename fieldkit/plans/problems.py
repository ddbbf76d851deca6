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
