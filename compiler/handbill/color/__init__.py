"""Colours of CSS: what they are called, what they look like, and how well one reads on another."""
