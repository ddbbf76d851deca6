"""设置: who works here, how the program looks, what the workspace uses, and keeping it safe.

May import the kit below the pages and ``fieldkit.services``. Door:
``entry.entry``; what concerns the window as a whole goes through
``window_door.WindowDoor``, which ``ui.app`` fills.
"""
