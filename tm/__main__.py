"""``python -m tm``: the same as the ``tm`` program."""

from tm.cli import main

if __name__ == "__main__":
    main()
