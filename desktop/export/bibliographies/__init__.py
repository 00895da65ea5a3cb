"""Documents as bibliographies, for programs that cite."""
