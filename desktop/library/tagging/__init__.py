"""Tags of whole documents."""
