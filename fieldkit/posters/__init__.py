"""Printed guides: a poster per circle (便民生活圈导视图, H-27, W-29), as PDF.

From values to paper in three steps: ``spec`` (what to say), ``layout`` (where
it goes, in millimetres, pure), ``draw`` (ReportLab). May import ``analysis``
and the floors below it; only ``draw`` and ``fonts`` import ReportLab, only
``reading`` imports the renderer.

Doors: ``spec.PosterSpec`` and its parts; ``purposes.purposes`` and
``purposes.purpose_of``; ``template.papers``; ``poster.make_poster``,
``poster.poster_problems``; ``reading.check_poster``, ``reading.preview_png``;
``sketch.plan_sketch`` and ``positions.place_outlets`` for whoever draws the
same sketch elsewhere. Nothing heavy is imported before a poster is made.
"""
