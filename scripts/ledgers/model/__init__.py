"""The frozen values that all rooms share; nothing here reads or writes."""
