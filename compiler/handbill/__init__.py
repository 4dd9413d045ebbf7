"""Handbill compiles declarative storefront promotions into one small, self-hosted JavaScript file."""

__version__ = "0.1.0"
