"""A push: when git asks about it, and the references that it moves."""

from enum import StrEnum

from ledgers.model.values import Struct


class Hook(StrEnum):
    """When git asks: on the server before it takes a push, in a clone before it pushes, commits."""

    RECEIVE = "pre-receive"
    PUSH = "pre-push"
    COMMIT = "pre-commit"


ACTOR_FROM = ("GL_USERNAME", "GL_USER", "GITEA_PUSHER_NAME", "REMOTE_USER")
"""Where servers tell who pushes: GitLab, gitolite, Gitea, and git behind a web server."""


class Update(Struct, frozen=True):
    """A reference that a push moves, and the commits it leaves and gets; None for no commit."""

    ref: str
    old: str | None
    new: str | None
