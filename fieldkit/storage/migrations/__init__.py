"""Alembic revisions of the tables that are kept for good; forward only."""
