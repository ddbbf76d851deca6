"""Why a table was not handed over."""

from __future__ import annotations

from fieldkit.kernel.errors import ErrorCode
from fieldkit.kernel.texts import Text


class ReportError(ErrorCode):
    """What happened, whether data is safe, what to do next."""

    CANNOT_SAVE = Text(
        "表格没能存到“{path}”（{reason}）。没有留下半个文件，原来的文件和数据都没有改动。"
        "请关掉正打开着它的程序、看看磁盘是否已满，再存一次，或换一个地方存。",
        "The table could not be saved to “{path}” ({reason}). No half file was left; an earlier file and the data "
        "are unchanged. Please close the program that has it open, check free space and save again, "
        "or save it somewhere else.",
    )
