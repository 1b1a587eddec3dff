"""Rules about tasks and rectifications, and about what is filed when."""
