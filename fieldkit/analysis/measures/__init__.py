"""What plans measure: circles, coverage, shares, satisfaction, each over a place and up to a day.

Pure: ``facts`` are the values of a workspace, ``places`` resolves what a target is
about, ``counting`` and ``shares`` compute, ``board`` compares with what is required.
Doors: ``board.board``, ``readings.read``.
"""
