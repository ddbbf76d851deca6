"""Who reaches what on foot: circles, types within 5, 10 and 15 minutes, rings, places for what is missing."""
