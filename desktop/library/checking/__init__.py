"""What was damaged, or altered behind the library's back, is named, and mended where it can be.

Rows are read one by one (`cells`), the chain of events is verified (`sealing`), the journal is
walked back from the rows there are (`replay`), texts are compared with their digests and quotations
with the texts (`quotations`).
"""
