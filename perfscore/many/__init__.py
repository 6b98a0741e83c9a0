"""Many files at once: one picklable function from a file to its rows, mapped in this process or in several."""
