"""The verb that exports, in every form."""
