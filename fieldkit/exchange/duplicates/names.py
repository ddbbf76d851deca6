"""Names of shops apart: what is its own, what kind of shop, which branch.

``惠之家便利店`` and ``惠之家（应理店）`` are both 惠之家; the second says which branch.
Only for comparing: nothing of this is shown or stored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from fieldkit.exchange.duplicates.numerals import bare, figures_in_name, folded
from fieldkit.kernel.pinyin import initials_of
from fieldkit.registers.business_types import business_types

_BRACKETED = re.compile(r"\(([^()]*)(?:\)|$)")
_REMARK = re.compile(
    r"个体(?:工商户|户|经营)?|个人独资(?:企业)?|(?:普通|有限)合伙(?:企业)?|集团|原.*|旧.*|暂停.*|已.*|.*装修.*|24小时.*"
)
"""In brackets, but no branch."""
_COMPANY = re.compile(r"(?:股份)?有限(?:责任)?公司|股份公司|公司")
_LEGAL_END = re.compile(r"(?:个体工商户|个体户|个体|分公司|工作室)+$")
_NUMBERED = re.compile(r"(\d+)(?:号|分)?(?:分?店|分部)?$")
_BRANCH_AFTER_MARK = re.compile(r"^(.{2,}?)[·•・_\-—–\s]+([^·•・_\-—–\s]{1,10}?)(?:分店|店|分部)$")
_DISTRICT = re.compile(
    r"^(?:[^省]{2,3}省|(?:内蒙古|广西|西藏|宁夏|新疆)(?:回族|壮族|维吾尔)?(?:自治区)?)?"
    r"(?:[^市]{2,4}(?<![超城夜菜花早集门])市(?!场|集|民))?"
    r"(?:[^区县]{1,5}(?<![社小园景校街])[区县](?!域))?"
)
_ENDINGS = (
    "店", "铺", "馆", "部", "行", "坊", "屋", "摊", "站", "点", "社", "厅", "房", "苑",
    "分店", "总店", "门店", "旗舰店", "直营店", "加盟店", "连锁店", "连锁", "经营部", "营业部", "门市部", "门市",
    "商行", "商店", "商贸", "商城", "商场", "商铺", "百货", "超市", "便利", "便民", "平价", "综合", "生活", "购物", "社区",
    "专卖店", "专卖", "批发部", "批发", "零售", "服务部", "服务站", "服务点", "服务中心", "中心", "市场", "仓储",
    "早餐", "早点", "面食", "餐厅", "餐饮", "饭馆", "酒楼", "美食", "小吃", "烧烤", "火锅", "快餐", "拉面", "牛肉面", "牛肉面馆",
    "果蔬", "蔬菜", "鲜菜", "鲜果", "净菜", "水果", "生鲜", "粮油", "副食", "烟酒", "茶叶", "食品", "肉店", "鲜肉", "烘焙", "蛋糕", "烘焙坊",
    "理发", "美发", "美容", "造型", "养生", "足浴", "药房", "大药房", "药店", "诊所", "口腔", "眼镜",
    "五金", "电器", "家电", "数码", "手机", "通讯", "维修", "修理", "洗衣", "干洗", "家政", "驿站", "快递", "打印", "图文",
    "服装", "服饰", "鞋店", "童装", "母婴", "文具", "书店", "花店", "鲜花", "宠物", "照相", "摄影",
    "幼儿园", "托管", "托育", "培训", "健身", "台球", "网吧", "棋牌", "宾馆", "旅馆",
)  # fmt: skip
"""What may stand after the name, besides the names of business types."""

_LONGEST = 8
_SHORTEST_CORE = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A name apart.

    Attributes:
        full: folded, without brackets, company words and branch.
        core: what is its own; empty where only the kind of shop is said (``理发店``).
        tail: the kind of shop in words.
        branch: which branch, in any writing; mostly empty.
        sounds: pinyin initials of the core, in each reading.
    """

    full: str
    core: str
    tail: str
    branch: str
    sounds: tuple[str, ...]

    @property
    def is_written(self) -> bool:
        """Whether there is anything."""
        return bool(self.full)

    @property
    def is_its_own(self) -> bool:
        """Whether it says more than the kind of shop."""
        return bool(self.core)


