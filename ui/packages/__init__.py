"""数据包: packages in, conflicts decided, packages out.

May import the kit below the pages, ``fieldkit.services`` and the declarations
of ``fieldkit.registers``. Door: ``entry.entry``.
"""
