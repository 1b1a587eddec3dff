"""The pages of ledgers: what all of them show, and what single ones show beyond."""
