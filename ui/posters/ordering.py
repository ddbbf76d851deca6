"""Which posters can be asked for, and what was asked for last in this workspace."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.order import PosterOrder
from fieldkit.posters.template import papers, template, templates
from ui.language import say
from ui.posters.order_bar import DISTANCES
from ui.posters.state import OrderView

if TYPE_CHECKING:
    from fieldkit.services.workspace import Workspace

KEPT = "posters.order"
_FIRST_PAPER = "A3"
_INCH = 25.4
_PIXELS = 2050
_MOST_DPI = 170


def kept_order(workspace: Workspace) -> PosterOrder:
    """What was asked for last; a template or paper that is no longer there gives way to the usual one."""
    try:
        raw = json.loads(workspace.setting(KEPT) or "{}")
    except ValueError:
        raw = {}
    raw = raw if isinstance(raw, dict) else {}
    distance = raw.get("distance")
    order = PosterOrder(
        template=str(raw.get("template") or PosterOrder().template),
        paper=str(raw.get("paper") or _FIRST_PAPER),
        distance=distance if distance in DISTANCES else None,
        black_white=raw.get("black_white") is True,
        bleed=raw.get("bleed") is True,
    )
    return possible(order)


def keep_order(workspace: Workspace, order: PosterOrder) -> None:
    """Remember what is asked for."""
    kept = {
        "template": order.template,
        "paper": order.paper,
        "distance": order.distance,
        "black_white": order.black_white,
        "bleed": order.bleed,
    }
    workspace.set_setting(KEPT, json.dumps(kept, ensure_ascii=False))


def possible(order: PosterOrder) -> PosterOrder:
    """The order, on a paper that its template has."""
    try:
        known = template(order.template).key
    except FieldkitError:
        known = PosterOrder().template
    offered = papers(known)
    usual = _FIRST_PAPER if _FIRST_PAPER in offered else offered[0]
    return replace(order, template=known, paper=order.paper if order.paper in offered else usual)


def order_view(order: PosterOrder) -> OrderView:
    """What the bar over the sheets shows."""
    form = template(order.template)
    return OrderView(
        order,
        tuple((one.key, say(one.name)) for one in templates()),
        tuple((key, say(form.paper(key).name)) for key in form.papers),
    )


def paper_name(order: PosterOrder) -> str:
    """What people call the paper of an order."""
    return say(template(order.template).paper(order.paper).name)


def sheet_size(order: PosterOrder) -> tuple[float, float]:
    """Width and height of a sheet in mm."""
    paper = template(order.template).paper(order.paper)
    return paper.width, paper.height


def preview_dpi(order: PosterOrder) -> int:
    """Enough for the width of a window; about two thousand pixels a sheet on every paper."""
    return min(_MOST_DPI, round(_PIXELS / (max(sheet_size(order)) / _INCH)))


def kind_of_poster(order: PosterOrder) -> str:
    """What stands in a file name behind the circle; nothing for the guide poster, as in a batch."""
    return "" if order.template == PosterOrder().template else f"_{template(order.template).name.zh}"
