"""What to look at before a paper form is printed, and why none was made."""

from __future__ import annotations

from fieldkit.kernel.errors import ErrorCode
from fieldkit.kernel.problems import ProblemCode
from fieldkit.kernel.texts import Text


class PaperProblem(ProblemCode):
    """Found while the form was set; it is printed all the same."""

    GLYPH_MISSING = Text(
        "“{text}”里的 {characters} 字体中没有，纸上印成“〓”；请换一个写法，或印好后手写补上。",
        "The font has no glyph for {characters} in “{text}”; “〓” is printed instead. "
        "Please spell it another way or write it in by hand.",
    )
    CONDITION_AS_FORMULA = Text(
        "第 {number} 题“{question}”的跳转条件说不成一句话，纸上印的是算式；请看看访问员能不能懂。",
        "The condition of question {number} “{question}” cannot be put into a sentence; the formula is "
        "printed. Please check that interviewers understand it.",
    )
    CHOICES_NOT_PRINTED = Text(
        "第 {number} 题“{question}”有 {count} 个选项，纸上印不下，改为填写；请把选项表另外带上。",
        "Question {number} “{question}” has {count} choices, too many for paper; a line to write on is printed. "
        "Please take the list along.",
    )
    NOT_ON_PAPER = Text(
        "第 {number} 题“{question}”要用设备采集，纸上只留了编号栏；请另行保存照片、录音或位置。",
        "Question {number} “{question}” needs a device; paper has only a line for a number. "
        "Please keep the photo, sound or place elsewhere.",
    )
    PICTURE_LEFT_OUT = Text(
        "第 {number} 题“{question}”的图片“{name}”找不到，或者不是图片，纸上没有印；请把图片放在问卷旁边再印。",
        "The picture “{name}” of question {number} “{question}” is missing or is no picture, so it is not printed. "
        "Please put it beside the form and print again.",
    )
    NO_QUESTIONS = Text(
        "问卷里没有要人回答的题，纸上只有说明；请检查问卷。",
        "The form has no question to answer; the sheet shows notes only. Please check the form.",
    )


class PaperError(ErrorCode):
    """Why no paper form was made."""

    COPIES = Text(
        "份数要在 1 到 {most} 之间，给的是 {copies}。没有生成纸质问卷，数据没有变动。请改份数后再试。",
        "The number of copies must be between 1 and {most}, not {copies}. No paper form was made and no data "
        "was changed. Please give another number.",
    )
    ROWS = Text(
        "表格的行数要在 {least} 到 {most} 之间，给的是 {rows}。没有生成纸质问卷，数据没有变动。请改行数后再试。",
        "The lines of a table must be between {least} and {most}, not {rows}. No paper form was made and no data "
        "was changed. Please give another number.",
    )
    SHEET_NUMBER = Text(
        "编号“{sheet}”不能用：只能是字母、数字和“-”，末尾是数字，不超过 {most} 位，而且够编到最后一份。"
        "没有生成纸质问卷，数据没有变动。请换一个编号，如 000001。",
        "“{sheet}” cannot be a sheet number: use letters, digits and “-”, with digits at the end, no more than "
        "{most} characters, and room to count up to the last copy. No paper form was made and no data was changed. "
        "Please give another one, such as 000001.",
    )
    LANGUAGE = Text(
        "问卷没有“{name}”这种语言，可用的有：{languages}。没有生成纸质问卷，数据没有变动。",
        "The form has no language “{name}”; choose one of {languages}. No paper form was made and no data "
        "was changed.",
    )
    CODE_UNREADABLE = Text(
        "第 {page} 页的二维码扫不出来，纸质问卷没有存盘，数据没有变动。请把问卷的 form_id 或编号改短后再试。",
        "The QR code on page {page} cannot be read, so the paper form was not saved; no data was changed. "
        "Please shorten the form_id or the sheet number and try again.",
    )
    NOTICE_UNREADABLE = Text(
        "告知内容“{path}”打不开，或者不是 UTF-8 文本。没有生成纸质问卷，数据没有变动。请另存为 UTF-8 文本后再试。",
        "The notice “{path}” cannot be opened or is no UTF-8 text. No paper form was made and no data was changed. "
        "Please save it as UTF-8 text and try again.",
    )
    CANNOT_SAVE = Text(
        "纸质问卷存不到“{path}”（{reason}），数据没有变动。请看看磁盘是否已满、文件是否正打开着，再存一次。",
        "The paper form could not be saved to “{path}” ({reason}); no data was changed. "
        "Please check free space and whether the file is open, then save again.",
    )
