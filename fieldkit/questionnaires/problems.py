"""What can be wrong with a form or with answers, and the sentences for it."""

from __future__ import annotations

from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.problems import Problem, ProblemCode
from fieldkit.kernel.texts import Language, Text


class FormProblem(ProblemCode):
    """A form that cannot be run, or only in part."""

    NOT_CONVERTED = Text(
        "这份问卷表格写得不对：{reason}。请按提示改好再装入。",
        "this questionnaire is not written correctly: {reason_en}. Please correct it and load it again.",
    )
    TYPE_UNKNOWN = Text(
        "没有“{what}”这种题型。请核对 type 列的写法。",
        "there is no question type “{what}”. Please check the type column.",
    )
    NAME_TWICE = Text(
        "题名“{what}”用了两次。请给其中一题换个名字。",
        "the name “{what}” is used twice. Please rename one of them.",
    )
    LIST_MISSING = Text(
        "choices 表里没有“{what}”这组选项。请补上，或核对名称。",
        "the choices sheet has no list “{what}”. Please add it or check the name.",
    )
    NAME_UNKNOWN = Text(
        "这里提到“{what}”，问卷里没有这一题。请核对题名。",
        "this refers to “{what}”, which the form does not have. Please check the name.",
    )
    GROUP_OPEN = Text(
        "“{what}”这一组没有结尾。请在组的最后加一行 end group（或 end repeat）。",
        "the group “{what}” is not closed. Please add an end group (or end repeat) row after it.",
    )
    GROUP_NOT_OPENED = Text(
        "多了一行“{what}”，前面没有与它对应的开头。请删去，或补上开头。",
        "this “{what}” row closes nothing. Please delete it or add the beginning.",
    )
    NAME_MISSING = Text(
        "这一行没有题名。请填 name 列。", "this row has no name. Please fill in the name column."
    )
    LABEL_MISSING = Text(
        "题目“{what}”没有文字。请填 label 列。",
        "question “{what}” has no text. Please fill in the label column.",
    )
    NAME_SHAPE = Text(
        "题名要以字母或下划线开头，后面只能是字母、数字、下划线、连字符或点。请改名。",
        "a name begins with a letter or underscore and goes on with letters, digits, underscores, hyphens "
        "or full stops. Please rename it.",
    )
    CHOICE_TWICE = Text(
        "同一组选项里有两个相同的 name。请改掉一个。",
        "two choices of one list have the same name. Please change one.",
    )
    CHOICE_WITH_BLANK = Text(
        "多选题的选项代码“{what}”里不能有空格。请去掉空格。",
        "the choice name “{what}” of a multiple select must not contain blanks. Please remove them.",
    )
    CALCULATION_MISSING = Text(
        "calculate 题没有算式。请填 calculation 列。",
        "a calculate row has no expression. Please fill in the calculation column.",
    )
    CHOICES_MISSING = Text(
        "有选择题，但没有 choices 表。请加上。",
        "there are select questions but no choices sheet. Please add it.",
    )
    AUTHOR_NOTE = Text("请核对：{reason}", "please check: {reason_en}")
    UNSUPPORTED_TYPE = Text(
        "题目“{question}”的类型“{what}”在这里没有专门的填法。问卷照样能用，答案按文字保存。",
        "question “{question}” is of the type “{what}”, which has no way of answering of its own here. "
        "The form runs all the same, and answers are kept as text.",
    )
    NOT_DONE_HERE = Text(
        "“{question}”要用“{what}”，这里做不了。问卷照样能用，这一处留空。",
        "“{question}” asks for “{what}”, which cannot be done here. "
        "The form runs all the same, and this stays empty.",
    )
    ADDITION_UNKNOWN = Text(
        "“{question}”用了没有的列“bind::{what}”，这一列不起作用。请核对写法。",
        "“{question}” uses the column “bind::{what}”, which does not exist and does nothing. Please check it.",
    )
    ADDITION_WRONG = Text(
        "“{question}”的“bind::{what}”写了“{value}”，这一处不起作用。可以写：{known}。",
        "“bind::{what}” of “{question}” says “{value}”, which does nothing. It can be: {known}.",
    )
    FILE_MISSING = Text(
        "问卷旁边没有选项文件“{what}”，用到它的题目会没有选项。请把它放在问卷旁边。",
        "the list file “{what}” is not beside the form, so questions that use it have no choices. "
        "Please put it beside the form.",
    )
    SEARCH_LIST = Text(
        "“{question}”的选项要用 search() 从文件里找，这里只列出 choices 表里写的那些。请改用 select_one_from_file。",
        "“{question}” looks its choices up with search(), which is not done here: only those of the choices "
        "sheet are offered. Please use select_one_from_file.",
    )
    MEDIA_MISSING = Text(
        "问卷旁边没有文件“{what}”，用到它的题目或选项就不显示它。请把它放在问卷旁边。",
        "the file “{what}” is not beside the form, so it is not shown with its question or choice. "
        "Please put it beside the form.",
    )
    FILE_DAMAGED = Text(
        "选项文件“{what}”读不了（{reason}）。请换一个完好的文件放在问卷旁边。",
        "the list file “{what}” cannot be read ({reason}). Please put an intact file beside the form.",
    )
    CONTROL_UNBOUND = Text(
        "有一处“{what}”没有写对它指的是哪一题。请改正它的 ref、nodeset 或 bind。",
        "a “{what}” does not say properly which question it means. Please correct its ref, nodeset or bind.",
    )
    EMPTY_EXPRESSION = Text(
        "“{question}”写了“{what}”，里面却是空的。请填上算式，或者去掉它。",
        "“{question}” has a “{what}” with nothing in it. Please write the expression, or take it away.",
    )
    UNSUPPORTED_PART = Text(
        "“{question}”用了“{what}”，这里显示不了。问卷照样能用。",
        "“{question}” uses “{what}”, which is not shown here. The form runs all the same.",
    )
    EXPRESSION = Text(
        "“{question}”的算式写得不对：{reason}（算式：{expression}，第 {position} 个字符处）。请改正。",
        "the expression of “{question}” is wrong: {reason_en} (in {expression}, at character {position}). "
        "Please correct it.",
    )
    UNKNOWN_REFERENCE = Text(
        "“{question}”提到“{path}”，问卷里没有这一题，只能当作没有答案。请核对题名。",
        "“{question}” refers to “{path}”, which the form does not have; it counts as unanswered. "
        "Please check the name.",
    )
    TARGET_MISSING = Text(
        "“{path}”这一题在问卷的数据部分里没有。请核对题名。",
        "the data part of the form has no “{path}”. Please check the name.",
    )
    LIST_UNDECLARED = Text(
        "“{question}”用到名单“{what}”，问卷里没有声明。请补上，或核对名称。",
        "“{question}” uses the list “{what}”, which the form does not declare. Please add it or check the name.",
    )
    DEFAULT_UNFIT = Text(
        "“{question}”的默认值“{value}”不合题型，没有填入。请核对 default 列。",
        "the default “{value}” of “{question}” does not fit its type and is not put in. "
        "Please check the column default.",
    )
    NAME_ONLY_HERE = Text(
        "题名“{question}”等 {count} 个不是英文字母和数字。这里可以用；要在 ODK Collect 里用，请改成字母和数字。",
        "“{question}” and others ({count} in all) are not in letters and digits. They work here; "
        "ODK Collect needs letters and digits.",
    )
    ONLY_HERE = Text(
        "“{question}”的算式用了“{what}”。这里可以用；要在 ODK Collect 里用，请换一种写法。",
        "the expression of “{question}” uses “{what}”. It works here; ODK Collect needs another way to say it.",
    )
    GROUP_CALCULATED = Text(
        "“{question}”是一组题，不能有 calculation。请把算式移到组里的一道 calculate 题。",
        "“{question}” is a group and cannot have a calculation. Please move it to a calculate inside the group.",
    )
    EVENT_UNKNOWN = Text(
        "“{question}”写了没有的事件“{what}”。请核对写法。",
        "“{question}” names the event “{what}”, which does not exist. Please check it.",
    )
    NO_CHOICES = Text(
        "选择题“{question}”没有选项。请补上选项。",
        "the select question “{question}” has no choices. Please add some.",
    )
    COLUMN_MISSING = Text(
        "“{question}”要用名单“{what}”的“{missing}”列，名单里没有。请补上。",
        "“{question}” uses the column “{missing}” of the list “{what}”, which has none. Please add it.",
    )
    GROUP_EMPTY = Text(
        "“{what}”这一组里没有题目。请放入题目，或删去这一组。",
        "the group “{what}” has no questions. Please add some or delete the group.",
    )
    BUILT_WRONG = Text(
        "这份 XForm 的结构不对：{about}{reason}。请用制作它的工具改正。",
        "this XForm is not built correctly: {about_en}{reason_en}. Please correct it in the tool that made it.",
    )
    CHOICE_INCOMPLETE = Text(
        "题目“{question}”的第 {number} 个选项没有{what}。请在选项表里补上。",
        "choice {number} of “{question}” has no {what_en}. Please add it in the list of choices.",
    )
    TRANSLATION_MISSING = Text(
        "“{question}”用到译文“{what}”，问卷里没有。请补上。",
        "“{question}” uses the translation “{what}”, which the form does not have. Please add it.",
    )
    CYCLE = Text(
        "这些题互相等对方的结果，谁也算不出来：{path}。请断开其中一处。",
        "these questions wait for each other and none can be worked out: {path}. Please break the circle.",
    )


