"""What the trade's Chinese says, read exactly: numbers, units, widths. Known here once, used by values, rules, checks, intake."""
