"""Where an expression stands, and what it may ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import random
    from datetime import datetime

    from fieldkit.questionnaires.tree import Node


class Surroundings(Protocol):
    """What expressions need from the interview they run in."""

    @property
    def document(self) -> Node:
        """The document whose only child is the root of the answers."""
        ...

    @property
    def chance(self) -> random.Random:
        """Where random() and uuid() draw from."""
        ...

    def instance(self, name: str) -> Node | None:
        """Return the document of a secondary instance."""
        ...

    @property
    def language(self) -> str:
        """The language of the interview, as the form names it."""
        ...

    def now(self) -> datetime:
        """Return the local time with its offset."""
        ...

    def translation(self, text_id: str) -> str:
        """Return an itext in the language of the interview."""
        ...

    def choice_label(self, value: str, path: str, origin: Node) -> str:
        """Return the label a choice has in the question at ``path``, as seen from ``origin``."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """Where an expression stands.

    Attributes:
        node: the context node; ``origin`` is what ``current()`` gives.
        position, size: the place in the node-set, for predicates.
    """

    surroundings: Surroundings
    node: Node
    origin: Node
    position: int = 1
    size: int = 1

    @classmethod
    def at(cls, surroundings: Surroundings, node: Node) -> Context:
        """Return the context of an expression bound to ``node``."""
        return cls(surroundings, node, node)
