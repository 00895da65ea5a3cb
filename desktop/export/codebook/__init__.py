"""The codebook as a document: what each tag is for, with how far it is in use."""
