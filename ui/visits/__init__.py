"""The page 入户: today's doors and what came of each, consent before an interview, lists and samples.

``page`` puts together ``list_view`` (doors), ``consent_view`` (the notice) and ``draw_dialog``
(a list and a sample of it); ``presenter`` talks to the services.
"""
