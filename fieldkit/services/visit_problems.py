"""Why a sample was not drawn, a visit not recorded, an interview not begun."""

from __future__ import annotations

from fieldkit.kernel.errors import ErrorCode
from fieldkit.kernel.texts import Text


class VisitError(ErrorCode):
    """What happened, whether data is safe, what to do next."""

    SIZE_TOO_SMALL = Text(
        "样本量要在 1 户以上，没有抽样。请用 --size 写明抽几户。",
        "The sample must have at least one address; nothing was drawn. Say how many with --size.",
    )
    SIZE_TOO_LARGE = Text(
        "名单里只有 {frame} 户，抽不出 {size} 户，没有抽样。请减少样本量，或补全名单。",
        "The list has only {frame} addresses, so {size} cannot be drawn; nothing was drawn. "
        "Ask for fewer, or complete the list.",
    )
    NO_SUCH_COLUMN = Text(
        "名单里没有“{by}”这一列，没有抽样。可用的列：{known}。",
        "The list has no column “{by}”; nothing was drawn. Its columns: {known}.",
    )
    EMPTY_SEED = Text(
        "种子是空的，没有抽样。请写一个数，例如 2026，或者不写让程序给一个。",
        "The seed is empty; nothing was drawn. Give a number such as 2026, or leave it out and get one.",
    )
    NO_SUCH_HOUSEHOLD = Text(
        "没有找到住户“{words}”，没有记录。请用 fieldkit visits 工作区 查看门牌和编号。",
        "There is no household “{words}”; nothing was recorded. See fieldkit visits WORKSPACE for doors and ids.",
    )
    SEVERAL_HOUSEHOLDS = Text(
        "有 {count} 户叫“{words}”，没有记录。请改用记录编号。",
        "{count} households are called “{words}”; nothing was recorded. Use the id of the record.",
    )
    NO_SUCH_OUTCOME = Text(
        "入户结果没有“{words}”，没有记录。可用的是：{known}。",
        "There is no outcome “{words}”; nothing was recorded. Known outcomes: {known}.",
    )
    NO_SUCH_TIME = Text(
        "“{words}”不是时间，没有记录。例如：2026-07-01 19:30。",
        "“{words}” is no time; nothing was recorded. For example: 2026-07-01 19:30.",
    )
    NO_COMMUNITY = Text(
        "“{address}”没有归到社区，还不能开始访问。数据没有动。请先登记社区，再导入一次名单。",
        "“{address}” belongs to no community, so the interview cannot begin. No data was touched. "
        "Record the community and import the list again.",
    )
    NOTICE_INCOMPLETE = Text(
        "告知书还缺：{missing}。还没有开始访问，数据没有动。请先补上。",
        "The notice still lacks: {missing_en}. The interview was not begun and no data was touched. Fill it in first.",
    )
    NO_SUCH_TERM = Text(
        "告知书没有“{term}”这一项，没有保存。可用的是：{known}。",
        "The notice has no “{term}”; nothing was saved. Known: {known}.",
    )
    GUARDIAN_NEEDED = Text(
        "不满 14 周岁，须监护人同意才能访问（个人信息保护法第三十一条）。没有开始，也没有保存。请征得监护人同意，或改访成年人。",
        "The resident is under 14: the guardian's consent is needed (PIPL §31). Nothing was begun or saved. "
        "Ask the guardian, or interview an adult.",
    )
    NO_SUCH_WAY = Text(
        "告知方式没有“{words}”，没有开始。可用的是：{known}。",
        "There is no way “{words}” of giving notice; nothing was begun. Known ways: {known}.",
    )
    SENSITIVE_NOT_AGREED = Text(
        "“{question}”是敏感信息，受访人没有单独同意，这一题没有保存。请跳过，接着问下一题。",
        "“{question}” is sensitive and the resident has not agreed to it separately; it was not saved. "
        "Skip it and go on.",
    )
    NO_SUCH_SHEET = Text(
        "没有编号为“{sheet}”的答卷，没有撤回。请核对编号（在答卷列表和告知单上）。",
        "There is no sheet “{sheet}”; nothing was withdrawn. Check the number on the list of submissions.",
    )
