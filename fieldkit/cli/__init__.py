"""The command line: whatever the window can do, through the same services.

Doors: ``main`` (parser and exit codes). One module for each family of commands;
``window`` is the only module of the core that opens ``ui``.
"""
