"""What a programme document asks for, read from ``resources/plans``: lists of types, norms, wording, notes.

Code knows no city: a plan is a folder with ``plan.toml``, ``profiles.csv`` and,
where it has them, ``norms.csv`` and ``notes.csv``; a user can write another.
Pure; may import ``registers`` and ``kernel``. Doors: ``plan`` (the values),
``norms`` (how many outlets are enough), ``reading`` (``load_plan``,
``available_plans``, ``read_plan``, ``choose_profile``).
"""
