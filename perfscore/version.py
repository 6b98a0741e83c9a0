"""The version, for the package, its results and the build."""

VERSION = "0.1.0"
