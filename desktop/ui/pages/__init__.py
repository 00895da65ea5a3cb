"""The other view of a document: its pages, as they were printed, under the hands of the reader."""