class AnswerProblem(ProblemCode):
    """An answer that is missing or cannot stand."""

    REQUIRED = Text("这一题必须回答。", "this question must be answered.")
    CONSTRAINT = Text("这个答案不合要求，请核对。", "this answer does not meet the rule; please check it.")
    STATED = Text("{message}", "{message}")
    UNUSUAL = Text(
        "这个答案少见，请核对；确实如此可以确认后保留。",
        "this answer is unusual; please check it, and confirm it if it is right.",
    )
    NOT_INTEGER = Text(
        "“{value}”不是整数。请只填数字。", "“{value}” is not a whole number. Please use digits."
    )
    NOT_DECIMAL = Text("“{value}”不是数字。请填数字。", "“{value}” is not a number. Please enter a number.")
    NOT_DATE = Text(
        "“{value}”不是日期。请按“年-月-日”填写，如 2026-03-31。",
        "“{value}” is not a date. Please write year-month-day, e.g. 2026-03-31.",
    )
    NOT_TIME = Text(
        "“{value}”不是时刻。请按“时:分”填写，如 09:30。",
        "“{value}” is not a time. Please write hours:minutes, e.g. 09:30.",
    )
    NOT_A_CHOICE = Text(
        "“{value}”不在选项里。请从选项中选。",
        "“{value}” is not among the choices. Please pick one of them.",
    )
    NOT_PLACE = Text(
        "“{value}”不是位置。请按“纬度 经度”填写，如 37.5 105.19；多个点用分号隔开。",
        "“{value}” is no place. Please write latitude and longitude, e.g. 37.5 105.19; "
        "several points are separated by semicolons.",
    )
    NOT_IN_RANGE = Text(
        "“{value}”超出范围。请填 {low} 到 {high} 之间的数。",
        "“{value}” is out of range. Please enter a number from {low} to {high}.",
    )
    NOT_COMPUTABLE = Text(
        "这一题的算式算不出来：{reason}。", "this question cannot be worked out: {reason_en}."
    )


