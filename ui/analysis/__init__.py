"""Page analysis."""
