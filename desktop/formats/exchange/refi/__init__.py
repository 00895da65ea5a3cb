"""REFI-QDA, the exchange format of programs for qualitative analysis: http://www.qdasoftware.org.

NVivo, ATLAS.ti, MAXQDA, QualCoder and others write it, and do not agree on what a position is.
"""
