"""One function per code, in modules by stage.

0xx reading, 1xx catalog, 2xx names and shapes, 3xx values, 4xx rules of the language, 5xx markup, style and script,
6xx output.
"""
