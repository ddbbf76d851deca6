"""What a programme document asks for, read from ``resources/plans``: types, targets, rules, tasks, dates, papers.

Code knows no city: a plan is a folder with ``plan.toml``, ``profiles.csv`` and, where it
has them, ``targets.csv``, ``rules.csv``, ``tasks.csv``, ``calendar.csv``, ``asks.csv``,
``norms.csv`` and ``notes.csv``; a user makes another by copying. Pure; may import
``registers`` and ``kernel``. Doors: ``plan`` (the values), ``norms`` (how many outlets
are enough), ``calendar`` (dates that follow), ``reading`` (``load_plan``,
``available_plans``, ``read_plan``, ``choose_profile``).
"""
