"""The few marks that labels of a form may have, as rich text; nothing in them is ever run or fetched."""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LINK = re.compile(r"!?\[([^\]\n]+)\]\([^)\s]*\)")
_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$", re.MULTILINE)
_BOLD = re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_ITALIC = re.compile(
    r"(?<![\\*])(\*)(?=[^\s*])([^*\n]+?)(?<=\S)\1(?!\*)|(?<![\\A-Za-z0-9_])(_)(?=[^\s_])([^_\n]+?)(?<=\S)\3(?![A-Za-z0-9_])"
)
_ESCAPED = re.compile(r"\\([*_#\\\[\]])")
_ANY_SIGN = re.compile(r"[*_#\[\\<]")
_SIZES = {1: 32, 2: 28, 3: 24, 4: 20, 5: 18, 6: 16}


def is_marked(text: str) -> bool:
    """Whether a text has any of the marks."""
    if _ANY_SIGN.search(text) is None:
        return False
    return any(mark.search(text) for mark in (_TAG, _LINK, _HEADING, _BOLD, _ITALIC, _ESCAPED))


def rich(text: str) -> str:
    """Return a text as the rich text of a label: bold, italic, headings, links as their words, line breaks."""
    made = html.escape(_LINK.sub(r"\1", _TAG.sub("", text)), quote=False)
    made = _HEADING.sub(_heading, made)
    made = _BOLD.sub(r"<b>\2</b>", made)
    made = _ITALIC.sub(lambda match: f"<i>{match[2] or match[4]}</i>", made)
    return _ESCAPED.sub(r"\1", made).replace("\n", "<br>")


def plain(text: str) -> str:
    """Return only the words, for lists, readers and places without room."""
    if not is_marked(text):
        return text
    made = _HEADING.sub(r"\2", _LINK.sub(r"\1", _TAG.sub("", text)))
    made = _ITALIC.sub(lambda match: match[2] or match[4], _BOLD.sub(r"\2", made))
    return _ESCAPED.sub(r"\1", made)


def _heading(match: re.Match[str]) -> str:
    return f'<span style="font-size: {_SIZES[len(match[1])]}px; font-weight: 700;">{match[2]}</span>'
