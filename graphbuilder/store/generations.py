"""Keeps the states of a store in one folder, so that readers and a writer never meet.

    store/
        7/          the last complete state; nothing in it ever changes
        8.draft/    the next one, while a process writes it, or since that process was killed

A reader takes the highest number and holds a shared lock on it. The one writer holds an exclusive
lock on the whole folder. Its draft begins as a copy of the last state, made of links to the files
of that state, so that copying costs the same for any size. A new name makes the draft the last
state; older ones go as soon as nobody reads them.

So a reader sees the graph as the last build left it, whatever a writer does meanwhile; a writer
waits for no reader; and what goes wrong in a draft, such as a full disk or a power cut, cannot harm
the last state. The next writer goes on with a draft that it finds.
"""

import logging
import os
import re
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graphbuilder.errors import StoreError, StoreInUseError, describe_failure
from graphbuilder.store.locking import FolderLock

LOG = logging.getLogger(__name__)

_STATE = re.compile(r"[0-9]+")
#: The longer ending is that of a copy that was not finished.
_DRAFT = re.compile(r"[0-9]+\.draft(\.tmp)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A complete state, kept from being removed until it is released.

    Attributes:
        path: The folder of its files.
        lock: What keeps it there.
    """

    path: Path
    lock: FolderLock


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The next state, which nobody else can write.

    Attributes:
        path: The folder of its files.
        lock: What keeps other writers away.
        is_copy: Whether it is a copy of the last state as yet, so that it can be forgotten.
    """

    path: Path
    lock: FolderLock
    is_copy: bool


def hold_state(folder: Path) -> State:
    """Keep the last complete state from being removed while it is read.

    Returns:
        The state; its lock is to be released by the caller.

    Raises:
        StoreError: If there is none.
    """
    _refuse_earlier_form(folder)
    while states := _states(folder):
        try:
            lock = FolderLock(states[-1], shared=True)
        except (BlockingIOError, FileNotFoundError):
            continue  # a writer has put a newer one in its place
        if states[-1].is_dir():
            return State(path=states[-1], lock=lock)
        lock.release()
    raise StoreError(
        f"{folder} holds no complete graph yet; run the same `graphbuilder build` again, which "
        "goes on where it stopped"
    )


def is_last(state: State) -> bool:
    """Whether no writer has put a newer state in the place of one that is held."""
    return _states(state.path.parent)[-1:] == [state.path]


def begin_draft(folder: Path) -> Draft:
    """Begin the next state, or go on with the draft of a writer that was killed.

    Returns:
        The draft; nobody else can begin one until its lock is released.

    Raises:
        StoreInUseError: If another process is writing.
        StoreError: If the folder cannot be written.
    """
    return _draft_in(folder, _lock(folder))


def restart_draft(draft: Draft) -> Draft:
    """Begin a draft that cannot be opened anew, from the last complete state.

    Returns:
        Another draft, with the same lock.

    Raises:
        StoreError: If the folder cannot be written.
    """
    LOG.warning("%s is damaged; what it had beyond the last state is read again", draft.path)
    _remove([draft.path])
    return _draft_in(draft.path.parent, draft.lock)


def publish(draft: Draft) -> None:
    """Make a draft the last complete state; it must be closed, so that nothing writes it.

    Raises:
        StoreError: If it cannot get its new name.
    """
    folder = draft.path.parent
    try:
        draft.path.rename(draft.path.with_suffix(""))
        _sync(folder)  # before what it replaces goes
        _remove_unread(_states(folder)[:-1])
    except OSError as error:
        raise StoreError(f"{draft.path} cannot be renamed: {describe_failure(error)}") from error
    finally:
        draft.lock.release()


def discard(draft: Draft) -> None:
    """Forget a draft."""
    _remove([draft.path])
    draft.lock.release()


def copy_state(source: Path, target: Path) -> None:
    """Make the last complete state of a folder that of another; they then share no file.

    Raises:
        StoreError: If there is none, another process writes the target, or it cannot be written.
    """
    state = hold_state(source)
    try:
        lock = _lock(target)
        path = _next_draft(target)
        part = path.with_name(f"{path.name}.tmp")
        try:
            _remove(_drafts(target))
            shutil.copytree(state.path, part)
            part.rename(path)
        except (OSError, shutil.Error) as error:
            _remove([part])
            lock.release()
            raise StoreError(f"{target} cannot be written: {describe_failure(error)}") from error
        publish(Draft(path=path, lock=lock, is_copy=False))
    finally:
        state.lock.release()


def _lock(folder: Path) -> FolderLock:
    """Keep other writers away from a folder, which is made if it is not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_earlier_form(folder)
        return FolderLock(folder, shared=False)
    except BlockingIOError as error:
        raise StoreInUseError(
            f"{folder} is in use by another process that writes it; wait until that is done and "
            "run this again (reading is possible meanwhile)"
        ) from error
    except OSError as error:
        raise StoreError(f"{folder} cannot be written: {describe_failure(error)}") from error


def _draft_in(folder: Path, lock: FolderLock) -> Draft:
    states, path = _states(folder), _next_draft(folder)
    _remove(draft for draft in _drafts(folder) if draft != path)
    if path.is_dir():
        return Draft(path=path, lock=lock, is_copy=False)
    try:
        if states:
            # Oxigraph links the files, and gives the copy its name when it is complete.
            ox.Store.read_only(str(states[-1])).backup(str(path))
    except (OSError, RuntimeError) as error:
        lock.release()
        raise StoreError(f"{path} cannot be written: {describe_failure(error)}") from error
    return Draft(path=path, lock=lock, is_copy=bool(states))


def _states(folder: Path) -> list[Path]:
    """List the complete states, the last one last."""
    if not folder.is_dir():
        return []
    names = (entry.name for entry in folder.iterdir() if _STATE.fullmatch(entry.name))
    return [folder / name for name in sorted(names, key=int)]


def _sync(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows has no way to."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _drafts(folder: Path) -> list[Path]:
    return [entry for entry in folder.iterdir() if _DRAFT.fullmatch(entry.name)]


def _next_draft(folder: Path) -> Path:
    states = _states(folder)
    return folder / f"{int(states[-1].name) + 1 if states else 1}.draft"


def _remove_unread(states: Iterable[Path]) -> None:
    for state in states:
        try:
            lock = FolderLock(state, shared=False)
        except BlockingIOError:
            continue  # somebody reads it; the next writer asks again
        _remove([state])
        lock.release()


def _remove(folders: Iterable[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _refuse_earlier_form(folder: Path) -> None:
    if (folder / "CURRENT").is_file():
        raise StoreError(
            f"{folder} was written by an earlier version of graphbuilder; delete it and build "
            "again, or build into another folder"
        )
