"""``python -m clearprop`` is the command line, also where the script ``clearprop`` is not on the path."""

from clearprop.cli import main

if __name__ == "__main__":
    main()