class QuestionnaireProblem(ErrorCode):
    """An operation with a form or an interview that cannot be done."""

    FORM_REFUSED = Text(
        "这份问卷“{form}”不能使用，没有装入，已有的数据不受影响。\n{details}",
        "the questionnaire “{form}” cannot be used and was not loaded; existing data is untouched.\n{details}",
    )
    FORM_UNREADABLE = Text(
        "读不了问卷文件“{form}”：{reason}。已有的数据不受影响。请确认它是 .xlsx 问卷表或 XForm 文件。",
        "the questionnaire file “{form}” cannot be read: {reason_en}. Existing data is untouched. "
        "Please check that it is an XLSForm workbook or an XForm file.",
    )
    NO_SUCH_QUESTION = Text(
        "问卷里没有“{path}”这一题，没有改动任何答案。请核对题名。",
        "the questionnaire has no question “{path}”; no answer was changed. Please check the name.",
    )
    NO_SUCH_LANGUAGE = Text(
        "问卷没有“{language}”这种语言，仍用原来的语言。可选：{languages}。",
        "the questionnaire has no language “{language}”; the language stays as it was. It has: {languages}.",
    )


class FormRefusedError(FieldkitError):
    """A form that cannot be run; carries every reason, not only the first.

    Attributes:
        problems: what is wrong, in the order of the form.
    """

    def __init__(self, form: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(QuestionnaireProblem.FORM_REFUSED, form=form)
        self.problems = problems

    def say(self, language: Language) -> str:
        """Return the sentence, followed by one line for each reason."""
        details = "\n".join(problem.say(language) for problem in self.problems)
        return self.code.text.say(language, **self.values, details=details)


def unreadable(form: str, zh: str, en: str) -> FieldkitError:
    """Return the error of a file that is no form at all."""
    return FieldkitError(QuestionnaireProblem.FORM_UNREADABLE, form=form, reason=zh, reason_en=en)
