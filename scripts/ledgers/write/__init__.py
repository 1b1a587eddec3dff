"""Output: files written whole, the finished site, editions on a branch."""
