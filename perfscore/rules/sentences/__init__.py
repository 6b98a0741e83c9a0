"""From sentences to clauses: one room for each thing that a sentence can hold."""
