"""Who asks: the command line (`cli.py`, drawn by `terminal/`). Nothing here decides about a document."""
