"""Where records of our own stood: the standard ones, for files not yet moved to them."""

from dataclasses import dataclass as dataclass
from dataclasses import field as field
from dataclasses import replace as replace
