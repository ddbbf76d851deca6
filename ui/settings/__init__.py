"""Page settings."""
