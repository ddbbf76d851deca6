"""What is found in a file before it is taken, what a person says to it, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from fieldkit.exchange.problems import ExchangeError
from fieldkit.kernel.texts import Text
from fieldkit.services.trust import Trust, Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.exchange.corrections import SheetEdit
    from fieldkit.kernel.errors import FieldkitError
    from fieldkit.kernel.problems import Problem
    from fieldkit.kernel.texts import Language

ACCEPTED = Text(
    "{file}：已导入，新增 {added} 条改动，表格里改过 {edits} 处，待定冲突 {conflicts} 处。",
    "{file}: taken; {added} new changes, {edits} corrections in the sheet, {conflicts} conflicts to settle.",
)
RECEIPT = Text("{file}：回执已收下，退回 {added} 处。", "{file}: receipt taken; {added} marks of return.")
PHOTOS = Text("{file}：已收下照片 {photos} 张。", "{file}: {photos} photos taken.")
KNOWN = Text("{file}：内容已经收过，没有变化。", "{file}: known already; nothing changed.")
REFUSED = Text("{file}：{reason}", "{file}: {reason}")
FIRST_MET = Text(
    "{file}：第一次收到“{device}”的包，指纹 {fingerprint}。可以打电话核对。",
    "{file}: the first package of “{device}”, fingerprint {fingerprint}. Compare it on the phone.",
)

Status = Literal["ready", "known", "refused", "locked"]
Outcome = Literal["accepted", "known", "refused"]
Content = Literal["package", "receipt", "photos"]

LOCKED = frozenset((ExchangeError.PASSWORD_NEEDED, ExchangeError.WRONG_PASSWORD))
"""A password would open the file."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said about one file.

    Attributes:
        is_trusted: the new key of a known device was compared and is right.
        take_cleared: the many cells that were cleared were cleared on purpose.
        declined: replica ids of the corrections that are not wanted.
    """

    is_trusted: bool = False
    take_cleared: bool = False
    declined: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Planned:
    """A file as it was verified, before anything is taken.

    Attributes:
        status: ``ready``, ``known`` (nothing in it is new), ``locked`` (needs a password) or ``refused``.
        content: an ordinary package, a receipt, or photos alone.
        person, device, replica: the sender, as they call themselves.
        added, known, edits, damage, conflicts, photos: counts of what taking it would do.
        held_back: cleared cells that wait for a word.
        corrections: what somebody changed in the cells, one by one; each can be declined.
        missing: 缺号: which numbers of the sender's are still not here, in words; empty for none.
        verdict: what is known of the signature.
        problems: damaged cells, doubled rows and the like, with sheet and row.
        refusal: why it cannot be taken.
    """

    file: Path
    status: Status
    content: Content = "package"
    person: str = ""
    device: str = ""
    replica: str = ""
    created: str = ""
    added: int = 0
    known: int = 0
    edits: int = 0
    damage: int = 0
    conflicts: int = 0
    photos: int = 0
    held_back: int = 0
    corrections: tuple[SheetEdit, ...] = ()
    missing: str = ""
    verdict: Verdict = field(default_factory=lambda: Verdict(Trust.KNOWN))
    problems: tuple[Problem, ...] = ()
    refusal: FieldkitError | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file; see :class:`Planned`."""

    file: Path
    status: Outcome
    content: Content = "package"
    device: str = ""
    added: int = 0
    known: int = 0
    edits: int = 0
    damage: int = 0
    conflicts: int = 0
    photos: int = 0
    held_back: int = 0
    declined: int = 0
    verdict: Verdict = field(default_factory=lambda: Verdict(Trust.KNOWN))
    problems: tuple[Problem, ...] = ()
    refusal: FieldkitError | None = None

    @property
    def is_locked(self) -> bool:
        """Whether a password would help."""
        return self.refusal is not None and self.refusal.code in LOCKED

    def say(self, language: Language) -> str:
        """One sentence for the terminal or a toast."""
        if self.refusal is not None:
            return REFUSED.say(language, file=self.file.name, reason=self.refusal.say(language))
        text = KNOWN if self.status == "known" else _WORDS[self.content]
        return text.say(
            language,
            file=self.file.name,
            added=self.added,
            edits=self.edits,
            conflicts=self.conflicts,
            photos=self.photos,
        )


_WORDS: dict[Content, Text] = {"package": ACCEPTED, "receipt": RECEIPT, "photos": PHOTOS}
