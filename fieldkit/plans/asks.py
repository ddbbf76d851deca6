"""Lists, tables, questionnaires and prints that a plan asks for, and what of this program answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Text

AskKind = Literal["list", "table", "questionnaire", "print"]
ASK_KINDS: tuple[AskKind, ...] = ("list", "table", "questionnaire", "print")


@dataclass(frozen=True, slots=True)
class Ask:
    """One paper that a plan asks for.

    Attributes:
        item: seed item.
        name: what the document calls it.
        served_by: what makes it, in the words of :mod:`fieldkit.plans.items` (``table circles``).
    """

    item: str
    kind: AskKind
    name: Text
    served_by: tuple[str, ...]
