"""The commands, one module each: what it takes (`add_arguments`) and what it does (`run`, which returns the
exit status). What a command needs is imported when it runs, so that each one starts quickly.
"""
