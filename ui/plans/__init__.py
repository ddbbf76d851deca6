"""方案: which plan governs, where its targets stand, who does what, what is due, and what the plan says.

``board`` the targets, ``tasks`` the work, ``dates`` the calendar, ``contents`` the
plan's own parts as tables that can be changed. May import the kit and
``fieldkit.services``. Door: :func:`ui.plans.entry.entry`.
"""
