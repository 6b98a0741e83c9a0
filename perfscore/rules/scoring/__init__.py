"""The parts of an evaluation, each building on the one before: base → standing → steps → worth → tiers → sense → changes."""
