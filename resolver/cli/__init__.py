"""The command line: arguments → the facade → lines and tables. Nothing else in the package knows that there is a terminal.

    run           one run: what the command ``laqab`` calls
    app           the commands, by name
    names, entities, texts, gazetteers, service    the commands, by what they are about
    curating, entries                              the commands of curators: what judges a gazetteer, what writes into it
    options       the options that commands share
    reading, writing, places                       files in, files out, and where in a file an entity stands
    answers       what a command hands to a formatter
    formats       (command, format) → formatter; the formatters are in lines, tables, reports and page
    screen        lines, colours and tables on a terminal or in a pipe
    errors        errors → one sentence and an exit code

What is heavy (the matcher with NumPy, YAML, Rich, the service) is imported by the command that needs it, when it does.
"""

from resolver.cli.run import main

__all__ = ["main"]
