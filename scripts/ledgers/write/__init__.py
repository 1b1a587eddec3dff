"""Let the results out into the world: atomic files, the finished site."""
