"""Make cities that do not exist: same seed, same bytes, of any size."""

from tests.synthetic.city import demonstration_city, generate_city, mini_city
from tests.synthetic.corpus import big_corpus

__all__ = ["big_corpus", "demonstration_city", "generate_city", "mini_city"]
