"""The official tables: choose one, see its page, save it for printing."""
