"""One command per file, thin: arguments → calls → exit status.

Each module has ``run``, whose parameters are the options and whose docstring is the help page, and ``EXAMPLES``,
the lines at the end of that page. The table of commands is :data:`perfscore.shell.catalogue.COMMANDS`.
"""
