"""Changes to indicator files that leave everything else as it was: ``fmt``, ``fill`` and ``new``.

A :class:`~perfscore.edit.document.Document` is a file as text plus what is needed to write it back byte for byte
(encoding, line ends). ``cells`` knows the place of single values and makes edits; ``change`` makes a set of them and
checks the result; ``fill``, ``following`` (``new``) and ``facts`` (``fmt --facts``) say what is to change. ``order``
moves keys with their comments, ``layout`` tells what is laid out, ``roundtrip`` lays out through ruamel.yaml,
``formatter`` (``fmt``) joins the three. ``forms`` fills a bureau's own workbook; ``back`` takes over what was changed in a
printed form. ``target`` replaces the file on disk, all or nothing; ``session`` goes through
the files of a command. Start reading in ``cells``.
"""
