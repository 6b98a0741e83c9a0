"""What comes out: findings, scores and reports as text, JSON, tables and documents. Nothing here computes a score."""
