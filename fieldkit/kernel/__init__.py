"""Words that every room uses; imports only the standard library.

Doors: ``errors`` (operations that cannot be done), ``problems`` (data that is
wrong, doubtful or damaged), ``texts`` (sentences in two languages),
``progress``, ``canonical``, ``ids``, ``clock``, ``resources``.
"""
