"""The reader pane: a virtualised view of one text, and what is done with it."""
