"""Why a file was refused, and what was found in one that was taken."""

from __future__ import annotations

from fieldkit.kernel.errors import ErrorCode
from fieldkit.kernel.problems import ProblemCode
from fieldkit.kernel.texts import Text


class ExchangeError(ErrorCode):
    """Why a package could not be read or written; nothing was changed."""

    UNREADABLE_FILE = Text(
        "打不开文件“{file}”：{reason}。没有导入任何内容。请检查文件是否还在、是否被别的程序占用。",
        "File “{file}” cannot be opened: {reason}. Nothing was taken. Check that it is there and not in use.",
    )
    NO_ROOM = Text(
        "这台电脑的磁盘满了，读不了“{file}”（{reason}）。没有导入任何内容，文件没有问题。请清理磁盘后再导入。",
        "This computer's disk is full, so “{file}” cannot be read ({reason}). Nothing was taken and the file is "
        "sound. Make room, then import it again.",
    )
    NOT_A_PACKAGE = Text(
        "“{file}”不是数据包。没有导入任何内容。请选择本程序导出的 .xlsx 文件；别的表格请用“导入台账”。",
        "“{file}” is not a package. Nothing was taken. Choose an .xlsx file that this program exported.",
    )
    PASSWORD_NEEDED = Text(
        "“{file}”有打开密码。没有导入任何内容。请输入对方告诉您的密码再导入；不知道密码，请打电话问对方。",
        "“{file}” is protected by a password. Nothing was taken. Enter the password the sender told you.",
    )
    WRONG_PASSWORD = Text(
        "“{file}”的密码不对。没有导入任何内容。请核对大小写和中英文输入法后重新输入，或打电话问对方。",
        "The password for “{file}” is wrong. Nothing was taken. Check capitals and the input method, and try again.",
    )
    OLD_FORMAT = Text(
        "“{file}”是旧的 .xls 格式或别的办公文件，不是数据包。没有导入任何内容。"
        "请发送程序导出的原文件；别的表格请用“导入台账”。",
        "“{file}” is in the old .xls format or another office format, not a package. Nothing was taken. "
        "Ask for the file the program exported; take other lists in with “Import another list”.",
    )
    BROKEN_FILE = Text(
        "“{file}”不完整或已损坏。没有导入任何内容。请让对方重新发送，最好先压缩或用U盘拷贝。",
        "“{file}” is cut off or damaged. Nothing was taken. Ask the sender to send it again.",
    )
    TOO_LARGE = Text(
        "“{file}”太大（{reason}），为安全起见没有打开，也没有导入任何内容。请让对方分社区导出后再发。",
        "“{file}” is too large ({reason}) and was not opened; nothing was taken. Ask for one package for each community.",
    )
    SUSPICIOUS_FILE = Text(
        "“{file}”含有正常数据包里不会有的内容（{reason}），为安全起见没有打开，也没有导入任何内容。请向对方核实来源。",
        "“{file}” holds what no package holds ({reason}) and was not opened; nothing was taken. "
        "Ask the sender where it came from.",
    )
    MISSING_SHEET = Text(
        "“{file}”缺少工作表“{sheet}”，可能被人删除或改名。没有导入任何内容。请让对方重新导出，不要删除或改名工作表。",
        "“{file}” lacks the sheet “{sheet}”; somebody removed or renamed it. Nothing was taken. "
        "Ask for a new export, and leave all sheets in place.",
    )
    LEDGER_GONE = Text(
        "“{file}”原来是数据包，但里面的账目（隐藏工作表）没有了，可能只复制了看得见的部分。没有导入任何内容。"
        "请让对方发送原文件；找不到原文件，可以在“导入台账”里打开它，逐条确认有出入的地方。",
        "“{file}” was a package, but the ledger in its hidden sheets is gone. Nothing was taken. Ask for the "
        "original file; without it, open this one under “Import another list” and confirm each difference.",
    )
    ALTERED_LEDGER = Text(
        "“{file}”的账目与校验值不符（{reason}），文件被改动或损坏。没有导入任何内容。请让对方重新导出后再发。",
        "The ledger in “{file}” does not match its checksum ({reason}): it was altered or damaged. "
        "Nothing was taken. Ask for a new export.",
    )
    BAD_SIGNATURE = Text(
        "“{file}”的签名不对：文件在发出之后被人改过账目，或冒用了别人的设备。没有导入任何内容。"
        "请打电话向对方核实，让对方重新导出后再发。",
        "The signature of “{file}” does not fit: its ledger was altered on the way, or somebody poses as another "
        "device. Nothing was taken. Call the sender and ask for a new export.",
    )
    NEWER_FORMAT = Text(
        "“{file}”是更新版本的程序导出的（格式 {found}，本程序最高认得 {known}）。没有导入任何内容。请先升级本程序。",
        "“{file}” was made by a newer program (format {found}; this one reads {known}). "
        "Nothing was taken. Update this program first.",
    )
    TOO_MUCH = Text(
        "内容太多，一个数据包装不下（{reason}）。没有写出文件，数据都在。请分社区导出。",
        "This is too much for one package ({reason}). No file was written and all data is safe. "
        "Export one package for each community.",
    )
    CANNOT_WRITE = Text(
        "写不了“{file}”：{reason}。原有文件没有变，工作区的数据都在。请检查磁盘空间、权限，或关闭正打开它的程序后重试。",
        "“{file}” cannot be written: {reason}. No file was changed and all data is safe. "
        "Check disk space and permissions, close the program that has it open, and try again.",
    )


