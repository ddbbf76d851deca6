"""Functions on places; one degree on ODK's sphere is 111 318.845 m."""

from __future__ import annotations

import pytest

DEGREE_M = 111_318.845
FIELD = "7.9377 -11.5845 0 0;7.9324 -11.5902 0 0;7.9324 -11.5850 0 0;7.9377 -11.5845 0 0"


def test_distance(ask, refused):
    assert ask("distance('0 0;0 1')") == pytest.approx(DEGREE_M)
    assert ask("distance('0 0', '0 1', '1 1')") == pytest.approx(2 * DEGREE_M)
    assert ask("distance(/data/p)", xml="<data><p>0 0</p><p>0 1 5 5</p></data>") == pytest.approx(DEGREE_M)
    assert ask("distance('0 0')") == 0
    assert ask("distance('')") == 0
    assert "rubbish" in refused("distance('rubbish')")
    assert "91" in refused("distance('91 0;0 0')")


def test_area(ask):
    assert ask(f"area('{FIELD}')") == pytest.approx(169_126.27403926934)
    assert ask("area(/data/yard)") == pytest.approx(12_390_941_584.8)
    assert ask("area('1 1;2 2')") == 0
    assert ask("area('')") == 0


def test_enclosed_area(ask):
    assert ask("enclosed-area(/data/yard) = area(/data/yard)")


def test_geofence(ask):
    assert ask("geofence('0.5 0.5 0 0', /data/yard)")
    assert ask(
        "geofence('0 0.5', /data/yard) and geofence('1 0.5', /data/yard) and geofence('1 1', /data/yard)"
    )
    assert not ask("geofence('2 2', /data/yard)")
    assert not ask("geofence('', /data/yard)")
    assert not ask("geofence('0.5 0.5', '')")


def test_geofence_of_a_bent_shape(ask):
    bent = "0 0;0 4;4 4;4 3;1 3;1 0;0 0"
    assert ask(f"geofence('0.5 2', '{bent}') and geofence('3 3.5', '{bent}')")
    assert not ask(f"geofence('3 1', '{bent}')")


@pytest.mark.parametrize(
    ("line", "crosses"),
    [
        ("0 0;1 1;0 1;1 0", True),
        ("0 0;0 1;1 1;1 0;0 0", False),
        ("0 0;0 1;1 1;1 0", False),
        ("0 0;0 2;0 1", True),
        ("0 0;1 1;0 2;0 0.5;1 0", True),
        ("0 0;1 1;0 0", True),
        ("0 0;0 1", False),
        ("", False),
    ],
)
def test_intersects(ask, line, crosses):
    assert ask(f"intersects('{line}')") is crosses
