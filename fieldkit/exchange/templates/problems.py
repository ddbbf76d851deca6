"""Why a template was not filled."""

from __future__ import annotations

from fieldkit.kernel.errors import ErrorCode
from fieldkit.kernel.texts import Text


class TemplateError(ErrorCode):
    """What happened, whether data is safe, what to do next."""

    UNREADABLE = Text(
        "打不开模板“{file}”（{reason}）。没有写出任何文件。请检查文件是否还在、是否被别的程序占用。",
        "The template “{file}” cannot be opened ({reason}). No file was written. Check that it is there and not in use.",
    )
    PASSWORD = Text(
        "模板“{file}”有打开密码。没有写出任何文件。请用表格软件打开它，在“文件—信息—保护工作簿”里取消密码，"
        "另存一份 .xlsx 再来填。",
        "The template “{file}” has a password. No file was written. Open it in a spreadsheet program, remove the "
        "password, save a copy as .xlsx and fill that.",
    )
    OLD_FORMAT = Text(
        "模板“{file}”是旧的 .xls 格式。没有写出任何文件。请用 WPS 或 Excel 打开它，选“另存为”，"
        "类型选“Excel 工作簿（*.xlsx）”，再用新文件来填。",
        "The template “{file}” is in the old .xls format. No file was written. Open it in a spreadsheet program, "
        "save it as “Excel workbook (*.xlsx)” and fill the new file.",
    )
    NOT_A_WORKBOOK = Text(
        "“{file}”不是 .xlsx 表格。没有写出任何文件。请用 WPS 或 Excel 打开它，另存为 .xlsx 再来填。",
        "“{file}” is no .xlsx workbook. No file was written. Open it in a spreadsheet program, save it as .xlsx "
        "and fill that.",
    )
    BROKEN = Text(
        "模板“{file}”不完整或已损坏（{reason}）。没有写出任何文件。请向发表的单位重新要一份。",
        "The template “{file}” is cut off or damaged ({reason}). No file was written. Ask for it again.",
    )
    NOTHING_TIED = Text(
        "模板“{file}”里没有认出可以填的地方，没有写出文件。请在窗口的“填报模板”里点一下要填的格子或列，"
        "选好填什么；也可以在格子里写 {{{{填报单位}}}} 这样的记号。点一次，下次自动认得。",
        "Nothing to fill was recognised in “{file}”; no file was written. Point at the cells or columns in the window "
        "(填报模板) and choose what goes there, or write marks such as {{{{填报单位}}}} into cells. It is remembered.",
    )
    BAD_TIE = Text(
        "“{word}”不是“格子=内容”的写法，没有写出文件。例如：B3=figures.circles，或 表一!C=outlet.name。",
        "“{word}” is not PLACE=WHAT; no file was written. For example: B3=figures.circles or Sheet1!C=outlet.name.",
    )
    NO_SUCH_PLACE = Text(
        "模板里没有“{place}”这个地方，没有写出文件。工作表有：{known}。",
        "The template has no place “{place}”; no file was written. Its sheets: {known}.",
    )
    NO_SUCH_CONTENT = Text(
        "没有叫“{name}”的项目或指标，没有写出文件。用 fieldkit fill 工作区 --list 可以查看全部。",
        "Nothing is called “{name}”; no file was written. See all names with fieldkit fill WORKSPACE --list.",
    )
    TOO_MANY_ROWS = Text(
        "共有 {count} 行，一张工作表放不下，没有写出文件。请按街道或社区分开填。",
        "There are {count} rows, more than a sheet holds; no file was written. Fill one street or community at a time.",
    )
    SAME_FILE = Text(
        "不能把填好的表存到模板“{file}”上，没有写出文件，模板没有变。请另起一个文件名。",
        "The filled workbook cannot replace the template “{file}”; no file was written. Choose another name.",
    )
    CANNOT_SAVE = Text(
        "填好的表没能存到“{path}”（{reason}）。没有留下半个文件，模板和数据都没有变。"
        "请关掉正打开着它的程序、看看磁盘是否已满，再存一次。",
        "The filled workbook could not be saved to “{path}” ({reason}). No half file was left; template and data are "
        "unchanged. Close the program that has it open, check free space and save again.",
    )
    BAD_MAPPING = Text(
        "保存过的对应关系“{name}”读不出来，已有数据都在。请重新指一次再保存。",
        "The kept mapping “{name}” cannot be read; all data is safe. Point once more and keep it anew.",
    )
