"""Secondary instances: lists inside the form, and in CSV, XML and GeoJSON files beside it."""

from __future__ import annotations

import csv
import gc
import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from fieldkit.questionnaires.expression.lists import ListDocument
from fieldkit.questionnaires.reading.findings import local_name
from fieldkit.questionnaires.reading.parsing import xml_parser
from fieldkit.questionnaires.tree import Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element

_DELIMITERS = ",;\t|"
_LONGEST_CELL = 2**24
LAST_SAVED = "jr://instance/last-saved"


class ListError(ValueError):
    """A file of choices that cannot be read; the text says why, for a sentence in English."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Where the files of a form are looked up.

    Attributes:
        folders: searched in order.
        texts: files that exist only in memory, by name (``itemsets.csv`` made by a conversion).
    """

    folders: tuple[Path, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, form: Path) -> Beside:
        """Return the places for a form file: its folder, and ``<name>-media`` in it."""
        return cls((form.parent, form.with_name(f"{form.stem}-media"), form.parent / "media"))

    def find(self, name: str) -> Path | None:
        """Return the file of this name; names that lead elsewhere find nothing."""
        if not name or Path(name).name != name:
            return None
        return next((path for folder in self.folders if (path := folder / name).is_file()), None)


def read_list(source: str, beside: Beside) -> Node | None:
    """Return the document of ``jr://file/trees.xml`` and the like; None when there is no such file.

    Raises:
        ListError: the file is there, and is no list.
    """
    name = source.rpartition("/")[2]
    kept = beside.texts.get(name)
    if kept is not None:
        return _of_csv(kept.splitlines())
    path = beside.find(name)
    if path is None:
        return None
    try:
        match path.suffix.lower():
            case ".xml":
                return _of_xml(path)
            case ".geojson" | ".json":
                return _of_geojson(json.loads(path.read_text(encoding="utf-8-sig")))
            case _:
                with path.open(encoding=_encoding_of(path), newline="") as lines:
                    return _of_csv(lines)
    except (OSError, ValueError, csv.Error, etree.XMLSyntaxError, KeyError, TypeError) as error:
        raise ListError(str(error)) from error


def copy_list(element: _Element, parent: Node) -> None:
    """Copy an element of a list, with its attributes, under ``parent``."""
    node = parent.add(local_name(element.tag))
    for key, value in element.items():
        node.set_attribute(local_name(key), str(value))
    if len(element) == 0:
        node.text = (element.text or "").strip()
        return
    for child in element.iterchildren(etree.Element):
        copy_list(child, node)


def _encoding_of(path: Path) -> str:
    """UTF-8, or GB 18030 as Chinese spreadsheets save their CSV."""
    try:
        with path.open(encoding="utf-8") as lines:
            for _ in lines:
                pass
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8-sig"


def _of_xml(path: Path) -> Node:
    document = ListDocument()
    with undisturbed():
        copy_list(etree.parse(path, xml_parser()).getroot(), document)
    return document


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the collector of cycles away while very many nodes are made: it would look at all of them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _of_csv(lines: Iterable[str]) -> Node:
    with undisturbed():
        return _rows_as_nodes(lines)


def _rows_as_nodes(lines: Iterable[str]) -> Node:
    document = ListDocument()
    root = document.add("root")
    rows = _rows(lines)
    titles = [title.strip() for title in next(rows, [])]
    columns = [(place, title) for place, title in enumerate(titles) if title]
    for cells in rows:
        if not any(cells):
            continue
        item = root.add("item")
        width = len(cells)
        item.children = [Node(title, item, cells[at] if at < width else "") for at, title in columns]
    return document


def _rows(lines: Iterable[str]) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    numbered = iter(lines)
    head = next(numbered, "")
    outside = "".join(head.split('"')[::2])
    delimiter = max(_DELIMITERS, key=outside.count)
    yield from csv.reader(_chained(head, numbered), delimiter=delimiter)


def _chained(head: str, rest: Iterator[str]) -> Iterator[str]:
    yield head
    yield from rest


def _of_geojson(data: object) -> Node:
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        raise ListError("a GeoJSON list is a FeatureCollection")
    document = ListDocument()
    root = document.add("root")
    for feature in data.get("features") or ():
        item = root.add("item")
        properties = dict(feature.get("properties") or {})
        if "id" in feature:
            properties.setdefault("id", feature["id"])
        geometry = feature.get("geometry")
        if geometry:
            item.add("geometry", _geometry(geometry))
        for name, value in properties.items():
            item.add(str(name), _text(value))
    return document


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _geometry(geometry: Mapping[str, object]) -> str:
    """Return a geometry as ODK writes places: ``lat lon alt accuracy``, points joined by ``;``."""
    places = geometry.get("coordinates")
    kind = geometry.get("type")
    if kind == "Point":
        return _point(places)
    if kind == "Polygon" and isinstance(places, list):
        places = places[0]
    elif kind != "LineString":
        raise ListError(f"geometry {kind} is not known")
    if not isinstance(places, list):
        raise ListError("a geometry without coordinates")
    return "; ".join(_point(place) for place in places)


def _point(place: object) -> str:
    if not isinstance(place, list) or len(place) < 2:
        raise ListError("a point has two coordinates")
    longitude, latitude = place[0], place[1]
    return f"{_text(latitude)} {_text(longitude)} 0 0"
