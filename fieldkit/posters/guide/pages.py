"""The three kinds of pages: a circle, the start page, 小修小补 over all circles."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.posters.guide.addresses import page_path
from fieldkit.posters.guide.drawing import map_name, sketch_svg
from fieldkit.posters.guide.markup import Markup, escape, fill, joined
from fieldkit.posters.guide.rows import outlet_row
from fieldkit.posters.guide.sharing import address_code, share_head
from fieldkit.posters.guide.words import pinyin_of, type_words
from fieldkit.posters.links import link_template
from fieldkit.posters.order import MapService
from fieldkit.posters.spec import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fieldkit.posters.guide.facts import GuideCircle, GuideSite
    from fieldkit.posters.spec import Hotline, PosterSpec

REPAIR = "repair"
REPAIRS_PAGE = "repairs.html"
OSM_LICENCE = "https://www.openstreetmap.org/copyright"
REPAIRS = "小修小补便民地图"


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows under one heading, and the button that shows them alone."""

    key: str
    label: str
    css: str
    rows: list[Markup]


def circle_page(site: GuideSite, circle: GuideCircle) -> Markup:
    """The page of one circle."""
    groups = []
    for purpose in circle.spec.purposes:
        here = [outlet for outlet in circle.outlets if outlet.printed.purpose == purpose.key]
        rows = [outlet_row(outlet, purpose.key) for outlet in here]
        groups.append(_Group(purpose.key, purpose.label.zh, f"c-{purpose.key}", rows))
    boundary = circle.spec.boundary.text.strip(" 。")
    content = fill(
        "circle.html",
        finder=_finder(groups, len(circle.outlets)),
        list=_list(groups),
        sketch=sketch_svg(circle.spec),
        legend=_legend(groups),
        map=map_name(circle.spec),
        disclaimer=circle.spec.disclaimer or site.disclaimer,
        approval=_approval(circle.spec),
        credit=_credit(circle.spec),
    )
    return _page(
        site,
        path=page_path(circle.page),
        title=circle.spec.title,
        lead=f"四至：{boundary}" if boundary else "",
        kind="circle",
        content=content,
        types=type_words(outlet.type_code for outlet in circle.outlets),
        hotlines=circle.spec.hotlines,
        data=f"data/{circle.page}.geojson",
    )


def repairs_page(site: GuideSite) -> Markup:
    """小修小补 over all circles (M-27, Z-17): one group a circle."""
    groups, types = list[_Group](), list[str]()
    for circle in site.circles:
        here = [outlet for outlet in circle.outlets if outlet.printed.purpose == REPAIR]
        types += [outlet.type_code for outlet in here]
        rows = [outlet_row(outlet, circle.page, page=page_path(circle.page)) for outlet in here]
        groups.append(_Group(circle.page, short_title(circle.spec.title), "c-repair", rows))
    total = sum(len(group.rows) for group in groups)
    content = fill("repairs.html", finder=_finder(groups, total), list=_list(groups))
    return _page(
        site,
        path=REPAIRS_PAGE,
        title=REPAIRS,
        lead=f"{site.title}：修鞋、配钥匙、裁缝、理发、修家电……就近找得到",
        kind="repairs",
        content=content,
        types=type_words(types),
        hotlines=site.hotlines,
        data="data/all.geojson",
    )


def start_page(site: GuideSite) -> Markup:
    """Every circle, to be found by name."""
    repairs = sum(one.printed.purpose == REPAIR for circle in site.circles for one in circle.outlets)
    content = fill(
        "start.html",
        circles=joined([_circle_card(circle) for circle in site.circles]),
        count=len(site.circles),
        repairs=repairs,
    )
    total = sum(len(circle.outlets) for circle in site.circles)
    return _page(
        site,
        path="index.html",
        title=site.title,
        lead=f"{len(site.circles)} 个生活圈，{total} 家便民网点",
        kind="start",
        content=content,
        types={},
        hotlines=site.hotlines,
        data="data/all.geojson",
    )


