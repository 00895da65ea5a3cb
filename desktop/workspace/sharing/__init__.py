"""Handing a library, or a part of it, to other programs."""
