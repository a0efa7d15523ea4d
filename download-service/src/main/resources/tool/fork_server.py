"""fork_server.py SOCKET IDLE FOLDER ROOM

Holds yt-dlp's modules loaded and forks one process for each run asked for, since loading them costs as much as a small
download. FOLDER is where Python finds the package yt_dlp, empty when it is among the installed ones. Prints "ready" once runs
can be asked for at SOCKET, and ends when none was asked for in IDLE seconds. ROOM is any text: a process cannot show a
longer command line than it was started with, and that of a run is to be seen in its place.

Whoever asks opens three connections, each beginning with a line of JSON: {"run", "stream"} with the streams "out" and
"err", which become the run's standard output and error, then {"run", "folder", "arguments", "environment"}, which
controls it: the answer is one line, "exit N". A keeper per run does what supervise.sh does for other programs: the run
is a process group of its own, under a lock on its folder; when the controlling connection ends, by a close or by the
death of its owner, the whole group ends too: asked with INT, and after 3 s told with KILL.

Exit of a run: what yt-dlp exits with; 128 and the signal that ended it; 73 the folder cannot be used, 75 another run
holds it.
"""

import ctypes
import fcntl
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
import time

DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
MARK = "YTARCHIVE_RUN"
GRACE_SECONDS = 3
TICK_SECONDS = 0.02
HEADER_SECONDS = 5
FOLDER_UNUSABLE = 73
FOLDER_IN_USE = 75
MOST_HEADER_BYTES = 1 << 20
MOST_WAITING = 64
NEEDED_BY_EACH_RUN = (
    "yt_dlp.extractor.youtube",
    "yt_dlp.downloader.http",
    "yt_dlp.downloader.dash",
    "yt_dlp.networking._urllib",
    "yt_dlp.networking._requests",
    "yt_dlp.networking._websockets",
)
LIBC = ctypes.CDLL(None)


def load(folder):
    if folder:
        sys.path.insert(0, folder)
    importlib.import_module("yt_dlp")
    for name in NEEDED_BY_EACH_RUN:
        try:
            importlib.import_module(name)
        except ImportError:
            pass  # not every version has each: what is missing here a run loads by itself
    gc.collect()
    gc.freeze()  # what is never looked at again is never copied either


def listen(path):
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen(MOST_WAITING)
    return listener


def serve(listener, idle):
    """Returns in each run's own process alone, with what was asked for; None when nobody asks any more."""
    streams = {}
    listener.settimeout(idle)
    while True:
        try:
            connection = listener.accept()[0]
        except BlockingIOError:
            return None
        except socket.timeout:
            close_door(listener)
            continue
        try:
            asked = header(connection)
        except (OSError, ValueError):
            connection.close()
            continue
        if "stream" in asked:
            remember(streams, asked, connection)
            continue
        out, err = (streams.pop((asked["run"], name), None) for name in ("out", "err"))
        if out and err and os.fork() == 0:
            listener.close()
            forget(streams)
            keep(asked, connection, out, err)  # comes back as the run itself
            return asked
        for each in (connection, out, err):
            if each:
                each.close()


def close_door(listener):
    """Who finds no door starts the run without us; who is through it already is still served."""
    os.unlink(listener.getsockname())
    listener.setblocking(False)


def remember(streams, asked, connection):
    if len(streams) >= MOST_WAITING:
        forget(streams)  # of askers that died between their connections
    streams[asked["run"], asked["stream"]] = connection


def forget(streams):
    for connection in streams.values():
        connection.close()
    streams.clear()


def header(connection):
    connection.settimeout(HEADER_SECONDS)
    line = b""
    while not line.endswith(b"\n"):
        part = connection.recv(1 << 16)
        if not part or len(line) > MOST_HEADER_BYTES:
            raise ValueError("no header")
        line += part
    connection.settimeout(None)
    return json.loads(line)


