"""One outlet as a row of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldkit.posters.guide.markup import Markup, escape, fill, joined
from fieldkit.posters.guide.words import clock_text, pinyin_of
from fieldkit.posters.links import map_link
from fieldkit.posters.order import MapService
from fieldkit.registers.phones import display_phone

if TYPE_CHECKING:
    from fieldkit.posters.guide.facts import GuideOutlet

NAME_LIMIT = 12
"""Characters of a name in a link on a page, where no code grows with it."""
_DIAL = re.compile(r"^[+0-9-]+")


def outlet_row(outlet: GuideOutlet, group: str, *, page: str = "") -> Markup:
    """A row; everything works without a script but the other two map services, which the script adds.

    Args:
        group: key of the filter that shows it.
        page: the circle's page, where its number stands on a sketch; empty on that page itself.
    """
    printed = outlet.printed
    number = f"{page}#m{printed.number}" if page else f"#m{printed.number}"
    return fill(
        "outlet.html",
        id=Markup("") if page else Markup(f' id="o{printed.number}"'),
        group=group,
        type=outlet.type_code,
        pinyin=pinyin_of(printed.name),
        clock=clock_text(outlet.periods),
        day=Markup(" data-d") if printed.open_24h else Markup(""),
        purpose=printed.purpose,
        number=printed.number,
        place=number,
        name=printed.name or f"{printed.number} 号网点",
        kind=outlet.type_name,
        always=Markup(' <b class="day">24 小时</b>') if printed.open_24h else Markup(""),
        address=_fact("地址", printed.address),
        hours=_fact("时间", printed.hours or "营业时间未知"),
        actions=_actions(outlet),
    )


def _fact(label: str, text: str) -> Markup:
    return Markup(f"<p><span>{label}</span>{escape(text)}</p>") if text else Markup("")


def _actions(outlet: GuideOutlet) -> Markup:
    parts = [_call(phone) for phone in outlet.phones]
    if outlet.printed.lonlat is not None:
        link = map_link(MapService.TENCENT, outlet.printed.name, outlet.printed.lonlat, limit=NAME_LIMIT)
        parts.append(
            Markup(f'<p class="way"><span>导航</span><a class="nav" href="{escape(link)}">腾讯地图</a></p>')
        )
    return joined(parts, "")


def _call(phone: str) -> Markup:
    dial = _DIAL.match(phone)
    shown = escape(display_phone(phone))
    if dial is None:
        return Markup(f"<p><span>电话</span>{shown}</p>")
    return Markup(f'<a class="call" href="tel:{dial[0]}">打电话 <b>{shown}</b></a>')
