"""The stages of the data, one file each: source, manifest, site, plan, bundle; and the values that they hold.

Everything here is frozen, so that watch mode can share between two builds what did not change.
"""
