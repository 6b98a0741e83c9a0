"""Texts of a cell become values: ``parse("≥2000万元", year=2024)`` → ``Quantity``, and ``str`` prints the normal form.

Start at :mod:`perfscore.values.types` for what a value can be.
"""
