"""The notice that a resident hears before the first question, and whether one may begin.

The notice is made from settings: who handles the answers, what for, which kinds, how long
they are kept, which rights the resident has (PIPL §14-17, §28-31). Its version is a hash of its
words, so that a sheet says exactly what the resident was told.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.kernel.texts import Language

NOTICE_KEYS = ("handler", "contact", "purpose", "kinds", "necessity", "retention", "rights")
"""What a notice is made from, in order; each is a setting ``notice.…`` (``contact`` is the workspace's own)."""

DEFAULT_PURPOSE = Text(
    "了解居民对一刻钟便民生活圈的需要和意见，用来改进周边的便民服务",
    "to learn what residents need of shops and services nearby, and to improve them",
)
DEFAULT_KINDS = Text(
    "您对便民服务的需要、满意程度和建议，年龄段、居住情况",
    "what you need, how satisfied you are, suggestions, your age group and how you live here",
)
DEFAULT_RETENTION = Text("24 个月，到期删除", "24 months, then deleted")
DEFAULT_RIGHTS = Text(
    "您可以不参加，可以跳过任何一题，可以查看、更正、删除您的回答，也可以随时凭答卷编号撤回同意；"
    "不参加或撤回，都不影响您享受任何服务",
    "you may decline, skip any question, see, correct or delete your answers, and withdraw at any time with the "
    "number of your sheet; none of this affects any service you receive",
)

_LINES: Mapping[str, Text] = {
    "handler": Text("谁来处理：{words}。", "Who handles your answers: {words}."),
    "contact": Text("联系方式：{words}。", "Contact: {words}."),
    "purpose": Text("为什么问：{words}。", "What for: {words}."),
    "kinds": Text("记录什么：{words}。", "What is recorded: {words}."),
    "necessity": Text(
        "敏感信息：{words}。是否回答，另外征得您的同意。",
        "Sensitive: {words}. You are asked for it separately.",
    ),
    "personal": Text(
        "另外记录：您的称呼和电话，用途是{words}。", "Also recorded: your name and phone, for: {words}."
    ),
    "retention": Text("保存多久：{words}。", "Kept for: {words}."),
    "rights": Text("您的权利：{words}。", "Your rights: {words}."),
}
NO_PERSONAL = Text("不记姓名和电话。", "No name and no phone is recorded.")
_NEEDED = ("handler", "contact")


@dataclass(frozen=True, slots=True)
class NoticeTerms:
    """What a notice is made from; an empty one is said by its default, or left out.

    Attributes:
        handler: name of the office that decides why and how answers are used.
        contact: how to reach it.
        purpose, kinds, retention, rights: as in the law's list (PIPL §17).
        necessity: which sensitive answers are asked for and why; empty where none are.
        personal: what residents' names and phones are needed for; empty where none are taken.
    """

    handler: str = ""
    contact: str = ""
    purpose: str = ""
    kinds: str = ""
    personal: str = ""
    necessity: str = ""
    retention: str = ""
    rights: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """Keys without which nobody can be told who asks: to be filled in before the first visit."""
        return tuple(key for key in _NEEDED if not getattr(self, key))


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as it is read out.

    Attributes:
        lines: one statement each.
        version: first 12 hexadecimal digits of the SHA-256 of the Chinese lines; the same for every language.
    """

    lines: tuple[str, ...]
    version: str


def notice(terms: NoticeTerms, language: Language = "zh") -> Notice:
    """Make the notice."""
    chinese = _lines(terms, "zh")
    version = hashlib.sha256("\n".join(chinese).encode()).hexdigest()[:12]
    return Notice(chinese if language == "zh" else _lines(terms, language), version)


def _lines(terms: NoticeTerms, language: Language) -> tuple[str, ...]:
    defaults = {
        "purpose": DEFAULT_PURPOSE,
        "kinds": DEFAULT_KINDS,
        "retention": DEFAULT_RETENTION,
        "rights": DEFAULT_RIGHTS,
    }
    found = []
    for field in fields(terms):
        words = str(getattr(terms, field.name)) or (
            defaults[field.name].say(language) if field.name in defaults else ""
        )
        if field.name == "personal" and not words:
            found.append(NO_PERSONAL.say(language))
        elif words:
            found.append(_LINES[field.name].say(language, words=words.rstrip("。.")))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Consent:
    """What a resident agreed to.

    Attributes:
        way: ``read_out``, ``shown`` or ``signed``.
        is_minor: the resident is under 14.
        guardian: the guardian of a minor agreed.
        sensitive: whether sensitive answers were agreed to separately; None while nobody asked.
    """

    way: str
    is_minor: bool = False
    guardian: bool = False
    sensitive: bool | None = None

    @property
    def may_begin(self) -> bool:
        """Whether the interview may begin: of a minor's only with the guardian's consent (PIPL §31)."""
        return self.guardian or not self.is_minor
