"""First start: language, role, where to begin, own name; or open what is there already.

May import the kit below the pages and ``fieldkit.services``. Door:
``page.StartPage``.
"""
