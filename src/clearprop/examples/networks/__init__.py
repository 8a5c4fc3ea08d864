"""The five networks that the project started from, one file each; two of them with their cure."""
