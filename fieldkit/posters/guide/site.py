"""The door: from facts to every file of the site, by its path in the folder."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from fieldkit.kernel.resources import resource
from fieldkit.posters.guide.addresses import page_path
from fieldkit.posters.guide.drawing import palette_css
from fieldkit.posters.guide.geojson import geojson
from fieldkit.posters.guide.pages import circle_page, repairs_page, start_page

if TYPE_CHECKING:
    from fieldkit.posters.guide.facts import GuideSite
    from fieldkit.posters.spec import Purpose

MANIFEST = "fieldkit-guide.json"
"""Names the files of the last run, so that the next one replaces these and no others."""
SHARED = ("site.css", "site.js", "icon.svg", "index.html")


def site_files(site: GuideSite) -> dict[str, bytes]:
    """Every file of the guide; the same facts give the same bytes."""
    files: dict[str, bytes] = {
        "site.css": (palette_css() + _purpose_css(site.purposes) + _text("site.css")).encode(),
        "site.js": _text("site.js").encode(),
        "icon.svg": _text("icon.svg").encode(),
        "app.webmanifest": _app(site),
    }
    for circle in site.circles:
        files[page_path(circle.page)] = circle_page(site, circle).encode()
        files[f"data/{circle.page}.geojson"] = geojson(
            (circle,), disclaimer=site.disclaimer, data_date=site.data_date
        )
    files["data/all.geojson"] = geojson(site.circles, disclaimer=site.disclaimer, data_date=site.data_date)
    files["repairs.html"] = repairs_page(site).encode()
    files["index.html"] = start_page(site).encode()
    files["sw.js"] = _worker(files)
    listed = {path: hashlib.sha256(content).hexdigest() for path, content in sorted(files.items())}
    files[MANIFEST] = (json.dumps({"files": listed}, indent=1) + "\n").encode()
    return files


def _worker(files: dict[str, bytes]) -> bytes:
    """The service worker; its version changes when anything on the site does."""
    digest = hashlib.sha256()
    for path, content in sorted(files.items()):
        digest.update(path.encode() + b"\0" + content)
    return _text("sw.js").replace("@version@", digest.hexdigest()[:16]).encode()


def _app(site: GuideSite) -> bytes:
    app = {
        "name": site.title,
        "short_name": "便民生活圈",
        "lang": "zh-CN",
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#f4f6f1",
        "theme_color": "#0f2f2e",
        "icons": [{"src": "icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    return (json.dumps(app, ensure_ascii=False, indent=1) + "\n").encode()


def _purpose_css(purposes: tuple[Purpose, ...]) -> str:
    return "".join(f".c-{purpose.key}{{--c:{purpose.colour}}}\n" for purpose in purposes)


def _text(name: str) -> str:
    return resource("guide", name).read_text(encoding="utf-8")
