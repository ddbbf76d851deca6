"""Page outlets."""
