"""`python -m getsit` is the command `getsit`."""

from getsit.cli import main

if __name__ == "__main__":
    main()
