"""Prove a draft: its quotations in a list, each beside its source, and put right on a click."""
