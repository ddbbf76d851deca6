"""Changing one table of a ``plan.toml`` and leaving the rest of its text, with its comments, as it is."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_-]+)\s*\]\]?\s*(#.*)?")
_BARE = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(slots=True)
class _Block:
    """A stretch of the text: what stands before the first table, or one table with the comments above it."""

    name: str
    is_listed: bool
    lead: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def text(self) -> str:
        return "".join(line + "\n" for line in (*self.lead, *self.lines))


def changed(text: str, table: str, number: int, change: Callable[[dict[str, Any]], None]) -> str:
    """The text with the ``number``-th table of a name changed; from 1, the head itself for an empty name.

    Raises:
        IndexError: there is no such table.
    """
    blocks = _blocks(text)
    mine = [one for one in blocks if one.name == table]
    if not 0 < number <= len(mine):
        raise IndexError(table)
    block = mine[number - 1]
    values = _values(block)
    change(values)
    _rewrite(block, values)
    return _joined(blocks)


def added(text: str, table: str, values: Mapping[str, Any], *, is_listed: bool = True) -> str:
    """The text with one more table of this name, behind the last one of its kind."""
    blocks = _blocks(text)
    block = _Block(table, is_listed, [""])
    _rewrite(block, dict(values))
    last = max((at for at, one in enumerate(blocks) if one.name == table), default=len(blocks) - 1)
    blocks.insert(last + 1, block)
    return _joined(blocks)


def removed(text: str, table: str, number: int) -> str:
    """The text without the ``number``-th table of a name.

    Raises:
        IndexError: there is no such table.
    """
    blocks = _blocks(text)
    mine = [one for one in blocks if one.name == table]
    if not 0 < number <= len(mine):
        raise IndexError(table)
    blocks.remove(mine[number - 1])
    return _joined(blocks)


def _blocks(text: str) -> list[_Block]:
    blocks = [_Block("", is_listed=False)]
    for line in text.splitlines():
        header = _HEADER.fullmatch(line)
        if header is None or not _is_whole(blocks[-1]):
            blocks[-1].lines.append(line)
            continue
        before = blocks[-1].lines
        lead: list[str] = []
        while before and (not before[-1].strip() or before[-1].lstrip().startswith("#")):
            lead.insert(0, before.pop())
        blocks.append(_Block(header.group(2), header.group(1) == "[[", lead, [line]))
    return blocks


def _is_whole(block: _Block) -> bool:
    """Whether a stretch could end here: a list over several lines must not be cut."""
    try:
        tomllib.loads(block.text())
    except tomllib.TOMLDecodeError:
        return False
    return True


def _values(block: _Block) -> dict[str, Any]:
    lines = block.lines[1:] if block.name else block.lines
    return tomllib.loads("\n".join(lines))


def _rewrite(block: _Block, values: Mapping[str, Any]) -> None:
    """Write a table anew; comments above it, or above the first key of the head, stay."""
    first = next((at for at, line in enumerate(block.lines) if line.strip() and not line.startswith("#")), 0)
    lead = block.lines[:first] if not block.name else []
    header = f"[[{block.name}]]" if block.is_listed else f"[{block.name}]"
    body = [f"{_key(key)} = {_value(value)}" for key, value in values.items()]
    block.lines = [*lead, *([header] if block.name else []), *body]


def _joined(blocks: list[_Block]) -> str:
    return "".join(one.text() for one in blocks)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{_key(key)} = {_value(one)}' for key, one in value.items())} }}"
    return str(value) if isinstance(value, (int, float)) else json.dumps(value, ensure_ascii=False)
