"""The pages of counties: where each stands, why, and from which lines."""
