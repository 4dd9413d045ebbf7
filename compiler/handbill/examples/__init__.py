"""What a template looks like and how to begin with it: promotions made of its previews."""
