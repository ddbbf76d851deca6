"""Why a list could not be read, and what was found in its cells."""

from __future__ import annotations

from fieldkit.kernel.errors import ErrorCode
from fieldkit.kernel.problems import ProblemCode
from fieldkit.kernel.texts import Text


class ForeignError(ErrorCode):
    """Why a list was not read; nothing was changed."""

    PASSWORD = Text(
        "“{file}”带打开密码。没有导入任何内容。请在表格软件里取消密码、另存一份后再导入。",
        "“{file}” has a password. Nothing was taken. Remove the password, save a copy and import that.",
    )
    NOT_A_TABLE = Text(
        "“{file}”不是能读的表格。没有导入任何内容。请用表格软件打开，另存为 .xlsx 后再导入。",
        "“{file}” is no table that can be read. Nothing was taken. Open it in a spreadsheet program, "
        "save it as .xlsx and import that.",
    )
    WEB_PAGE = Text(
        "“{file}”其实是网页格式，只是名字像表格。没有导入任何内容。请用表格软件打开，另存为 .xlsx 后再导入。",
        "“{file}” is a web page that is named like a table. Nothing was taken. Open it in a spreadsheet program, "
        "save it as .xlsx and import that.",
    )
    EMPTY = Text(
        "“{file}”里没有内容。没有导入任何内容。请核对是不是选错了文件。",
        "“{file}” holds nothing. Nothing was taken. Check that it is the right file.",
    )
    IS_PACKAGE = Text(
        "“{file}”是数据包，不是台账。没有导入任何内容。请用“导入数据包”，这样谁改过什么都不会丢。",
        "“{file}” is a package and no list. Nothing was taken. Import it as a package, so that no history is lost.",
    )
    NO_HEADER = Text(
        "“{file}”里没有找到表头（写着店名、地址、电话的那一行）。没有导入任何内容。请指定工作表和表头在第几行。",
        "“{file}” has no row of column names that is recognised. Nothing was taken. "
        "Name the sheet and the row that holds them.",
    )
    NO_SUCH_SHEET = Text(
        "“{file}”里没有工作表“{sheet}”。没有导入任何内容。这个文件里有：{known}。",
        "“{file}” has no sheet “{sheet}”. Nothing was taken. Its sheets: {known}.",
    )
    NO_SUCH_ROW = Text(
        "工作表“{sheet}”没有第 {row} 行。没有导入任何内容。请看一看表头在第几行。",
        "Sheet “{sheet}” has no row {row}. Nothing was taken. Look up which row holds the column names.",
    )
    NO_SUCH_COLUMN = Text(
        "工作表“{sheet}”没有第 {column} 列。没有导入任何内容。请重新对应各列。",
        "Sheet “{sheet}” has no column {column}. Nothing was taken. Match the columns anew.",
    )
    BAD_TEMPLATE = Text(
        "对应方案“{name}”读不出来。没有导入任何内容，已有数据都在。请删掉它，导入时重新对应一次再保存。",
        "The template “{name}” cannot be read. Nothing was taken and all data is safe. "
        "Remove it, match the columns once more and save it anew.",
    )
    NO_ADDRESSES = Text(
        "“{file}”里没有找到地址清单的表头。没有导入任何内容。请在第一行写上列名：小区、楼栋、单元、户号（至少要有户号）。",
        "“{file}” has no row with the titles of an address list. Nothing was taken. Put titles in the first row: "
        "小区, 楼栋, 单元, 户号 (at least 户号).",
    )
    TOO_MANY_DOORS = Text(
        "“{file}”里超过 {most} 个门牌。没有导入任何内容。请按社区分成几个文件。",
        "“{file}” has more than {most} doors. Nothing was taken. Split it by community.",
    )


class AddressProblem(ProblemCode):
    """What was found in the rows of a list of addresses."""

    NO_DOOR = Text(
        "没有户号，没有采用。请补上后再导入。",
        "There is no door number; the row was not taken. Fill it in and import again.",
    )
    NO_BUILDING = Text(
        "没有楼栋，没有采用。请补上（相同的也要逐行写）后再导入。",
        "There is no building; the row was not taken. Fill it in on every row and import again.",
    )
    TWICE = Text("和第 {first} 行是同一户，只算一户。", "The same door as in row {first}; it counts once.")
    BAD_COUNT = Text(
        "单元数、层数或每层户数不是 1～99 的整数，没有采用。请改好后再导入。",
        "The number of stairways, floors or doors a floor is no whole number from 1 to 99; the row was not taken. "
        "Correct it and import again.",
    )
    SPOILT = Text(
        "“{column}”里的“{value}”被表格软件改坏了，没有采用。请把格子设为文本后重填。",
        "“{value}” in “{column}” was changed by the spreadsheet; the row was not taken. "
        "Type it again in a cell formatted as text.",
    )


class ForeignProblem(ProblemCode):
    """What was found in the cells of a list."""

    NO_NAME = Text(
        "这一行没有“{label}”，没有导入。请补上后再导入。",
        "This row has no “{label_en}” and was not taken. Fill it in and import again.",
    )
    LOST_DIGITS = Text(
        "“{value}”是长号码被表格软件变成了数字，后面几位已经丢了、还原不了，没有采用。请对照原件重填，填之前先把格子设为文本。",
        "“{value}” is a long number that the spreadsheet rounded; its last digits are lost and it was not taken. "
        "Type it again from the original, in a cell formatted as text.",
    )
    FORMULA_ERROR = Text(
        "“{value}”是公式出错或没有算出来，没有采用。请直接填上结果。",
        "“{value}” is a formula that failed or was never computed; it was not taken. Type the result itself.",
    )
    DATE_INSTEAD = Text(
        "“{label}”里是日期“{value}”，多半是“3-5”这样的号码被表格软件改成了日期，没有采用。请把格子设为文本后重填。",
        "“{label_en}” holds the date “{value}”, probably a number such as 3-5 that the spreadsheet changed. "
        "It was not taken. Type it again in a cell formatted as text.",
    )
    LONG_TEXT = Text(
        "这一格有 {count} 个字，超过表格软件的上限，没有采用。请缩短后再导入。",
        "This cell holds {count} characters, more than a spreadsheet keeps; it was not taken. Shorten it.",
    )
    BROKEN_CHARACTERS = Text(
        "“{value}”里有字变成了乱码，没有采用。请对照原件重填。",
        "“{value}” holds broken characters and was not taken. Type it again from the original.",
    )
    UNKNOWN_NAME = Text(
        "“{label}”里没有“{value}”，这一格没有采用。请核对名称，或先登记“{value}”。",
        "“{label_en}”: there is no “{value}”, so this cell was not taken. Check the name or record “{value}” first.",
    )
    UNKNOWN_NAME_NEAR = Text(
        "“{label}”里没有“{value}”，这一格没有采用。是不是“{near}”？请改好，或先登记“{value}”。",
        "“{label_en}”: there is no “{value}”, so this cell was not taken. Did you mean “{near}”? "
        "Correct it, or record “{value}” first.",
    )
    HALF_A_PLACE = Text(
        "经度和纬度只填了一个，没有采用。请补上另一个，或都不填。",
        "Only one of longitude and latitude is filled in; it was not taken. Add the other or leave both out.",
    )
    NO_DATUM = Text(
        "{count} 行的坐标没有说是哪种坐标系，差几百米也看不出来。请选定坐标从哪里取的（高德、腾讯、百度、手机 GPS、天地图）后再导入。",
        "{count} rows have coordinates without a datum, which may be hundreds of metres off. "
        "Choose where they come from (Amap, Tencent, Baidu, phone GPS, Tianditu) before importing.",
    )
