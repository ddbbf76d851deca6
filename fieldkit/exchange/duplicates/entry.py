"""What the search for duplicates takes and gives: outlets, reasons, candidates, notes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fieldkit.kernel.problems import ProblemCode
from fieldkit.kernel.texts import Language, Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One outlet, as the register shows it.

    Attributes:
        id: of the record; the smaller one of a pair comes first.
        name, address, floor, brand, licence_name: as typed.
        community: id of its area; ``community_name`` in words, which branches are called after.
        business_type: code.
        phone: one number or several, parted by 、.
        credit_code: unified social credit code, or an older number.
        longitude, latitude: degrees; None when nobody placed it.
        datum: of these; positions are compared only under the same one.
    """

    id: str
    name: str = ""
    address: str = ""
    community: str = ""
    phone: str = ""
    credit_code: str = ""
    licence_name: str = ""
    longitude: float | None = None
    latitude: float | None = None
    datum: str = ""
    business_type: str = ""
    floor: str = ""
    brand: str = ""
    community_name: str = ""


class ReasonCode(StrEnum):
    """What speaks for two records being one, the strongest first."""

    SAME_CODE = "same_code"
    SAME_LICENCE = "same_licence"
    SAME_PHONE = "same_phone"
    SAME_NAME = "same_name"
    NEAR_NAME = "near_name"
    SOUNDS_ALIKE = "sounds_alike"
    NO_OWN_NAME = "no_own_name"
    SAME_ADDRESS = "same_address"
    NEAR_ADDRESS = "near_address"
    ALIKE_ADDRESS = "alike_address"
    SAME_STREET = "same_street"
    NEAR_POSITION = "near_position"
    SAME_COMMUNITY = "same_community"
    SAME_TYPE = "same_type"

    @property
    def text(self) -> Text:
        """The sentence with its open values."""
        return _SENTENCES[self]


_SENTENCES = {
    ReasonCode.SAME_CODE: Text("信用代码相同：{code}", "same credit code: {code}"),
    ReasonCode.SAME_LICENCE: Text("执照名称相同：{name}", "same name on the licence: {name}"),
    ReasonCode.SAME_PHONE: Text("电话相同：{phone}", "same phone: {phone}"),
    ReasonCode.SAME_NAME: Text("都叫“{name}”", "both are called “{name}”"),
    ReasonCode.NEAR_NAME: Text(
        "店名相近：“{first}”和“{second}”", "names are alike: “{first}” and “{second}”"
    ),
    ReasonCode.SOUNDS_ALIKE: Text(
        "店名拼音首字母相同：“{first}”和“{second}”", "names with the same initials: “{first}” and “{second}”"
    ),
    ReasonCode.NO_OWN_NAME: Text("有一条只写了店型，没写店名", "one has no name of its own"),
    ReasonCode.SAME_ADDRESS: Text("地址相同：{address}", "same address: {address}"),
    ReasonCode.NEAR_ADDRESS: Text(
        "同在{street}，门牌相差 {apart}", "both in {street}, {apart} numbers apart"
    ),
    ReasonCode.ALIKE_ADDRESS: Text("地址写法相近", "addresses are alike"),
    ReasonCode.SAME_STREET: Text("同在{street}", "both in {street}"),
    ReasonCode.NEAR_POSITION: Text("位置相距 {metres} 米", "{metres} m apart"),
    ReasonCode.SAME_COMMUNITY: Text("在同一个社区", "in the same community"),
    ReasonCode.SAME_TYPE: Text("业态相同", "same business type"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for it: a code and the values of its sentence."""

    code: ReasonCode
    values: tuple[tuple[str, str], ...] = ()

    def say(self, language: Language) -> str:
        """Return it in words."""
        return self.code.text.say(language, **dict(self.values))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two records that may be one.

    Attributes:
        a, b: their ids, ``a`` the smaller.
        reasons: the strongest first.
        score: 1 to 100; only for the order in which a person sees them.
    """

    a: str
    b: str
    reasons: tuple[Reason, ...]
    score: int


class DuplicateNote(ProblemCode):
    """What the search left aside, and why."""

    CROWDED = Text(
        "有 {count} 家网点{what}，太多了，只比了其中写法最接近的。",
        "{count} outlets {what_en}: too many, so only those written most alike were compared.",
    )
    MANY = Text(
        "疑似重复太多，先列出最像的 {shown} 对。处理一批后再查，会列出后面的。",
        "There are too many likely duplicates; these are the {shown} most likely. Settle some and search again.",
    )
    COMMON_CODE = Text(
        "信用代码 {code} 有 {count} 家网点在用，没有当作重复的依据。请核对是不是填错了，或是总店的代码。",
        "Credit code {code} stands at {count} outlets and was not taken as a reason. "
        "Check whether it is a slip, or the head office's.",
    )


class Crowd(StrEnum):
    """What too many outlets have in common."""

    NAME = "name"
    ADDRESS = "address"
    POSITION = "position"

    @property
    def text(self) -> Text:
        """In words that follow a count."""
        return _CROWDS[self]


_CROWDS = {
    Crowd.NAME: Text("在同一个社区、店名相近", "in one community have names alike"),
    Crowd.ADDRESS: Text("在同一个门牌", "stand at one house number"),
    Crowd.POSITION: Text("在同一处位置", "stand at one position"),
}
