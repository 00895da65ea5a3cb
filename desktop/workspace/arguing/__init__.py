"""Claims, figures and outlines: what is argued from the passages kept."""
