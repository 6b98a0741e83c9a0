"""Files of the user: replaced whole or not at all, and why the system refused."""
