"""Codes photographed badly: how many are read at the size chosen for their distance; the promise is 99 %.

The camera is an ordinary phone's preview: 1,920 pixels across 65 degrees. Each
picture is turned by up to 5 degrees, taken at a slant, out of focus, at 0.7 of
the contrast, with noise and uneven light.
"""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

import numpy as np
import zxingcpp
from PIL import Image, ImageFilter

from fieldkit.posters.code_sizes import code_size
from fieldkit.posters.links import map_link
from fieldkit.posters.order import MapService
from fieldkit.posters.qr import matrix
from tests.benchmarks.measures import Figure

if TYPE_CHECKING:
    from pathlib import Path

PREVIEW = 1920
VIEW = math.radians(65)
TAKES = 300
SEED = 11
NAMES = ("老王家早点", "新华百货生鲜", "爱家便利", "幸福里老年餐厅", "宁安大药房", "巧手裁缝")
ADDRESS = "幸福里小区南门东侧 12 号"


def codes_photographed_badly(_: Path) -> dict[str, Figure]:
    draw = random.Random(SEED)
    kinds = {
        "route at arm's length": lambda: (_route(draw, MapService.TENCENT), 0.25),
        "Amap route at arm's length": lambda: (_route(draw, MapService.AMAP), 0.25),
        "text at arm's length": lambda: (f"{draw.choice(NAMES)}\n{ADDRESS}\n0955-7012345", 0.25),
        "guide page from 1 m": lambda: (f"https://example.gov.cn/c/s{draw.randrange(99):02}.html", 1.0),
        "guide page from 2 m": lambda: (f"https://example.gov.cn/c/s{draw.randrange(99):02}.html", 2.0),
    }
    figures = {}
    for name, one in kinds.items():
        read = sum(_is_read(*one(), draw) for _ in range(TAKES))
        figures[f"codes read: {name}"] = Figure(round(100 * read / TAKES, 2), None, None, "%")
    return figures


def _route(draw: random.Random, service: MapService) -> str:
    return map_link(service, draw.choice(NAMES), (105.1 + draw.random() / 5, 37.4 + draw.random() / 5))


def _is_read(payload: str, distance: float, draw: random.Random) -> bool:
    size = code_size(payload, distance)
    pixels_a_mm = PREVIEW / (2 * distance * 1000 * math.tan(VIEW / 2))
    found = zxingcpp.read_barcode(_taken(payload, size.module * pixels_a_mm, draw))
    return found is not None and found.text == payload


def _taken(payload: str, module: float, draw: random.Random) -> Image.Image:
    """A photograph on which a module is ``module`` pixels wide."""
    rows = np.array(matrix(payload), dtype=bool)
    fine = 8
    ground = (
        np.pad(np.where(rows, 29, 255).astype(np.uint8), 4, constant_values=255)
        .repeat(fine, 0)
        .repeat(fine, 1)
    )
    picture = Image.fromarray(ground)
    side = picture.width
    slant = [(draw.uniform(0, 0.08) * side, draw.uniform(0, 0.08) * side) for _ in range(4)]
    corners = [(0, 0), (side, 0), (side, side), (0, side)]
    signs = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    seen = [
        (x + sx * dx, y + sy * dy) for (x, y), (sx, sy), (dx, dy) in zip(corners, signs, slant, strict=True)
    ]
    picture = picture.transform(
        picture.size,
        Image.Transform.PERSPECTIVE,
        _perspective(corners, seen),
        Image.Resampling.BICUBIC,
        fillcolor=255,
    )
    picture = picture.rotate(draw.uniform(-5, 5), Image.Resampling.BICUBIC, fillcolor=255)
    width = max(21, round(side / fine * module))
    picture = picture.resize((width, width), Image.Resampling.BOX)
    picture = picture.filter(ImageFilter.GaussianBlur(draw.uniform(0.3, 0.8)))
    light = np.asarray(picture, dtype=np.float64) * 0.7 + 40
    shade = np.linspace(1 - draw.uniform(0, 0.25), 1, width)
    noise = np.random.default_rng(draw.randrange(2**32)).normal(0, 6, light.shape)
    return Image.fromarray(np.clip(light * shade + noise, 0, 255).astype(np.uint8))


def _perspective(there: list[tuple[float, float]], here: list[tuple[float, float]]) -> tuple[float, ...]:
    """The eight numbers that take each point of ``there`` to its point of ``here``."""
    lines, values = [], []
    for (x, y), (u, v) in zip(there, here, strict=True):
        lines += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return tuple(np.linalg.solve(np.array(lines), np.array(values)))
