"""Static JSON for programs: its files, their description as OpenAPI, and its page."""
