"""What was damaged, or altered behind the library's back, is named, and mended where it can be.

Rows are read one by one (`cells`), the chain of events is verified (`sealing`), the journal is
walked back from the rows there are (`replay`), texts are compared with their digests and quotations
with the texts (`quotations`). What is mended is the history first (`rejoining`), and then, as it
proves them, the rows (`putting_back`); texts and pictures also from original bytes (`rereading`).
"""
