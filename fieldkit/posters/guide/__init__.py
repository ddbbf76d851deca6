"""The guide that a scanned code opens: a static site of one page a circle.

Pure: facts in, files out (:func:`~fieldkit.posters.guide.site.site_files`); only
``folder`` touches the disk.
"""
