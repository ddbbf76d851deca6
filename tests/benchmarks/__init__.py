"""Timings as ratios against the bare libraries, in one run: ``make bench``."""
