"""Contacts (联系人): leading group, joint meeting, departments and their people (N-45, H-35)."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind, Option, Personal

ROLES = (
    Option("head", Text("组长", "head")),
    Option("deputy", Text("副组长", "deputy head")),
    Option("convener", Text("召集人", "convener")),
    Option("vice_convener", Text("副召集人", "deputy convener")),
    Option("member", Text("成员", "member"), ("组员",)),
    Option("liaison", Text("联络员", "contact person"), ("联系人",)),
)

CONTACT = Kind(
    "contact",
    Text("联系人", "Contacts"),
    (
        Field(
            "name",
            Text("姓名", "Name"),
            required=True,
            personal=Personal.PERSONAL,
            width=10,
            serves=("N-45", "H-35"),
        ),
        Field("unit", Text("单位", "Unit"), required=True, width=20, serves=("N-45", "H-35")),
        Field("role", Text("职务", "Role"), FieldType.CHOICE, ROLES, width=12, serves=("N-45", "H-35")),
        Field("duty", Text("分工", "Duty"), width=24, serves=("N-45",)),
        Field("area", Text("区划", "Area"), FieldType.REFERENCE, target="area", width=14, serves=("H-32",)),
        Field(
            "phone",
            Text("电话", "Phone"),
            FieldType.PHONE,
            check=checks.check_phone,
            personal=Personal.PERSONAL,
            width=16,
            serves=("H-04",),
        ),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name", "unit"),
)
