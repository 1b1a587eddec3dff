"""Write what readers subscribe to: Atom and JSON feeds, and calendars of deadlines."""
