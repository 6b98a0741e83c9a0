"""Shared by all tests: the helpers of each folder are imported by their plain name."""
