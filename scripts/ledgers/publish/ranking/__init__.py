"""Make the ranking: who stands where, how sure that is, and who is not ranked."""

from ledgers.publish.ranking.page import RankingPage, ranking_page

__all__ = ["RankingPage", "ranking_page"]
