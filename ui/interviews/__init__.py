"""Page interviews."""
