"""Why an operation on the workspace could not be done."""

from __future__ import annotations

from fieldkit.kernel.errors import ErrorCode
from fieldkit.kernel.texts import Text


class StorageError(ErrorCode):
    """What happened, whether data is safe, what to do next."""

    NOT_A_WORKSPACE = Text(
        "{path} 不是便民圈外勤工具的工作区。没有改动任何东西。请选择名字以 .fieldkit 结尾的文件夹，或新建一个。",
        "{path} is not a Fieldkit workspace. Nothing was touched. Choose a folder that ends in .fieldkit, or make one.",
    )
    ALREADY_THERE = Text(
        "{path} 已经存在，没有覆盖它。请换一个名字，或直接打开它。",
        "{path} exists already and was left alone. Choose another name, or open it.",
    )
    TOO_NEW = Text(
        "这个工作区是新版程序建的（数据版本 {found}，本程序认识到 {known}）。数据完好，没有改动。请先升级程序再打开。",
        "This workspace was made by a newer program (data version {found}; this one knows up to {known}). "
        "The data is intact and untouched. Upgrade the program, then open it.",
    )
    BUSY = Text(
        "工作区正被另一个窗口或程序占用，这一步没有保存。请等一会儿再试，或关掉另一个窗口。",
        "The workspace is in use by another window or program; this step was not saved. Wait a moment and try again.",
    )
    FULL = Text(
        "磁盘已满，这一步没有保存，以前的数据都在。请清出一些空间再试。",
        "The disk is full; this step was not saved, earlier data is safe. Free some space and try again.",
    )
    READ_ONLY = Text(
        "工作区所在的位置不能写入，这一步没有保存，以前的数据都在。请把工作区放到能写入的文件夹。",
        "The workspace cannot be written to; this step was not saved, earlier data is safe. "
        "Put it into a folder that you may write to.",
    )
    DAMAGED = Text(
        "数据库文件读不出来，可能已经损坏。没有再写入任何东西。请用“备份”文件夹里最近的一份恢复。",
        "The database file cannot be read and may be damaged. Nothing more was written. "
        "Restore the latest copy from the backups folder.",
    )
    NO_SUCH_RECORD = Text(
        "没有找到记录 {record}。没有改动任何东西。请核对编号。",
        "There is no record {record}. Nothing was changed. Check the id.",
    )
    BACKUP_FAILED = Text(
        "备份没有通过校验（{reason}），原来的数据没有动。请检查磁盘后再试。",
        "The backup did not pass its check ({reason}); the original data was not touched. "
        "Check the disk and try again.",
    )
