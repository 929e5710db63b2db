"""`python -m worldcafe`: the command, where its folder of scripts is not on the search path."""

from worldcafe.command import main

if __name__ == "__main__":
    main()