class ExchangeProblem(ProblemCode):
    """What was found in the visible cells of a package."""

    DAMAGE = Text(
        "“{now}”看来是表格软件把“{before}”改坏了（{how}），保留原值“{before}”。如确要修改，请在程序里改。",
        "“{now}” looks like “{before}” damaged by the spreadsheet ({how_en}); “{before}” was kept. "
        "To change it, do so in the program.",
    )
    DOUBLED_ROW = Text(
        "同一条记录有 {count} 行，分不清以哪行为准，这几行的修改都没有采用。要新增记录，请在空行里填写，不要复制整行。",
        "One record stands in {count} rows; no correction of them was taken. To add a record, use an empty row.",
    )
    UNKNOWN_ROW = Text(
        "这一行不是本数据包里的记录（可能从别的文件粘贴而来），没有采用。请在空行里重新填写，或导入原来的文件。",
        "This row is not a record of this package (pasted from another file?) and was not taken. "
        "Type it into an empty row, or import the other file.",
    )
    MIXED_ROW = Text(
        "这一行的隐藏编号对不上（只排序了部分列？），修改没有采用。请在原文件上重新修改，排序时选“扩展选定区域”。",
        "The hidden numbers of this row do not belong together (were only some columns sorted?); "
        "its corrections were not taken.",
    )
    MIS_SORTED = Text(
        "“{columns}”列的内容还在、但换了行（只排序了部分列？），本表的修改都没有采用。"
        "请在原文件上重新修改，排序时选“扩展选定区域”。",
        "Column {columns} holds the same texts in other rows (were only some columns sorted?); "
        "no correction of this sheet was taken.",
    )
    CLEARED_CELLS = Text(
        "有 {count} 个格子被清空。清空很多时先不采用，请确认是有意清空后再采用。",
        "{count} cells were cleared. So many are held back until somebody confirms them.",
    )
    MISSING_ROWS = Text(
        "比导出时少了 {count} 行。少行不算删除，记录都保留；要删除请在程序里删。",
        "{count} rows are no longer there. That deletes nothing; delete records in the program.",
    )
    LOST_HEADER = Text(
        "第 1 行隐藏的列标识不见了，认不出各列，本表的修改没有采用。请在原文件上重新修改。",
        "The hidden keys of row 1 are gone, so the columns cannot be told; no correction of this sheet was taken.",
    )
    DOUBLED_COLUMN = Text(
        "有两列都是“{column}”，这一列的修改没有采用。请删去多出的一列。",
        "Two columns are “{column}”; no correction in it was taken. Remove one of them.",
    )
    NOT_EDITABLE = Text(
        "这一格在表里不能改（灰色），“{now}”没有采用。请在程序里改。",
        "This cell cannot be corrected in the sheet (grey); “{now}” was not taken. Change it in the program.",
    )
    CUT_TEXT = Text(
        "这一格的原文太长、表里没有写全，修改没有采用。请在程序里改。",
        "The text of this cell was too long to be shown whole; its correction was not taken. Change it in the program.",
    )
    LONG_TEXT = Text(
        "这一格有 {count} 个字，超过表格软件的上限，没有采用。请缩短后在程序里填写。",
        "This cell holds {count} characters, more than a spreadsheet keeps; it was not taken. Shorten it.",
    )
    ALTERED_PHOTO = Text(
        "照片“{name}”不是原来的样子（可能被表格软件压缩过，或被删除），没有收下。请让对方重新发送原数据包。",
        "Photo “{name}” is not as it was sent (a spreadsheet compressed or removed it) and was not taken. "
        "Ask the sender for the original package.",
    )
