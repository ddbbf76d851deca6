"""What a page says to those who share or print it: its address on the web, and that as a code."""

from __future__ import annotations

from fieldkit.posters.guide.markup import Markup, escape, fill
from fieldkit.posters.qr import dark_runs, matrix

_QUIET = 4


def share_head(address: str, title: str, lead: str) -> Markup:
    """Canonical address and what messengers show of a shared page; nothing on a U-disk."""
    return fill("share.html", address=address, title=title, lead=lead) if address else Markup("")


def address_code(address: str) -> Markup:
    """The page's address as a code, which is printed with the page."""
    if not address:
        return Markup("")
    modules = matrix(address)
    side = len(modules) + 2 * _QUIET
    path = "".join(
        f"M{column + _QUIET} {row + _QUIET}h{length}v1h-{length}z"
        for row, column, length in dark_runs(modules)
    )
    return Markup(
        f'<figure class="code"><svg viewBox="0 0 {side} {side}" role="img" aria-label="本页二维码">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>'
        f"<figcaption>扫码打开本页<br>{escape(address)}</figcaption></figure>"
    )
