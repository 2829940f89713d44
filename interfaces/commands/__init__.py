"""The commands: each takes its arguments, calls one function and gives back its exit status. No rules here."""
