"""One method = one intention of a user = one transaction; what the command line and the window call.

May import every room below it. Doors: ``workspace`` (make, open), ``records``,
``conflicts``, ``packages``, ``interviews``, ``analysis``, ``tables``,
``posters``, ``maintenance``, ``demo``.
"""
