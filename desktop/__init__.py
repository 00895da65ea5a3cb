"""Manicule: read documents closely, keep what matters, hand it on with an exact citation.

The map of layers; each may import only what stands below it (checked by the test suite):

    __main__                       python -m desktop
    app | cli                      the window's wiring; the command line
    ui                             window, panes, models, actions (Qt only here and in app)
    worker                         another Workspace in a process of its own, for slow work
    workspace                      what the program can do, in words; composes the next five
    formats                        a file in, text and structure out
    library                        the store: one SQLite file (the only place with SQLAlchemy)
    search                         the index: a cache of the store (the only place with Whoosh)
    annotate                       hold on to a passage: make an anchor, find it again
    export                         annotations out
    pdf | words                    the PDF engine (alone knows PDFium, pikepdf); codes in, words out
    domain | keyring | logs        the nouns, as frozen values; kept passwords; the log file
    errors | paths                 failures the reader can act on; where things live
"""

APP_NAME = "Manicule"
APP_ID = "org.manicule.Manicule"
__version__ = "0.1.0"
