"""Dossiers (一圈一策, 1+N): one content, written as .docx or .pdf.

``content`` holds what a document says, ``docx`` and ``pdf`` write it. The room
knows no workspace: ``fieldkit.services.dossiers`` puts the content together.
"""
