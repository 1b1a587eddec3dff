"""The files that readers subscribe to: Atom and JSON feeds, and calendars of deadlines."""
