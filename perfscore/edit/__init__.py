"""Changes to indicator files that leave everything else as it was: ``fmt``, ``fill`` and ``new``.

A :class:`~perfscore.edit.document.Document` is a file as text plus what is needed to write it back byte for byte
(encoding, line ends). ``cells`` changes single values at the places that the loader's nodes know; ``fill`` and
``following`` are lists of such changes. ``order`` moves keys with their comments, ``layout`` is ruamel.yaml's round
trip, ``formatter`` joins both. ``target`` replaces the file on disk, all or nothing. Start reading in ``cells``.
"""
