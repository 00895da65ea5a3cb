"""What is asked about backups: which to restore, and what to do where the library is lost."""
