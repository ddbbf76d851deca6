"""Page circles."""
