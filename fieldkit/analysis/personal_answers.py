"""Which questions of any form tell who or where a resident is (个人信息保护法 §4, §28).

Forms from elsewhere do not say so. A question counts as personal by its type
(positions, pictures, recordings), by what is asked of the machine, and by the words
of its name and label; a calculation does when it takes from one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_TYPES = frozenset({"geopoint", "geotrace", "geoshape", "binary"})
_PROPERTIES = frozenset(
    {"deviceid", "username", "phonenumber", "email", "subscriberid", "simserial", "imei", "uri:deviceid"}
)
_NAME = re.compile(
    r"(?:^|_)(?:(?:full|first|last|family|given|sur|resident|person|respondent|contact|head|householder)_?name"
    r"|phone|mobile|tel|telephone|cell|email|wechat|address|door|house_?(?:no|number)|id_?(?:card|number|no)"
    r"|birth_?da(?:te|y)|date_?of_?birth|dob|signature|phone_?number|xingming|dianhua|shouji)(?:_\d+)?(?:$|_)"
    r"|^name$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"姓名|叫什么|贵姓|称呼|电话|手机|联系方式|身份证|证件号|门牌|住址|地址|户号|微信|邮箱|签名|签字|出生(?:日期|年月)|生日"
    r"|\byour name\b|\bfull name\b|\bphone\b|\bmobile\b|\be-?mail\b|\baddress\b|\bdate of birth\b|\bid (?:card|number)\b",
    re.IGNORECASE,
)


def is_personal(
    name: str, labels: Iterable[str], data_type: str, *, preload: str, is_picked: bool, is_asked: bool
) -> bool:
    """Whether a question is about who or where somebody is.

    Args:
        name: the question's name.
        labels: its label in every language.
        data_type: of its bind.
        preload: the property asked of the machine, empty for none.
        is_picked: whether it is answered from a list; a list of yes and no about having a phone tells nobody.
        is_asked: whether it is a question at all; notes and hidden values are the program's own.
    """
    if data_type in _TYPES or preload in _PROPERTIES or name in _PROPERTIES:
        return True
    if is_picked or not is_asked:
        return False
    return bool(_NAME.search(name)) or any(_LABEL.search(label) for label in labels)


def derives_from(calculation: str, names: Collection[str]) -> bool:
    """Whether a calculation takes from one of these questions."""
    return any(re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w.-])", calculation) for name in names)
