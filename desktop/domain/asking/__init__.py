"""Questions to highlights: what may be asked, how it is typed, what is answered."""
