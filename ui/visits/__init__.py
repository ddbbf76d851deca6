"""The page 入户: today's doors and what came of each, lists and samples.

``page`` puts together ``list_view`` (doors) and ``draw_dialog`` (a list and a sample of it);
``presenter`` talks to the services. Notice and interview are on the page 问卷, which comes back here.
"""
