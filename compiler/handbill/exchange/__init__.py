"""What changes a site's folder beside its author: `state.lock`, and promotions that come, go, or are copied."""
