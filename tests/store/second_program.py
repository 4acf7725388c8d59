"""Another program at the same board: it holds it, fills its disk, or is killed while writing.

python second_program.py hold BOARD HOME PLACE
python second_program.py fill BOARD HOME
python second_program.py backup BOARD HOME begun|whole
python second_program.py kills BOARD HOME COUNT SEED SAVES LONGEST [locked]
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Minute
from chair_desk.store import engine
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.key import KEY_BYTES, SALT_BYTES, Key

CHECK_EVERY = 20
LOCK = Key(b"k" * KEY_BYTES, b"\x9c" * SALT_BYTES)


def circumstances_in(home: Path, key: Key | None = None) -> Circumstances:
    return Circumstances(
        now=lambda: datetime.now(UTC),
        new_id=lambda: str(uuid.uuid4()),
        who="Chair",
        home=home,
        key=key,
    )


def hold(path: Path, home: Path, place: str) -> None:
    file = DeskFile.open(path, circumstances_in(home))
    with file.change("Name the place") as step:
        step.update(Meeting, "meeting", place=place)
    print("holding", flush=True)
    sys.stdin.read()


def fill(path: Path, home: Path) -> None:
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    file = DeskFile.open(path, circumstances_in(home))
    resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000))
    for kept in range(10_000):
        try:
            with file.change("Add a paragraph") as step:
                step.insert(
                    Minute(
                        id=f"m{kept}",
                        meeting_id="meeting",
                        item_id="item",
                        place="b",
                        text="x" * 3000,
                    )
                )
        except CannotDo as error:
            print(error.what)
            print(kept)
            return


def killed_at_a_backup(file: DeskFile, moment: str) -> None:
    """Back up a locked board, and be killed when the copy is begun, or whole without its name."""
    if moment == "whole":
        engine.flush = lambda _part: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment]
        file.back_up()
    file.snapshots.begin()
    file.snapshots.go_on()
    os.kill(os.getpid(), signal.SIGKILL)


def write_until_killed(file: DeskFile, tell: int, chance: random.Random) -> None:
    """Change, type, undo and redo; tell the count, the journal's number and how many saves."""
    count = count_in(file)
    journal = file._to_write().journal
    while True:
        turn, saves = chance.random(), 1
        if turn < 0.7:
            count += 1
            text = f"{count} " + "x" * chance.randrange(3000)
            if turn < 0.4:
                file.type_into(Minute, "minute", "text", text)
            else:
                with file.change("Write") as step:
                    step.update(Minute, "minute", text=text)
                    step.update(Meeting, "meeting", place=str(count))
        elif turn < 0.9:
            with file.change("Retitle") as step:
                step.update(AgendaItem, "item", title=str(chance.random()))
            file.undo()
            file.redo()
            saves = 3
        else:
            file.settle()
            saves = 0
        os.write(tell, f"{count} {journal.standing.sequence} {saves}\n".encode())


def count_in(file: DeskFile) -> int:
    minute = file.get(Minute, "minute")
    assert minute is not None
    return int(minute.text.split(" ")[0])


def kills(
    open_file: Callable[[], DeskFile], times: int, seed: int, saves: int, longest: float
) -> None:
    """Start writers and kill them at a random moment; say as JSON what came of it.

    It goes on until it was done so many times and so many saves were told. Nobody lives longer
    than so many seconds.
    """
    chance = random.Random(seed)
    found = {"kills": 0, "saves": 0, "lost": 0, "faults": [], "devices": 0}
    last = (0, 0)
    while found["kills"] < times or found["saves"] < saves:
        lines = one_kill(open_file, random.Random(chance.random()), chance.random() * longest)
        found["kills"] += 1
        found["saves"] += sum(kept for _count, _sequence, kept in lines)
        last = lines[-1][:2] if lines else last
        is_last = found["kills"] >= times and found["saves"] >= saves
        if chance.random() < 0.3 and not is_last:
            continue  # killed again before anybody opened and closed it in peace
        file = open_file()
        standing = file._to_write().journal.standing
        if (count_in(file), standing.sequence) < last:
            found["lost"] += 1
        if found["kills"] % CHECK_EVERY == 0 or is_last:
            found["faults"] += file.check()
        found["devices"] = len(standing.versions)
        file.close()
    print(json.dumps(found))


def one_kill(
    open_file: Callable[[], DeskFile], chance: random.Random, life: float
) -> list[tuple[int, ...]]:
    """Let one writer live for some seconds; return what it told, a line each.

    Every other one lives so long by its own work, so that a busy machine does not spare it.
    """
    told, tell = os.pipe()
    by_the_wall = chance.random() < 0.5
    child = os.fork()
    if child == 0:
        os.close(told)
        try:
            if not by_the_wall:
                signal.setitimer(signal.ITIMER_PROF, life)
            write_until_killed(open_file(), tell, chance)
        finally:
            os._exit(3)
    os.close(tell)
    text = b""
    until = time.monotonic() + (life if by_the_wall else 600)
    while (left := until - time.monotonic()) > 0:
        if select.select([told], [], [], left)[0]:
            part = os.read(told, 1 << 16)
            if not part:
                break
            text += part
    os.kill(child, signal.SIGKILL)
    while part := os.read(told, 1 << 16):
        text += part
    os.close(told)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status), status
    lines = text.decode().split("\n")[:-1]
    return [tuple(int(part) for part in line.split()) for line in lines]


if __name__ == "__main__":
    board, own_home = Path(sys.argv[2]), Path(sys.argv[3])
    if sys.argv[1] == "hold":
        hold(board, own_home, sys.argv[4])
    elif sys.argv[1] == "fill":
        fill(board, own_home)
    elif sys.argv[1] == "backup":
        killed_at_a_backup(DeskFile.open(board, circumstances_in(own_home, LOCK)), sys.argv[4])
    else:
        times, seed, saves = (int(number) for number in sys.argv[4:7])
        own = circumstances_in(own_home, LOCK if sys.argv[8:] else None)
        kills(lambda: DeskFile.open(board, own), times, seed, saves, float(sys.argv[7]))
