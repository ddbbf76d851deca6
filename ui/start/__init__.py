"""Page start."""
