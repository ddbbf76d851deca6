"""工作台: what to do today, by the person's role and by what the workspace holds.

May import the kit below the pages, ``fieldkit.services`` and the declarations
of ``fieldkit.registers``. Door: ``entry.entry``.
"""
