"""Why an intention could not be carried out."""

from __future__ import annotations

from fieldkit.kernel.errors import ErrorCode
from fieldkit.kernel.texts import Text


class ServiceError(ErrorCode):
    """What happened, whether data is safe, what to do next."""

    WORKSPACE_WANTED = Text(
        "请写上工作区，例如：fieldkit poster 幸福里.fieldkit -o 海报。没有生成任何文件。",
        "Please name one workspace, e.g. fieldkit poster CIRCLE.fieldkit -o POSTERS. No file was made.",
    )
    OUTPUT_WANTED = Text(
        "请用 -o 写上海报存到哪个文件夹。没有生成任何文件。",
        "Please name the folder with -o. No file was made.",
    )
    NOT_A_DISTANCE = Text(
        "“{text}”不是可用的阅读距离；请写米数，大于 0、不超过 100，例如 2。没有生成任何文件。",
        "“{text}” is no reading distance; please give metres over 0 and up to 100, e.g. 2. No file was made.",
    )
    NO_SUCH_KIND = Text(
        "没有“{kind}”这一类记录。可用的是：{known}。", "There is no kind “{kind}”. Known kinds: {known}."
    )
    NO_SUCH_FIELD = Text(
        "{kind}没有“{field}”这一项，没有保存。用 fieldkit dictionary 可以查看全部字段。",
        "{kind_en} have no field “{field}”; nothing was saved. See fieldkit dictionary for all fields.",
    )
    VALUE_REFUSED = Text("{reason}没有保存。", "{reason_en} Nothing was saved.")
    NO_EQUALS_SIGN = Text(
        "“{word}”不是“字段=值”的写法，没有保存。例如：name=老王早点。",
        "“{word}” is not FIELD=VALUE; nothing was saved. For example: name=Corner shop.",
    )
    NO_SUCH_SAMPLE = Text(
        "没有叫“{name}”的示例。可用的是：{known}。", "There is no sample “{name}”. Known samples: {known}."
    )
    NO_SUCH_TABLE = Text(
        "没有叫“{name}”的官方表格，没有写文件。可用的是：{known}。",
        "There is no official table “{name}”; nothing was written. Known tables: {known}.",
    )
    NO_TABLE_NAMED = Text(
        "请写明工作区、表格名称和 -o 文件，例如：fieldkit report 某街道.fieldkit circles -o 一览表.xlsx。"
        "用 fieldkit report --list 查看全部表格。",
        "Say which workspace, which table and -o FILE: fieldkit report office.fieldkit circles -o circles.xlsx. "
        "See fieldkit report --list for all tables.",
    )
    HALF_A_SPAN = Text(
        "--from 和 --to 要一起写，开始不能晚于结束，没有写文件。例如：--from 2025-01-01 --to 2025-03-31。",
        "--from and --to go together, and the first day comes first; nothing was written. "
        "For example: --from 2025-01-01 --to 2025-03-31.",
    )
    NOT_A_DAY = Text(
        "“{words}”不是日期，什么都没有算。请写成 2025-12-31 这样。",
        "“{words}” is not a day; nothing was computed. Write it as 2025-12-31.",
    )
    ONLY_PDF = Text(
        "“{file}”存不了：纸质问卷只能存成 .pdf。没有写出文件，数据没有动。",
        "“{file}” cannot be written: a paper form is a .pdf only. No file was written.",
    )
    WHICH_DOSSIER = Text(
        "请说明要哪一份：一个生活圈的名称、--overall（总体方案）或 --all（全部）。没有写出任何文件。",
        "Say which one: the name of a circle, --overall or --all. No file was written.",
    )
    NO_SUCH_UNIT = Text(
        "没有找到区划“{name}”，没有写出任何文件。可用 fieldkit show 工作区 area 查看名称。",
        "There is no area “{name}”; no file was written. See fieldkit show WORKSPACE area for names.",
    )
    FILL_NEEDS = Text(
        "请写上模板和要存的文件：fieldkit fill 工作区 模板.xlsx -o 填好.xlsx。没有写出任何文件。",
        "Name the template and the file to write: fieldkit fill WORKSPACE TEMPLATE.xlsx -o FILE. No file was written.",
    )
    NO_SUCH_AREA = Text(
        "没有找到区划“{name}”，没有导出。请用名称或代码，可用 fieldkit show 工作区 area 查看。",
        "There is no area “{name}”; nothing was exported. Use a name or code from fieldkit show WORKSPACE area.",
    )
    NO_SUCH_CIRCLE = Text(
        "没有找到生活圈“{name}”。可用 fieldkit show 工作区 circle 查看。",
        "There is no circle “{name}”. See fieldkit show WORKSPACE circle.",
    )
    NO_CIRCLES = Text(
        "还没有登记生活圈，什么都没有做。请先在“生活圈”里登记。",
        "There are no circles yet; nothing was made. Record circles first.",
    )
    NO_CIRCLES_TO_FILL = Text(
        "还没有登记生活圈，不能每圈填一份，没有写出任何文件。请先在“生活圈”里登记。",
        "There are no circles yet, so there is no copy to fill for each. No file was written. Record circles first.",
    )
    NO_CONFLICT = Text("这一项没有冲突，没有改动。", "This field is not in conflict; nothing was changed.")
    DELETE_OR_KEEP = Text(
        "请写“删除”或“保留”，不是“{value}”。没有改动。",
        "Say delete or keep, not “{value}”. Nothing was changed.",
    )
    NO_SUCH_PLAN = Text(
        "没有叫“{name}”的方案。可用的是：{known}。", "There is no plan “{name}”. Known plans: {known}."
    )
    CANNOT_WRITE = Text(
        "{path} 写不进去（{reason}），没有留下半个文件。请关掉正在打开它的程序，或换一个位置。",
        "{path} cannot be written ({reason}); no half file was left. Close the program that has it open, "
        "or choose another place.",
    )
    NO_PASSWORD_FILE = Text(
        "密码文件 {path} 读不了（{reason}），没有写出也没有导入。请检查路径。",
        "The password file {path} cannot be read ({reason}); nothing was written or taken. Check the path.",
    )
    FOLDER_IN_USE = Text(
        "{path} 里有别的东西，没有动它。请换一个空文件夹。",
        "{path} holds something else and was left alone. Choose an empty folder.",
    )
    NO_WINDOW = Text(
        "这台电脑缺少显示窗口要用的系统组件（{reason}）。数据没有动。请先运行：{remedy}",
        "This computer lacks system libraries that the window needs ({reason}). No data was touched. Run: {remedy}",
    )
