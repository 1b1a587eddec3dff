"""Generator of fictitious cities of any size: same seed, same bytes."""

from demo.city import demonstration_city, generate_city, mini_city
from demo.corpus import big_corpus

__all__ = ["big_corpus", "demonstration_city", "generate_city", "mini_city"]
