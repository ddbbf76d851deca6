"""Addresses of the guide's pages: short, ASCII, and the same every time."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fieldkit.kernel.errors import UsageError
from fieldkit.posters.guide.problems import GuideError

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 32
_UNFIT = re.compile(r"[^a-z0-9]+")


def page_names(circles: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name every circle's page after its code; without one, or where two share it, after its id.

    Args:
        circles: id and code of each.
    """
    codes = {circle: _UNFIT.sub("-", code.lower()).strip("-")[:_LONGEST] for circle, code in circles}
    shared = list(codes.values())
    return {
        circle: code if code and shared.count(code) == 1 else hashlib.sha256(circle.encode()).hexdigest()[:10]
        for circle, code in codes.items()
    }


def page_path(page: str) -> str:
    """Where in the folder a circle's page lies."""
    return f"c/{page}.html"


def page_address(base_url: str, page: str) -> str:
    """The address on the web that a printed code opens; empty without a place on the web."""
    return base_url + page_path(page) if base_url else ""


def base_address(typed: str) -> str:
    """Return the address of the site's folder, ending in ``/``.

    Raises:
        UsageError: GuideError.BAD_ADDRESS.
    """
    address = typed.strip()
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        sound = parts.scheme in {"http", "https"} and parts.hostname and not (parts.query or parts.fragment)
    except ValueError:
        sound = False
    if not sound or not address.isascii() or any(char.isspace() or char in "\"'<>\\" for char in address):
        raise UsageError(GuideError.BAD_ADDRESS, address=typed)
    return address.rstrip("/") + "/"
