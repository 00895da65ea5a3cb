"""The window: panes, models, actions and dialogs over a Workspace."""
