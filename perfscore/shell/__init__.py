"""What talks to a terminal: finds the named command, reads its options, prints help, says what went wrong."""
