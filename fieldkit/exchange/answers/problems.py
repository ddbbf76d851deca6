"""Why answers could not go out or come in, and what is doubtful about those that came."""

from __future__ import annotations

from fieldkit.kernel.errors import ErrorCode
from fieldkit.kernel.problems import ProblemCode
from fieldkit.kernel.texts import Text


class AnswerFileError(ErrorCode):
    """What happened, whether data is safe, what to do next."""

    CANNOT_SAVE = Text(
        "答卷没能写到“{path}”（{reason}）。没有留下半个文件，数据都在。请关掉正打开着它的程序，或换一个位置。",
        "The answers could not be written to “{path}” ({reason}). No half file was left and all data is safe. "
        "Close the program that has it open, or choose another place.",
    )
    CANNOT_READ = Text(
        "“{path}”读不了（{reason}），没有导入任何内容。请核对路径，或请对方重新导出。",
        "“{path}” cannot be read ({reason}); nothing was taken. Check the path, or ask for a new export.",
    )
    NOTHING_THERE = Text(
        "“{path}”里没有找到答卷，没有导入任何内容。可以用的有：提交的 XML 文件夹、Central 导出的压缩包或 CSV、"
        "Kobo 导出的 xlsx 或 CSV。",
        "No answer sheets were found in “{path}”; nothing was taken. Usable are: a folder of submission XML, "
        "a Central zip or CSV, a Kobo xlsx or CSV.",
    )
    OTHER_FORM = Text(
        "“{path}”是问卷“{other}”的答卷，不是“{form}”的，没有导入任何内容。请换文件，或换问卷。",
        "“{path}” holds sheets of the form “{other}”, not of “{form}”; nothing was taken. "
        "Choose another file or form.",
    )
    TOO_LARGE = Text(
        "“{path}”展开后太大，不像答卷，没有导入任何内容。请核对文件。",
        "“{path}” is too large when unpacked and does not look like answers; nothing was taken. Check the file.",
    )


class AnswerFileProblem(ProblemCode):
    """The sheets come in all the same, unless the sentence says otherwise."""

    UNREADABLE = Text(
        "这个文件不是完整的 XML，没有导入它，其余照常。请对方重新导出。",
        "This file is not complete XML and was not taken; the others were. Ask for a new export.",
    )
    OTHER_FORM = Text(
        "这是问卷“{other}”的答卷，没有导入它，其余照常。",
        "This sheet belongs to the form “{other}” and was not taken; the others were.",
    )
    ENCRYPTED = Text(
        "这份答卷是加密的，没有导入它，其余照常。请先用 Central 或 Briefcase 解密，再导出。",
        "This sheet is encrypted and was not taken; the others were. Decrypt it with Central or Briefcase first.",
    )
    NO_INSTANCE_ID = Text(
        "这份答卷没有 instanceID，认不出是否来过，没有导入它。请从原来的工具重新导出。",
        "This sheet has no instanceID, so it cannot be told whether it came before; it was not taken. "
        "Please export it again from the tool it came from.",
    )
    TWICE = Text(
        "instanceID {instance} 在文件里出现两次而内容不同，用了第一份。请核对。",
        "The instanceID {instance} occurs twice with different content; the first one was used. Please check.",
    )
    UNKNOWN_COLUMN = Text(
        "“{what}”不在这份问卷里，这一列没有带进来。若是旧版问卷，请用旧版导入。",
        "“{what}” is not part of this form and was left aside. For an older version, import with that version.",
    )
    UNKNOWN_CHOICE = Text(
        "“{what}”不在“{question}”的选项里，照原样保留了。请核对。",
        "“{what}” is not among the choices of “{question}”; it was kept as it is. Please check.",
    )
    NO_PARENT = Text(
        "这一行找不到它所属的答卷，没有导入它。请从原来的工具重新导出。",
        "The sheet that this row belongs to is missing, so it was not taken. Please export again.",
    )
    CONTINUED = Text(
        "“{question}”里有的文字太长，一个 SPSS 变量放不下，分在 {count} 个变量里了（从 {name} 起），一字不少。",
        "“{question}” has texts too long for one SPSS variable; they stand in {count} variables, from {name} on, "
        "complete.",
    )
    AS_WRITTEN = Text(
        "“{question}”有 {count} 个回答不合题型，或不在选项里，原样放在变量 {name} 里了。请核对。",
        "“{question}” has {count} answers that do not fit its type or its choices; they stand as written in the "
        "variable {name}. Please check.",
    )
    SHORTENED = Text(
        "SPSS 的标签放不下这么长的字，标签截短了，答案没有动：{what}",
        "A label in SPSS has no room for all of this and was shortened; the answers are as they were: {what}",
    )
    UNDECLARED = Text(
        "“{question}”的这些选项没能设为缺失值（SPSS 最多设三个，每个八字节）：{what}。算比例时请自己排除。",
        "These choices of “{question}” could not be declared missing, as SPSS takes three of eight bytes: {what}. "
        "Please leave them out of percentages yourself.",
    )
    UNLABELLED = Text(
        "“{question}”的这些选项没有人选，SPSS 文件里没有它们的标签：{what}",
        "Nobody chose these answers to “{question}”; the SPSS file has no labels for them: {what}",
    )
