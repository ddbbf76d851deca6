"""Page home."""
