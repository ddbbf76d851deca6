"""Locations as text; another way in to :mod:`fieldkit.registers.places`."""

from fieldkit.registers.places import (
    LocationReading,
    display_location,
    fold_location,
    location_text,
    parse_location,
    read_location,
)

__all__ = [
    "LocationReading",
    "display_location",
    "fold_location",
    "location_text",
    "parse_location",
    "read_location",
]
