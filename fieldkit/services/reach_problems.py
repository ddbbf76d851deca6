"""Why reach was refused."""

from __future__ import annotations

from fieldkit.kernel.errors import ErrorCode
from fieldkit.kernel.texts import Text


class ReachError(ErrorCode):
    """What happened, whether data is safe, what to do next."""

    WALKING_FIGURE = Text(
        "{value} 不合理，没有采用，数据没有动。这一项应在 {low} 到 {high} 之间。",
        "{value} makes no sense and was not used; no data was touched. It should be from {low} to {high}.",
    )
