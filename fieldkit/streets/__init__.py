"""Street networks and start points read from map files: OpenStreetMap, GeoJSON, KML, tables."""
