"""Watching a site's folder, rebuilding what changed, and serving the shop's pages while somebody works on them."""
