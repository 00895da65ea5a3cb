"""Who says a quoted passage, by the words around it: rules that rather say nothing than guess."""
