"""Page packages."""
