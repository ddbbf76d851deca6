"""Why a list of doors or a notice was not printed."""

from __future__ import annotations

from fieldkit.kernel.errors import ErrorCode
from fieldkit.kernel.texts import Text


class HandoutError(ErrorCode):
    """What happened, whether data is safe, what to do next."""

    NO_SUCH_FORMAT = Text(
        "“{name}”存不了，没有写出文件，数据没有动。文件名的结尾要是 {known}。",
        "“{name}” cannot be written; no file was made and no data was touched. End the name as {known}.",
    )
    CANNOT_SAVE = Text(
        "文件存不到“{path}”（{reason}），数据没有变动。请看看磁盘是否已满、文件是否正打开着，再存一次。",
        "The file could not be saved to “{path}” ({reason}); no data was changed. Check free space and whether the file "
        "is open, then save again.",
    )
    SEVERAL_SAMPLES = Text(
        "这里有 {count} 份样本，一个 Excel 表放不下，没有写出文件，数据没有动。请存成 PDF。",
        "There are {count} samples here, which one workbook does not hold; no file was made and no data was touched. "
        "Save as PDF.",
    )
    NO_SAMPLE = Text(
        "还没有抽样，没有名单可印，数据没有动。请先导入地址名单、抽样。",
        "No sample was drawn, so there is no list to print; no data was touched. Import a list and draw first.",
    )
    NOTICE_INCOMPLETE = Text(
        "告知书还缺：{missing}。没有写出文件，数据没有动。请在设置里补上再印。",
        "The notice still lacks: {missing_en}. No file was made and no data was touched. Fill it in under settings.",
    )
