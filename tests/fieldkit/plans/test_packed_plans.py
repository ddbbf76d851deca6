"""A packed plan whose bytes were damaged on the way is refused in words, whatever byte it was."""

import zipfile

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.plans.packing import pack, unpack
from fieldkit.plans.problems import PlanError
from fieldkit.plans.reading import load_plan


def test_a_packed_plan_with_a_damaged_byte_is_refused_or_whole(tmp_path):
    from fieldkit.kernel.resources import resource

    packed = tmp_path / "zhongwei.zip"
    pack(resource("plans", "zhongwei"), packed)
    content = packed.read_bytes()
    with zipfile.ZipFile(packed) as archive:
        start = archive.infolist()[0].header_offset + 80
    assert load_plan("zhongwei")
    for place in range(start, start + 400, 20):
        damaged = tmp_path / "damaged.zip"
        damaged.write_bytes(content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :])
        with pytest.raises(FieldkitError) as refused:
            unpack(damaged, tmp_path / "plans", None)
        assert refused.value.code is PlanError.NOT_A_PLAN_FILE
        assert not (tmp_path / "plans" / "zhongwei").exists()
