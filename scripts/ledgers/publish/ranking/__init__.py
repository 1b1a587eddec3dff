"""The ranking: the rank of each county, how sure it is, and the counties without a rank."""
