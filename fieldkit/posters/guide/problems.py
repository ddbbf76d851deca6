"""Why no guide was written."""

from __future__ import annotations

from fieldkit.kernel.errors import ErrorCode
from fieldkit.kernel.texts import Text


class GuideError(ErrorCode):
    """What happened, whether data is safe, what to do next."""

    BAD_ADDRESS = Text(
        "“{address}”不是网址，没有生成导览网页，数据没有变动。请写 http:// 或 https:// 开头的网址，例如：https://www.example.gov.cn/bmq/。",
        "“{address}” is no web address; no guide was made and no data was changed. "
        "Please give one that begins with http:// or https://, e.g. https://www.example.gov.cn/guide/.",
    )
    NOT_OURS = Text(
        "“{path}”里已有同名文件“{name}”，不是本工具生成的，没有覆盖；导览网页没有生成，数据没有变动。请换一个文件夹。",
        "“{path}” has a file “{name}” that this program did not make; it was not overwritten, no guide was made "
        "and no data was changed. Please choose another folder.",
    )
    CANNOT_SAVE = Text(
        "导览网页存不到“{path}”（{reason}），原来的网页还在，数据没有变动。请看看磁盘是否已满、文件夹是否能写，再试一次。",
        "The guide could not be saved to “{path}” ({reason}); what was there before stands and no data was "
        "changed. Please check free space and whether the folder can be written, then try again.",
    )
