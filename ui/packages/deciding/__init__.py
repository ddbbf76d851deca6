"""Conflicts: one question at a time, one key for each answer.

Door: ``asking.Asking`` holds the questions; ``question_card`` asks them.
"""
