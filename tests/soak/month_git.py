"""What people do with git in a month: branches, merges, a rebase, an empty commit, and worse."""

from tests.soak.month_work import MAIN, Act, adds, files, placed
from tests.unit.flow.pushed import Clone


def on_branch(name: str, act: Act) -> Act:
    """Return some work that is pushed to a branch."""

    def done(clone: Clone, day: str) -> str:
        act(clone, day)
        return f"HEAD:{name}"

    return done


def rebased(name: str) -> Act:
    """Return a branch put on top of what main has now."""

    def act(clone: Clone, _: str) -> str:
        clone.git("checkout", "--quiet", "--detach", f"origin/{name}")
        clone.git("rebase", "--quiet", "origin/main")
        return f"+HEAD:{name}"

    return act


def merges(name: str) -> Act:
    """Return the merge of a county's branch."""

    def act(clone: Clone, _: str) -> str:
        clone.git("merge", "--quiet", "--no-ff", "--message", "合并县区报送", f"origin/{name}")
        return MAIN

    return act


def deletes(ref: str) -> Act:
    """Return the deletion of a branch."""
    return lambda _clone, _day: f":{ref}"


def tags(name: str) -> Act:
    """Return the push of a tag."""
    return lambda _clone, _day: f"refs/tags/{name}"


def moves_tag(name: str) -> Act:
    """Return a tag that is set to another commit."""

    def act(clone: Clone, _: str) -> str:
        clone.git("tag", "--force", name, "HEAD")
        return f"+refs/tags/{name}"

    return act


def says_nothing(clone: Clone, _: str) -> str:
    """Make an empty commit."""
    clone.git("commit", "--quiet", "--allow-empty", "--message", "本周没有新情况")
    return MAIN


def two_branches(clone: Clone, day: str) -> str:
    """Work on two tasks on branches of one's own, and merge both."""
    for task in ("T16", "T22"):
        clone.git("switch", "--quiet", "--create", task, "origin/main")
        files(task, "doing")(clone, day)
    clone.git("switch", "--quiet", "--create", f"both-{day}", "origin/main")
    for task in ("T16", "T22"):
        clone.git("merge", "--quiet", "--no-ff", "--message", "合并", task)
    return MAIN


def writes_the_past_anew(clone: Clone, _: str) -> str:
    """Push a main branch without its last commit."""
    clone.git("reset", "--quiet", "--hard", "HEAD^")
    clone.git("commit", "--quiet", "--allow-empty", "--message", "另一段历史")
    return f"+{MAIN}"


def takes_out_again(path: str, text: str) -> Act:
    """Return the work of writing a text, and taking it out in the next commit."""

    def act(clone: Clone, day: str) -> str:
        adds(path, text)(clone, day)
        clone.git("rm", "--quiet", placed(clone, path))
        clone.commit(message="删去")
        return MAIN

    return act


def dated_back(act: Act, on: str) -> Act:
    """Return some work whose commit is of another day."""

    def done(clone: Clone, day: str) -> str:
        ref = act(clone, day)
        clone.git("commit", "--quiet", "--amend", "--no-edit", f"--date={on}T09:00:00")
        return ref

    return done
