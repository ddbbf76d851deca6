"""Reach: how far residents walk to each business type, along streets or as the crow flies (W-36, W-43, H-06)."""
