"""Debates and interviews: texts in which people take turns."""
