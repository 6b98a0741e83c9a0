"""Speed and memory beside peers: ``python -m benchmarks`` (about a minute), ``--full`` for 2,000 files."""
