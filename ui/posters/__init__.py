"""Page posters."""
