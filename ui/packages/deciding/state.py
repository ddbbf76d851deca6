"""A conflict as a question, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from ui.widgets.places import Spot


@dataclass(frozen=True, slots=True)
class PhotoShown:
    """A photo as evidence; without ``path`` its file has not come yet."""

    digest: str
    path: Path | None


@dataclass(frozen=True, slots=True)
class Option:
    """One of the competing values, in words.

    Attributes:
        value: what to pick; shown: how people read it.
        by: who and when; device, before: lines in small print, may be empty.
        verb: what the button says.
        photos: what the writer's device photographed there.
    """

    value: str | None
    shown: str
    by: str
    device: str
    before: str
    verb: str
    photos: tuple[PhotoShown, ...] = ()


@dataclass(frozen=True, slots=True)
class MapShown:
    """The places that compete, and how far they are apart in words."""

    spots: tuple[Spot, ...]
    words: str


@dataclass(frozen=True, slots=True)
class AlikeOffer:
    """The same answer for every question between the same devices about the same field.

    Attributes:
        words: what stands above; answers: index of the choice and words of its button.
    """

    words: str
    answers: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A conflict as a question that a person can answer.

    Attributes:
        place: ``冲突 1 / 2 · 网点名称``.
        ask: the question; why: what happened.
        options: at least two.
        another: what the field for a third value says; empty when there can be none.
        choices: for a third value out of a list: key and words.
        photos: of the record, by nobody who competes here; map: where the places are.
        has_photos: the record has photos at all, so that a frame says where one lacks.
        alike: many at once.
    """

    place: str
    ask: str
    why: str
    options: tuple[Option, ...]
    another: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    photos: tuple[PhotoShown, ...] = ()
    has_photos: bool = False
    map: MapShown | None = None
    alike: AlikeOffer | None = None


@dataclass(frozen=True, slots=True)
class DecidingState:
    """The questions at the right.

    Attributes:
        question: the one asked now; open: how many wait.
        trouble: why the third value was refused; shown beneath its field.
        is_writing: a decision about many is being written.
    """

    question: Question | None = None
    open: int = 0
    trouble: str = ""
    is_writing: bool = False
