"""Translations as a spreadsheet: written for a translator, and taken in again whatever a spreadsheet program did to it.

Only wordings stand in it, never the value of an answer and nothing from a visit.
"""