def short_title(title: str) -> str:
    """The circle's name without what every one of them is called."""
    return title.removesuffix(SUFFIX) or title


def _page(
    site: GuideSite,
    *,
    path: str,
    title: str,
    lead: str,
    kind: str,
    content: Markup,
    types: dict[str, str],
    hotlines: Sequence[Hotline],
    data: str,
) -> Markup:
    root = "../" * path.count("/")
    address = site.base_url + ("" if path == "index.html" else path) if site.base_url else ""
    full = title if path == "index.html" else f"{title} · {site.title}"
    return fill(
        "page.html",
        root=root,
        kind=kind,
        heading=_heading(title),
        full_title=full,
        lead=_lead(lead),
        share=share_head(address, full, lead),
        home=Markup("") if path == "index.html" else fill("home.html", root=root),
        content=content,
        amap=link_template(MapService.AMAP),
        baidu=link_template(MapService.BAIDU),
        types=_data(types),
        hotlines=joined([_hotline(one) for one in hotlines]),
        issuer=_issuer(site.issuer),
        date=site.data_date,
        disclaimer=site.disclaimer,
        data=data,
        code=address_code(address),
    )


def _finder(groups: Sequence[_Group], total: int) -> Markup:
    buttons = [
        fill("filter.html", key=group.key, label=group.label, css=group.css, count=len(group.rows))
        for group in groups
        if group.rows
    ]
    return fill("finder.html", filters=joined(buttons), total=total)


def _list(groups: Iterable[_Group]) -> Markup:
    filled = [group for group in groups if group.rows]
    if not filled:
        return Markup('<p class="none">还没有登记网点。</p>')
    return joined(
        [
            fill(
                "group.html",
                key=group.key,
                label=group.label,
                css=group.css,
                count=len(group.rows),
                rows=joined(group.rows),
            )
            for group in filled
        ]
    )


def _legend(groups: Iterable[_Group]) -> Markup:
    return joined(
        [
            Markup(f'<li class="{escape(group.css)}">{escape(group.label)}</li>')
            for group in groups
            if group.rows
        ],
        "",
    )


def _circle_card(circle: GuideCircle) -> Markup:
    boundary = circle.spec.boundary.text.strip(" 。")
    return fill(
        "circle_card.html",
        href=page_path(circle.page),
        pinyin=pinyin_of(short_title(circle.spec.title)),
        name=short_title(circle.spec.title),
        boundary=boundary or "四至未填",
        count=len(circle.outlets),
    )


def _approval(spec: PosterSpec) -> Markup:
    number = spec.approval_number if spec.ground is not None and spec.ground.is_real else ""
    return Markup(f"审图号：{escape(number)}。") if number else Markup("")


def _credit(spec: PosterSpec) -> Markup:
    """Whose data the map is made of; OpenStreetMap asks for a way to its licence."""
    credit = spec.ground.credit if spec.ground is not None else ""
    if not credit:
        return Markup("")
    said = escape(credit)
    if "OpenStreetMap" in credit:
        said = f'<a href="{OSM_LICENCE}" rel="license">{said}</a>'
    return Markup(f'<p class="small">地图数据 {said}</p>')


def _hotline(one: Hotline) -> Markup:
    number = "".join(char for char in one.number if char.isdigit() or char == "-")
    return fill("hotline.html", number=one.number, dial=number, label=one.label)


def _issuer(issuer: str) -> Markup:
    return Markup(f"<p>发布单位：{escape(issuer)}</p>") if issuer else Markup("")


def _heading(title: str) -> Markup:
    """The circle's own name large, what all of them are called small below it."""
    own = short_title(title)
    return Markup(escape(own) + (f" <small>{SUFFIX}</small>" if own != title else ""))


def _lead(lead: str) -> Markup:
    return Markup(f'<p class="lead">{escape(lead)}</p>') if lead else Markup("")


def _data(types: dict[str, str]) -> Markup:
    """JSON inside a script element: no ``<`` may end it."""
    text = json.dumps(types, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "").replace("\u2029", ""))
