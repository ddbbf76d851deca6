"""What communities have and what they lack: pure functions from frozen facts to frozen results.

Reads nothing and knows no database; a service fills the facts from the
workspace. May import ``plans``, ``registers`` and ``kernel``. Doors:
``coverage`` (``coverage`` → ``CoverageMatrix``, community × business type in
three states) and ``gaps`` (``shortfalls`` per community for 附件2, ``ranking``
per business type, ``circle_lacks`` rolled up per circle).
"""
