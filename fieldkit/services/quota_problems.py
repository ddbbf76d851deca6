"""Why a table of quotas was not taken."""

from __future__ import annotations

from fieldkit.kernel.errors import ErrorCode
from fieldkit.kernel.texts import Text


class QuotaError(ErrorCode):
    """What happened, whether data is safe, what to do next."""

    NO_TABLE = Text(
        "文件里没有找到配额表，原来的配额没有动。表头要有问卷“{form}”的题（如 {known}）或“社区”，再加一列“份数”。",
        "No table of quotas was found; the quotas are as they were. Its titles must be questions of “{form}” "
        "(such as {known}) or 社区, and a column 份数.",
    )
    UNKNOWN_TITLE = Text(
        "看不懂列名“{title}”：问卷“{form}”里没有这道题，或不止一道。原来的配额没有动。请改成题名，或删掉这一列。",
        "The title “{title}” is no single question of “{form}”. The quotas are as they were. "
        "Write the question's name, or delete the column.",
    )
    NO_SUCH_CHOICE = Text(
        "第 {row} 行的“{words}”不是“{question}”的选项或数段，原来的配额没有动。可以写：{known}。",
        "Row {row}: “{words}” is no choice or range of “{question}”. The quotas are as they were. Write for example {known}.",
    )
    NO_NUMBER = Text(
        "第 {row} 行的份数“{words}”不是整数，原来的配额没有动。",
        "Row {row}: “{words}” is no whole number of sheets. The quotas are as they were.",
    )
    TWICE = Text(
        "第 {row} 行与前面重复（{cell}），原来的配额没有动。请合成一行。",
        "Row {row} repeats an earlier one ({cell}). The quotas are as they were. Make one row of them.",
    )
    NOTHING_TO_DIVIDE = Text(
        "问卷“{form}”里没有单选题，做不出配额表，没有写出文件。可以只按社区定：两列“社区”“份数”，一行一个社区。",
        "The form “{form}” has no question with choices to divide by; no file was written. Quotas by community still "
        "work: two columns, 社区 and 份数.",
    )
    EMPTY = Text(
        "配额表里没有一格写了份数，原来的配额没有动。",
        "No cell of the table says how many sheets are wanted. The quotas are as they were.",
    )
