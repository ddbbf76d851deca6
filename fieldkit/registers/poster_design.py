"""Poster designs (海报调整): what somebody changed on one circle's poster, apart from the data it shows.

One record for each circle and template, so that two offices that adjust the same
poster meet in one record. Lists and positions are JSON texts, each a merge unit.
"""

from __future__ import annotations

from fieldkit.kernel.ids import RecordId, named_id
from fieldkit.kernel.texts import Text
from fieldkit.registers.kinds import Field, FieldType, Kind

POSTER_DESIGN = Kind(
    "poster_design",
    Text("海报调整", "Poster designs"),
    (
        Field(
            "circle", Text("生活圈", "Circle"), FieldType.REFERENCE, target="circle", required=True, width=22
        ),
        Field("template", Text("样式", "Template"), FieldType.CODE, required=True, width=12),
        Field("title", Text("标题", "Title"), width=24),
        Field("colour", Text("主色", "Colour"), FieldType.CODE, width=10),
        Field("order", Text("排在前面的网点", "Outlets that lead"), FieldType.CODE, width=20),
        Field("hidden", Text("不印的网点", "Outlets left out"), FieldType.CODE, width=20),
        Field("moved", Text("挪动的编号", "Numbers moved"), FieldType.CODE, width=20),
        Field("landmarks", Text("地标", "Landmarks"), FieldType.NOTE, width=20),
        Field("here", Text("你在这里", "You are here"), FieldType.CODE, width=12),
        Field("extent", Text("图的范围", "Part of the ground"), FieldType.CODE, width=20),
    ),
    title="template",
)


def design_id(circle: str, template: str) -> RecordId:
    """Return the record of a circle's design of one template: the same on every machine."""
    return RecordId(named_id("poster_design", circle, template))