def keep(asked, control, out, err):
    """The keeper's whole life; comes back in the run's process alone."""
    os.setsid()
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with open(os.devnull, "r+b", buffering=0) as nothing:
        os.dup2(nothing.fileno(), 0)
        os.dup2(nothing.fileno(), 1)
    os.dup2(err.fileno(), 2)  # the server's own ends with the server
    err.close()
    show_mark(asked["run"])
    show_command([os.path.basename(__file__), "keeper", asked["folder"]])
    lock, refusal = locked(asked["folder"])
    if refusal:
        end_keeper(control, refusal)
    keeper = os.getpid()
    run = os.fork()
    if run == 0:
        control.close()
        become(asked, keeper, out)
        return
    out.close()
    os.close(lock)
    end_keeper(control, watched(run, control))


def locked(folder):
    """The lock is held as long as one of the run's group lives."""
    try:
        lock = os.open(os.path.join(folder, ".lock"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
    except OSError:
        return None, FOLDER_UNUSABLE
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return None, FOLDER_IN_USE
    os.set_inheritable(lock, True)
    return lock, None


def watched(run, control):
    """Waits for the run's end, and brings it about when its owner is gone; returns its exit code."""
    leader = os.pidfd_open(run)
    poll = select.poll()
    poll.register(leader, select.POLLIN)
    poll.register(control, select.POLLIN)
    wanted = leader not in (ready for ready, _ in poll.poll())
    patience = time.monotonic() + GRACE_SECONDS
    if wanted:
        interrupt(run, leader)
        if not ended(leader, GRACE_SECONDS):
            os.killpg(run, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(run, 0)[1])
    end_rest(run, patience if wanted else time.monotonic() + GRACE_SECONDS)
    return code if code >= 0 else 128 - code


def ended(leader, seconds):
    return bool(select.select([leader], [], [], seconds)[0])


def interrupt(run, leader):
    """Just after the start there is a leader, but no group yet."""
    while not ended(leader, 0):
        try:
            return os.killpg(run, signal.SIGINT)
        except ProcessLookupError:
            time.sleep(TICK_SECONDS)


def end_rest(run, patience):
    """What the leader has left behind in its group."""
    try:
        os.killpg(run, signal.SIGINT)
        while time.monotonic() < patience:
            time.sleep(TICK_SECONDS)
            os.killpg(run, 0)
        os.killpg(run, signal.SIGKILL)
    except ProcessLookupError:
        pass  # nothing is left


def end_keeper(control, code):
    try:
        control.sendall(b"exit %d\n" % code)
    except OSError:
        pass  # nobody is left to hear it
    os._exit(0)


def show_mark(run):
    """The kernel shows the environment a program began with: there the run's mark takes the place of the server's."""
    with open("/proc/self/environ", "rb") as shown:
        environment = shown.read()
    name = (MARK + "=").encode()
    at = environment.index(name) + len(name)
    if environment.index(b"\0", at) - at == len(run):
        overwrite(memory_area("environment")[0] + at, run.encode())


def show_command(arguments):
    """Lists of processes are to tell runs apart, as far as the server's own command line has room."""
    start, end = memory_area("arguments")
    line = b"".join(os.fsencode(argument) + b"\0" for argument in arguments)
    overwrite(start, line[: end - start - 1].ljust(end - start, b"\0"))


def memory_area(what):
    with open("/proc/self/stat", "rb") as stat:
        fields = stat.read().rpartition(b")")[2].split()
    first = {"arguments": 45, "environment": 47}[what]
    return int(fields[first]), int(fields[first + 1])


def overwrite(address, text):
    with open("/proc/self/mem", "r+b", buffering=0) as memory:
        memory.seek(address)
        memory.write(text)


def become(asked, keeper, out):
    LIBC.prctl(DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != keeper:
        os._exit(128 + signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for own in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(own, signal.SIG_DFL)
    os.setsid()
    show_command(asked["arguments"])
    os.dup2(out.fileno(), 1)
    out.close()
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    sys.argv = asked["arguments"]


def end_with_supervisor():
    """Its watcher may have been killed too, and then nobody would know of us. Runs have keepers of their own."""
    LIBC.prctl(DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() == 1:
        os._exit(128 + signal.SIGKILL)


def main():
    path, idle, folder, _ = sys.argv[1:]
    end_with_supervisor()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # ends without a word
    show_command([sys.executable, *sys.argv[:-1]])
    load(folder)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for keepers
    listener = listen(path)
    print("ready", flush=True)
    asked = serve(listener, float(idle))
    if asked:
        sys.modules["yt_dlp"].main(asked["arguments"][1:])


main()
