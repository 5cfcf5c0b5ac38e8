"""How the learned tables were made: run by ``make tables``, not shipped."""
