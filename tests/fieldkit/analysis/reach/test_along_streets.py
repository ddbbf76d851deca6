"""Walking along streets, held against SciPy."""

import random
from itertools import pairwise

import numpy as np
import pytest
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

from fieldkit.analysis.reach.ground import Ground, metres
from fieldkit.analysis.reach.measuring import StreetMeasure
from fieldkit.analysis.reach.network import Way, build_network
from fieldkit.analysis.reach.paths import spread
from fieldkit.analysis.reach.snapping import StreetFinder
from fieldkit.analysis.reach.walking import By, Walking
from fieldkit.registers.places import Datum, Location, distance_m
from tests.benchmarks.reach import grid_of_streets

GROUND = Ground(105.19, 37.51)


def way(*points, names=None):
    """A street through points given in metres."""
    keys = names or points
    return Way(tuple(keys), tuple(GROUND.degrees(point) for point in points))


def scipy_distances(network, sources):
    size = len(network.junctions)
    edges = [(a, b, far) for a, found in enumerate(network.neighbours) for b, far in found]
    rows, columns, lengths = zip(*edges, strict=True)
    graph = coo_matrix((lengths, (rows, columns)), shape=(size, size)).tocsr()
    return dijkstra(graph, indices=sources)


def test_the_plane_keeps_distances_that_the_sphere_has():
    draw = random.Random(3)
    for _ in range(200):
        a, b = ((105.19 + draw.uniform(-0.3, 0.3), 37.51 + draw.uniform(-0.3, 0.3)) for _ in range(2))
        on_sphere = distance_m(Location(*a, Datum.WGS84), Location(*b, Datum.WGS84))
        assert metres(GROUND.flat(*a), GROUND.flat(*b)) == pytest.approx(on_sphere, rel=3e-5)
        assert GROUND.degrees(GROUND.flat(*a)) == pytest.approx(a, abs=1e-9)


def test_the_nearest_of_many_places_is_as_far_as_scipy_says():
    network = build_network(grid_of_streets(GROUND, side=30, gone=0.2), GROUND)
    places = [3, 77, 200, 455]
    far, owner = spread(network.neighbours, [(0.0, one, number) for number, one in enumerate(places)])
    truth = scipy_distances(network, places)
    assert np.allclose(far, truth.min(axis=0))
    for junction, number in enumerate(owner):
        if number >= 0:
            assert truth[number, junction] == pytest.approx(far[junction])


def test_nothing_beyond_the_limit_is_reached():
    network = build_network(grid_of_streets(GROUND, side=20), GROUND)
    far, _ = spread(network.neighbours, [(0.0, 0, 0)], limit_m=700)
    truth = scipy_distances(network, [0])[0]
    assert [value for value in far if value <= 700] == pytest.approx(
        [value for value in truth if value <= 700]
    )
    assert all(value <= 700 for value in far if np.isfinite(value))


def test_ways_between_places_beside_streets_are_those_of_a_network_cut_at_their_feet():
    draw = random.Random(11)
    network = build_network(grid_of_streets(GROUND, side=12, gone=0.15), GROUND)
    places = [(draw.uniform(-550, 550), draw.uniform(-550, 550)) for _ in range(40)]
    starts, outlets = places[:25], places[25:]
    measure = StreetMeasure(starts, outlets, network, Walking())
    walks = measure.nearest(range(len(outlets)))
    # the same with scipy: every foot becomes a junction, every place hangs on its foot
    snapped = [*measure.starts, *measure.outlets]
    assert all(snapped)
    size = len(network.junctions)
    edges, cuts = [], {}
    for number, at in enumerate(snapped):
        edges.append((size + 2 * number, size + 2 * number + 1, at.off_m))
        cuts.setdefault(at.street, []).append((at.along_m, size + 2 * number))
    for number, street in enumerate(network.streets):
        chain = [(0.0, street.a), *sorted(cuts.get(number, [])), (street.length_m, street.b)]
        edges.extend((one, two, there - here) for (here, one), (there, two) in pairwise(chain))
    rows, columns, lengths = zip(*edges, strict=True)
    whole = size + 2 * len(snapped)
    # scipy takes a length of nought for no street
    graph = coo_matrix((np.maximum(lengths, 1e-9), (rows, columns)), shape=(whole, whole)).tocsr()
    truth = dijkstra(graph, directed=False)
    doors = [size + 2 * number + 1 for number in range(len(snapped))]
    for start, walk in enumerate(walks):
        wanted = min(truth[doors[start], doors[len(starts) + one]] for one in range(len(outlets)))
        assert walk.metres == pytest.approx(wanted, abs=1e-4)
        assert walk.by is By.STREETS
        assert truth[doors[start], doors[len(starts) + walk.outlet]] == pytest.approx(wanted, abs=1e-4)


def test_the_nearest_street_is_found_as_by_trying_all():
    draw = random.Random(5)
    network = build_network(grid_of_streets(GROUND, side=8, gone=0.3), GROUND)
    finder = StreetFinder(network)
    for _ in range(100):
        place = (draw.uniform(-600, 600), draw.uniform(-600, 600))
        every = [distance_to(place, *street.bends) for street in network.streets]
        found = finder.nearest(place, 300)
        assert (found is None) == (min(every) > 300)
        assert found is None or found.off_m == pytest.approx(min(every))


def distance_to(place, a, b):
    run = np.subtract(b, a)
    share = np.clip(np.dot(np.subtract(place, a), run) / np.dot(run, run), 0, 1)
    return float(np.linalg.norm(np.subtract(place, np.add(a, share * run))))


def test_two_doors_in_one_street_need_no_junction():
    network = build_network([way((0, 0), (1000, 0))], GROUND)
    walk = StreetMeasure([(100, 10)], [(300, -20)], network, Walking()).nearest([0])[0]
    assert walk.metres == pytest.approx(10 + 200 + 20, abs=0.01)


def test_a_river_without_a_bridge_is_not_crossed():
    banks = [way((0, 0), (900, 0)), way((0, 60), (900, 60))]
    walk = StreetMeasure([(100, 0)], [(100, 60)], build_network(banks, GROUND), Walking()).nearest([0])[0]
    assert walk.metres is None
    bridged = build_network([*banks, way((900, 0), (900, 60))], GROUND)
    walk = StreetMeasure([(100, 0)], [(100, 60)], bridged, Walking()).nearest([0])[0]
    assert walk.metres == pytest.approx(800 + 60 + 800, abs=0.1)


def test_a_stray_path_is_left_out_and_counted():
    network = build_network([way((0, 0), (2000, 0)), way((100, 30), (140, 30))], GROUND)
    assert network.fragments == 1
    assert network.pieces == 1
    assert StreetFinder(network).nearest((120, 30), 300).off_m == pytest.approx(30, abs=0.01)


def test_bends_are_walked_but_are_no_junctions():
    network = build_network([way((0, 0), (0, 100), (100, 100)), way((100, 100), (200, 100))], GROUND)
    assert len(network.junctions) == 3
    assert network.streets[0].length_m == pytest.approx(200, abs=0.01)


def test_a_place_far_from_any_street_is_measured_straight_and_says_so():
    network = build_network([way((0, 0), (1000, 0))], GROUND)
    walk = StreetMeasure([(0, 400)], [(0, 0)], network, Walking()).nearest([0])[0]
    assert walk.by is By.STRAIGHT
    assert walk.metres == pytest.approx(400 * 1.3, abs=0.01)
