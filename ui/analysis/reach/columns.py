"""The columns of the three tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.analysis.reach import texts
from ui.cells import Cell, Column
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.analysis.reach.state import CircleLine, RingLine, TypeLine

_SHARE = 70


def _out(line: CircleLine) -> Cell:
    return Cell(str(line.out), tone=Tone.MISSING) if line.out else Cell("0", muted=True)


CIRCLE_COLUMNS: tuple[Column[CircleLine], ...] = (
    Column("name", texts.CIRCLES, lambda line: Cell(line.name), width=80, stretch=True, sortable=False),
    Column("out", texts.OUT, _out, width=72, sortable=False),
)
TYPE_COLUMNS: tuple[Column[TypeLine], ...] = (
    Column("name", texts.NAME, lambda line: Cell(line.name), width=100, stretch=True, sortable=False),
    Column(
        "verdict", texts.VERDICT, lambda line: Cell(line.verdict, tone=line.tone), width=76, sortable=False
    ),
    Column("walk", texts.WALK, lambda line: Cell(line.walk, line.straight), width=172, sortable=False),
    Column("5", texts.FIVE, lambda line: Cell(line.shares[0]), width=_SHARE, numeric=True, sortable=False),
    Column("10", texts.TEN, lambda line: Cell(line.shares[1]), width=_SHARE, numeric=True, sortable=False),
    Column(
        "15", texts.FIFTEEN, lambda line: Cell(line.shares[2]), width=_SHARE, numeric=True, sortable=False
    ),
    Column(
        "outlets",
        texts.OUTLETS,
        lambda line: Cell(line.outlets, muted=True),
        width=52,
        numeric=True,
        sortable=False,
    ),
)
RING_COLUMNS: tuple[Column[RingLine], ...] = (
    Column("label", texts.RING, lambda line: Cell(line.label, line.item), stretch=True, sortable=False),
    Column(
        "verdict", texts.VERDICT, lambda line: Cell(line.verdict, tone=line.tone), width=76, sortable=False
    ),
    Column("share", texts.SHARE, lambda line: Cell(line.share), width=96, numeric=True, sortable=False),
    Column(
        "straight",
        texts.STRAIGHT_SHARE,
        lambda line: Cell(line.straight, muted=True),
        width=84,
        numeric=True,
        sortable=False,
    ),
    Column(
        "wanted",
        texts.WANTED,
        lambda line: Cell(line.wanted, muted=True),
        width=110,
        numeric=True,
        sortable=False,
    ),
)
