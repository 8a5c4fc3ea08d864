"""From an edit that was tried on the tape to an edit of the program's text."""
