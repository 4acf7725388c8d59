"""Another program at the same board: it holds it, fills its disk, or is killed while writing.

python second_program.py hold BOARD HOME PLACE
python second_program.py fill BOARD HOME
python second_program.py kills BOARD HOME COUNT SEED
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
from datetime import UTC, datetime
from pathlib import Path

from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Minute
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile

LONGEST_LIFE = 0.09  # seconds; opening and the first write take about a fifth of it
CHECK_EVERY = 20


def circumstances_in(home: Path) -> Circumstances:
    return Circumstances(
        now=lambda: datetime.now(UTC), new_id=lambda: str(uuid.uuid4()), who="Chair", home=home
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


def write_until_killed(path: Path, home: Path, tell: int, chance: random.Random) -> None:
    """Change, type, undo and redo; tell the count and the journal's number after each."""
    file = DeskFile.open(path, circumstances_in(home))
    minute = file.get(Minute, "minute")
    assert minute is not None
    count = int(minute.text.split(" ")[0])
    journal = file._to_write().journal
    while True:
        turn = chance.random()
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
        else:
            file.settle()
        os.write(tell, f"{count} {journal.standing.sequence}\n".encode())


def kills(path: Path, home: Path, times: int, seed: int) -> None:
    """Start writers and kill them at a random moment; say as JSON what came of it."""
    chance = random.Random(seed)
    found = {"kills": 0, "told": 0, "lost": 0, "faults": [], "devices": 0}
    last = (0, 0)
    for number in range(1, times + 1):
        lines = one_kill(path, home, random.Random(chance.random()), chance.random() * LONGEST_LIFE)
        found["kills"] += 1
        found["told"] += len(lines)
        if lines:
            last = tuple(int(part) for part in lines[-1].split())
        if chance.random() < 0.3 and number != times:
            continue  # killed again before anybody opened and closed it in peace
        file = DeskFile.open(path, circumstances_in(home))
        minute = file.get(Minute, "minute")
        sequence = file._to_write().journal.standing.sequence
        if minute is None or (int(minute.text.split(" ")[0]), sequence) < last:
            found["lost"] += 1
        if number % CHECK_EVERY == 0 or number == times:
            found["faults"] += file.check()
        found["devices"] = len(file._to_write().journal.standing.versions)
        file.close()
    print(json.dumps(found))


def one_kill(path: Path, home: Path, chance: random.Random, life: float) -> list[str]:
    """Let one writer live for some seconds; return the lines it told."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told)
        try:
            write_until_killed(path, home, tell, chance)
        finally:
            os._exit(3)
    os.close(tell)
    text = b""
    until = time.monotonic() + life
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
    return text.decode().split("\n")[:-1]


if __name__ == "__main__":
    board, own_home = Path(sys.argv[2]), Path(sys.argv[3])
    if sys.argv[1] == "hold":
        hold(board, own_home, sys.argv[4])
    elif sys.argv[1] == "fill":
        fill(board, own_home)
    else:
        kills(board, own_home, int(sys.argv[4]), int(sys.argv[5]))
