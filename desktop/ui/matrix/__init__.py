"""Highlights counted by two of their sides: a table with heat, bars, and a timeline."""
