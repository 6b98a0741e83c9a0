"""Groups of clauses: which share a start, which ask one fact, which only say where others start."""
