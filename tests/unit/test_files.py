from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pytest

from clearprop.errors import FileError
from clearprop.files import read_bytes, write_atomically

posix = pytest.mark.skipif(os.name != "posix", reason="links, modes and devices are those of POSIX")


def said(path: Path | str, content: bytes = b"new") -> str:
    with pytest.raises(FileError) as caught:
        write_atomically(path, content)
    return str(caught.value)


def test_bytes_and_a_writer_write_the_same(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", b"\x00one\r\n")
    write_atomically(tmp_path / "b", lambda file: file.write(b"\x00one\r\n"))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == b"\x00one\r\n"
    assert sorted(os.listdir(tmp_path)) == ["a", "b"]


def test_a_name_without_a_folder_is_written_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_atomically("a.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"


@pytest.mark.parametrize("failure", [RuntimeError, KeyboardInterrupt])
def test_a_writer_that_fails_leaves_the_old_file_and_no_other(
    tmp_path: Path, failure: type[BaseException]
) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def stops_half_way(file: BinaryIO) -> None:
        file.write(b"half")
        raise failure

    with pytest.raises(failure):
        write_atomically(tmp_path / "a", stops_half_way)
    assert (tmp_path / "a").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a"]


def test_readers_see_the_old_file_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    seen = []

    def looks_while_writing(file: BinaryIO) -> None:
        file.write(b"new")
        file.flush()
        seen.append(path.read_bytes())

    write_atomically(path, looks_while_writing)
    assert seen == [b"old"]
    assert path.read_bytes() == b"new"


@contextmanager
def largest_file(size_bytes: int) -> Iterator[None]:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_file_that_grows_too_large_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with largest_file(4096):
        first = said(path, bytes(100_000))
    path.write_bytes(b"old")
    with largest_file(4096):
        second = said(path, bytes(100_000))
    reason = (
        f"{path} cannot be written: the file grew larger than is allowed here. "
        "Raise the limit, or write to another place. "
    )
    assert first == reason + "Nothing was written."
    assert second == reason + "The file that stood there is unchanged."
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a"]


FULL_DISK = """
import os, sys
from clearprop.errors import FileError
from clearprop.files import write_atomically
folder = sys.argv[1]
write_atomically(folder + "/a", b"old")
for name in ("a", "b"):
    try:
        write_atomically(folder + "/" + name, bytes(200_000))
    except FileError as problem:
        print(problem)
print(open(folder + "/a").read(), os.listdir(folder))
"""


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """On a real disk of 64 kilobytes, mounted for one child process only."""
    mount = f"mount -t tmpfs -o size=64k tmpfs {tmp_path}"
    unshare = shutil.which("unshare")
    if not unshare or subprocess.run([unshare, "-rm", "sh", "-c", mount], capture_output=True).returncode:
        pytest.skip("this system lets no ordinary process mount a disk of its own")
    child = subprocess.run(
        [
            unshare,
            "-rm",
            "sh",
            "-c",
            mount + ' && exec "$@"',
            "sh",
            sys.executable,
            "-c",
            FULL_DISK,
            tmp_path,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    remedy = "Free some space, or write to another place."
    assert child.stdout.splitlines() == [
        f"{tmp_path}/a cannot be written: the disk is full. {remedy} The file that stood there is unchanged.",
        f"{tmp_path}/b cannot be written: the disk is full. {remedy} Nothing was written.",
        "old ['a']",
    ]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_device_is_written_through_and_stays_a_device() -> None:
    write_atomically("/dev/null", b"new")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    assert said("/dev/full") == (
        "/dev/full cannot be written: the disk is full. Free some space, or write to another place."
    )


@posix
def test_a_pipe_is_written_through(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writing = threading.Thread(target=write_atomically, args=(pipe, b"through"))
    writing.start()
    assert pipe.read_bytes() == b"through"
    writing.join()


@posix
def test_a_link_is_written_through_and_modes_are_kept(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.write_bytes(b"old")
    real.chmod(0o640)
    (tmp_path / "link").symlink_to("real")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@posix
def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    write_atomically(tmp_path / "a", b"new")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_missing_folder_and_a_folder_are_said(tmp_path: Path) -> None:
    path = tmp_path / "models" / "m"
    assert said(path) == (
        f"{path} cannot be written: there is no folder {tmp_path / 'models'}. "
        "Create it, or write to another place. Nothing was written."
    )
    assert said(tmp_path) == (
        f"{tmp_path} is a folder. Give the name of a file to write in it. Nothing was written."
    )


@posix
def test_a_file_used_as_a_folder_and_a_name_too_long_are_said(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    path = tmp_path / "a" / "m"
    assert said(path) == (
        f"{path} cannot be written: there is no folder {tmp_path / 'a'}. "
        "Create it, or write to another place. Nothing was written."
    )
    path = tmp_path / ("m" * 300)
    assert said(path) == (
        f"{path} cannot be written: the name is too long. Choose a shorter one. Nothing was written."
    )
    assert os.listdir(tmp_path) == ["a"]


@posix
def test_another_reason_is_said_in_the_words_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert said(tmp_path / "loop" / "m") == (
        f"{tmp_path / 'loop' / 'm'} cannot be written: too many levels of symbolic links. "
        "Write to another place. Nothing was written."
    )
    with pytest.raises(FileError) as caught:
        read_bytes(tmp_path / "loop")
    assert str(caught.value) == (
        f"{tmp_path / 'loop'} cannot be read: too many levels of symbolic links. Give another file."
    )


@contextmanager
def ordinary_user() -> Iterator[Path]:
    """A folder of one's own; as root, to whom no permission is ever refused, become nobody meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        root = os.geteuid() == 0
        if root:
            os.chown(folder, 65534, 65534)
            os.setresuid(65534, 65534, 0)
        try:
            yield Path(folder)
        finally:
            if root:
                os.setresuid(0, 0, 0)


@posix
def test_permissions_are_respected() -> None:
    with ordinary_user() as folder:
        path = folder / "a"
        path.write_bytes(b"old")
        path.chmod(0o000)
        unreadable = said(path)
        with pytest.raises(FileError) as caught:
            read_bytes(path)
        folder.chmod(0o500)
        closed = said(folder / "b")
    reason = "permission is refused. Write to a place of your own, or have the permission changed."
    assert unreadable == f"{path} cannot be written: {reason} The file that stood there is unchanged."
    assert closed == f"{folder / 'b'} cannot be written: {reason} Nothing was written."
    assert str(caught.value) == (
        f"{path} cannot be read: permission is refused. Have the permission changed, or give another file."
    )


@pytest.mark.parametrize("name", ["", "a\0b"])
def test_a_name_that_names_nothing(name: str) -> None:
    expected = f"{name!r} is not the name of a file. Give a name of at least one letter, without nulls."
    assert said(name) == expected
    with pytest.raises(FileError) as caught:
        read_bytes(name)
    assert str(caught.value) == expected


def test_reading_a_missing_file_names_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "flowers.csv").write_bytes(b"whole")
    assert read_bytes(tmp_path / "flowers.csv") == b"whole"
    for name, hint in [
        ("flower.csv", f"Did you mean {tmp_path / 'flowers.csv'}?"),
        ("moons.csv", "Check the name and the folder."),
        ("no/moons.csv", "Check the name and the folder."),
    ]:
        with pytest.raises(FileError) as caught:
            read_bytes(tmp_path / name)
        assert str(caught.value) == f"{tmp_path / name}: there is no such file. {hint}"


def test_reading_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        read_bytes(tmp_path)
    assert str(caught.value) == f"{tmp_path} is a folder, not a file. Give the name of a file in it."


@pytest.mark.parametrize("path", [None, 3, b"a.csv"])
def test_what_is_no_name_is_refused(path: object) -> None:
    with pytest.raises(FileError, match=r"is not the name of a file\. Give a text or a pathlib\.Path\."):
        read_bytes(path)  # type: ignore[arg-type]
    with pytest.raises(FileError, match=r"is not the name of a file\. Give a text or a pathlib\.Path\."):
        write_atomically(path, b"")  # type: ignore[arg-type]
