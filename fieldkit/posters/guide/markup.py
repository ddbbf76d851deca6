"""Filling templates: whatever is put in is escaped, unless it is markup already."""

from __future__ import annotations

import html
from functools import cache
from string import Template

from fieldkit.kernel.resources import resource
from fieldkit.posters.textflow import plain


class Markup(str):
    """Text that is HTML and goes in as it is."""

    __slots__ = ()


def escape(text: str) -> str:
    """Text for HTML, inside elements and quoted attributes; what cannot be shown is left out."""
    return html.escape(plain(text))


def fill(name: str, /, **values: str | int) -> Markup:
    """Fill the template ``resources/guide/<name>``; a value that is missing is a bug and raises KeyError."""
    put = {key: value if isinstance(value, Markup) else escape(str(value)) for key, value in values.items()}
    return Markup(_template(name).substitute(put))


def joined(parts: list[Markup], between: str = "\n") -> Markup:
    """Put pieces of markup together."""
    return Markup(between.join(parts))


@cache
def _template(name: str) -> Template:
    return Template(resource("guide", name).read_text(encoding="utf-8").rstrip())