NAMELESS = Name("", "", "", "", ())


def name_of(typed: str, places: tuple[str, ...] = ()) -> Name:
    """Take a name apart.

    Args:
        typed: as it stands on the sign or the licence.
        places: short names of its community and street; behind the name they say which branch.
    """
    text, branch = _without_brackets(figures_in_name(folded(typed)).strip())
    text, of_mark = _branch_after_mark(text)
    text, of_company = _without_company(_LEGAL_END.sub("", bare(text)))
    text = _without_district(text)
    text, of_place = _without_place(text, places)
    text, of_number = _without_number(text)
    core, tail = _core_and_tail(text)
    core, later = _without_place(core, places)
    branch = branch or of_mark or of_company or of_place or of_number or later
    if not text:
        return NAMELESS
    return Name(text, core, tail, _bare_branch(branch), _sounds(core))


def _without_brackets(text: str) -> tuple[str, str]:
    if "(" not in text:
        return text, ""
    inside = [bare(found) for found in _BRACKETED.findall(text)]
    branches = [one for one in inside if one and not _REMARK.fullmatch(one)]
    outside = _BRACKETED.sub("", text).replace(")", "")
    if not bare(outside):
        return "".join(inside), ""
    return outside, branches[0] if branches else ""


def _branch_after_mark(text: str) -> tuple[str, str]:
    found = _BRANCH_AFTER_MARK.match(text)
    if found is None or found[2] + "店" in _words() or found[2] in _words():
        return text, ""
    return found[1], found[2]


def _without_company(text: str) -> tuple[str, str]:
    """``惠之家商贸有限公司应理店``: what comes after the company is the branch."""
    found = _COMPANY.search(text)
    if found is None or found.start() < _SHORTEST_CORE:
        return text, ""
    return text[: found.start()], text[found.end() :]


def _without_district(text: str) -> str:
    found = _DISTRICT.match(text)
    rest = text[found.end() :] if found else text
    return rest if len(rest) >= _SHORTEST_CORE else text


def _without_place(text: str, places: tuple[str, ...]) -> tuple[str, str]:
    """``惠之家鼓楼北街店``, ``瑞丰惠之家``: a place the shop lies in says which one, where something else is left."""
    for place in places:
        if len(place) < _SHORTEST_CORE or place not in text:
            continue
        for ending in ("分店", "店", ""):
            rest = text.removesuffix(place + ending)
            if rest != text and len(rest) >= _SHORTEST_CORE:
                return rest, place
        rest = text.removeprefix(place)
        core, _ = _core_and_tail(rest)
        if rest != text and len(core) >= _SHORTEST_CORE:
            return rest, place
    return text, ""


def _without_number(text: str) -> tuple[str, str]:
    found = _NUMBERED.search(text)
    if found is None or found.start() < _SHORTEST_CORE:
        return text, ""
    return text[: found.start()], found[1]


def _core_and_tail(text: str) -> tuple[str, str]:
    """Words for kinds of shops taken off the end, as long as something of its own is left."""
    core, words = text, _words()
    while core:
        length = next((size for size in range(min(_LONGEST, len(core)), 0, -1) if core[-size:] in words), 0)
        if not length:
            break
        core = core[:-length]
    if core and len(core) < _SHORTEST_CORE:
        return text, ""
    return core, text[len(core) :]


def _bare_branch(branch: str) -> str:
    for ending in ("分公司", "分店", "店", "分部"):
        if branch.endswith(ending) and len(branch) > len(ending):
            return branch.removesuffix(ending)
    return branch


@lru_cache(maxsize=20_000)
def _sounds(core: str) -> tuple[str, ...]:
    return tuple(initials_of(core).split())


@cache
def _words() -> frozenset[str]:
    """Words for kinds of shops."""
    types = {
        bare(folded(word))
        for one in business_types()
        for word in (one.name.zh, one.short_name, *one.alias_texts)
    }
    return frozenset(word for word in (*types, *_ENDINGS) if 0 < len(word) <= _LONGEST)
