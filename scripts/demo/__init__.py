"""Make cities that do not exist: same seed, same bytes, of any size."""

from demo.city import demonstration_city, generate_city, mini_city
from demo.corpus import big_corpus

__all__ = ["big_corpus", "demonstration_city", "generate_city", "mini_city"]
