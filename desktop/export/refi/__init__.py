"""A library as a REFI-QDA project or codebook, for other programs for qualitative analysis.

What positions are is written as the standard has it: code points, the end after the last letter,
in texts with line feeds and without a byte order mark, so that no program can count otherwise but
by UTF-16. The words of each passage are its name, by which a careful importer can tell.
"""
