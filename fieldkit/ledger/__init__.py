"""The ledger of changes: pure, the heart everything else hangs on.

Every edit is an immutable :class:`~fieldkit.ledger.change.Change`. Merging two
workspaces is the union of two sets of changes, so the result does not depend on
order, repetition or lateness, and nothing anyone typed is lost. Values,
conflicts, deletions and "same outlet" are functions of that set.

May import ``kernel`` only. Doors: ``change`` (the immutable entry and its
canonical form), ``state`` (a record's heads, values, conflicts), ``union``
(sets of changes, forks, ranges), ``writing`` (making the next change),
``sameness`` (two records, one outlet). LEDGER.md tells the whole design.
"""
