"""The library: what the package ``perfscore`` offers to programs and notebooks, described in ``docs/api.md``.

``tables`` (read and score), ``findings`` (check), ``standards`` (one rule text), ``papers`` (reports and forms), ``rows`` (for data
frames) and ``fleet`` (for engines of many machines). Nothing here prints or exits. What is wrong in a file is a finding; what
is wrong in a call is a ValueError with a Chinese message. ``perfscore/__init__.py`` loads each name when it is first asked for.
"""
