"""Whatever a program does, a Case comes back that says what happened."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from clearprop import Case, ClearpropError, read_program


def read(tmp_path: Path, text: str, name: str = "program.py", **settings: float) -> Case:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_program(path, **settings)


def test_syntax_error(tmp_path: Path) -> None:
    case = read(tmp_path, "x = 1\nfor k in range(3)\n    print(k)\n")
    assert case.exception is not None
    assert case.exception.kind == "SyntaxError"
    assert case.exception.span is not None
    assert case.exception.span.line == 2
    assert case.exception.statement == "for k in range(3)"
    assert "Traceback" not in case.stderr
    assert case.status == 1


def test_missing_import(tmp_path: Path) -> None:
    case = read(tmp_path, "import numpy as np\nimport nunpy\n")
    assert case.exception is not None
    assert (case.exception.kind, str(case.exception.span)) == (
        "ModuleNotFoundError",
        f"{tmp_path}/program.py:2",
    )


@pytest.mark.parametrize("status", [0, 3])
def test_sys_exit(tmp_path: Path, status: int) -> None:
    case = read(tmp_path, f"import sys\nprint('a')\nsys.exit({status})\nprint('b')\n")
    assert (case.stdout, case.status, case.exception) == ("a\n", status, None)


def test_os_exit_in_the_middle(tmp_path: Path) -> None:
    case = read(tmp_path, "import os\nprint('a', flush=True)\nos._exit(4)\n")
    assert (case.stdout, case.status) == ("a\n", 4)
    assert "the program ended itself with os._exit(4)" in case.notes


def test_a_signal_ends_it(tmp_path: Path) -> None:
    case = read(tmp_path, "import os, signal\nprint('a', flush=True)\nos.kill(os.getpid(), signal.SIGKILL)\n")
    assert case.stdout == "a\n"
    assert case.limits == ("the process was ended by signal 9",)


def test_input_without_anybody_to_answer(tmp_path: Path) -> None:
    case = read(tmp_path, "n = int(input('epochs? '))\n")
    assert case.exception is not None
    assert case.exception.kind == "EOFError"
    assert any("asks for input" in note for note in case.notes)


def test_endless_loop(tmp_path: Path) -> None:
    case = read(tmp_path, "n = 0\nprint('on')\nwhile True:\n    n += 1\n", time_limit=0.5)
    assert case.stdout == "on\n"
    assert case.limits == ("the program was stopped after 0.5 seconds",)
    assert case.exception is None


def test_endless_loop_that_catches_everything(tmp_path: Path) -> None:
    text = "while True:\n    try:\n        while True:\n            pass\n    except:\n        pass\n"
    case = read(tmp_path, text, time_limit=0.5)
    assert case.limits == ("the program was stopped after 0.5 seconds",)
    assert any("caught the stop" in note for note in case.notes)


def test_exception_in_a_function_of_the_program(tmp_path: Path) -> None:
    text = """
import numpy as np
W = np.ones((3, 2))
def forward(x):
    return np.tanh(x.dot(W) + 1.0)
for k in range(5):
    forward(np.ones((4, 3)) if k < 4 else np.zeros((4, 2)))
"""
    failure = read(tmp_path, text).exception
    assert failure is not None
    assert failure.span is not None
    assert (failure.kind, failure.function, failure.span.line) == ("ValueError", "forward", 5)
    assert failure.statement == "return np.tanh(x.dot(W) + 1.0)"
    assert [(each.name, each.shape, each.dtype) for each in failure.operands] == [
        ("x", (4, 2), "float64"),
        ("W", (3, 2), "float64"),
    ]
    assert "clearprop" not in failure.traceback


def test_exception_where_nothing_is_watched(tmp_path: Path) -> None:
    text = """
import numpy as np
W = np.ones((3, 2))
for k in range(100):
    x = np.ones((1, 3)) if k != 50 else np.ones((1, 7))
    z = x @ W
"""
    failure = read(tmp_path, text).exception
    assert failure is not None
    assert [(each.name, each.shape) for each in failure.operands] == [("x", (1, 7)), ("W", (3, 2))]


def test_deep_recursion(tmp_path: Path) -> None:
    case = read(tmp_path, "def f(n):\n    return f(n + 1) + 1\nf(0)\n")
    assert case.exception is not None
    assert case.exception.kind == "RecursionError"


def test_huge_output_is_cut(tmp_path: Path) -> None:
    case = read(tmp_path, "line = 'x' * 999_999\nfor k in range(40):\n    print(line)\n")
    assert len(case.stdout) == 32_000_000
    assert case.limits == ("stdout was cut after 32000000 bytes; 8000000 more were printed",)


def test_deleted_folder(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    text = "import os, shutil\nimport numpy as np\nshutil.rmtree(os.getcwd())\nprint(np.ones(2) * 2)\n"
    case = read(folder, text)
    assert (case.stdout, case.exception) == ("[2. 2.]\n", None)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "import threading\nthreading.Thread(target=lambda: print(sum(range(9)))).start()\n",
        "import os\nif os.fork():\n    os.wait()\nelse:\n    print('child')\n",
        "import sys\nsys.stdout.close()\n",
        "import sys\nsys.stdout = None\nsys.stderr = None\n",
        "raise KeyboardInterrupt\n",
        "raise SystemExit\n",
        "raise BaseException('odd')\n",
        "import sys\nsys.excepthook = lambda *a: print('mine')\n1 / 0\n",
        "class E(Exception):\n    def __str__(self):\n        raise ValueError\nraise E\n",
        "import sys\nsys.setrecursionlimit(80)\ndef f(n): return 0 if n == 0 else f(n - 1)\nprint(f(20))\n",
        "import builtins\nbuiltins.print = None\n",
        "import warnings\nwarnings.simplefilter('error')\nimport numpy as np\nnp.log(0.0)\n",
        "import gc\ngc.disable()\nx = [0.5] * 10\nx.append(x)\nprint(len(x))\n",
        "import signal\nsignal.alarm(1)\nprint(1.5 + 1)\n",
        "def f():\n    yield 1.0 * 2\n    f = 1\ng = f()\nprint(next(g))\ndel g\n",
        "__name__ = 'other'\nx = 1.0 + 1\n",
        "import sys\ndel sys.modules['__main__']\nx = 1.0 + 1\nprint(x)\n",
        "import sys\nsys.settrace(lambda *a: None)\nx = 1.0 * 2\nprint(x)\n",
        "exec('y = 2.0 * 3')\nprint(eval('y + 1'))\n",
        "x = 1\x0c\nif x:\n\tprint(x * 1.5)\n",
    ],
)
def test_odd_programs_give_a_case(tmp_path: Path, text: str) -> None:
    case = read(tmp_path, text, time_limit=10)
    assert isinstance(case, Case)
    assert [note for note in case.notes if "could not be analysed" in note or "stopped:" in note] == []
    assert case.limits == ()


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"x = '\xff\xfe'\n")
    case = read_program(tmp_path / "a.py")
    assert case.exception is not None
    assert case.exception.kind == "SyntaxError"


def test_null_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"x = 1\x00\n")
    case = read_program(tmp_path / "a.py")
    assert case.exception is not None
    assert "null bytes" in case.exception.message


def test_a_module_of_the_programs_own_comes_before_the_standard_one(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("word = 'mine'\n")
    case = read(tmp_path, "import json\nprint(json.word)\n")
    assert (case.stdout, case.exception) == ("mine\n", None)


def test_modules_beside_the_program_are_watched(tmp_path: Path) -> None:
    (tmp_path / "layers.py").write_text("def dense(x):\n    return x / 0\n")
    case = read(tmp_path, "from layers import dense\nfor k in range(3):\n    dense(k)\n")
    assert case.exception is not None
    assert str(case.exception.span) == f"{tmp_path}/layers.py:2"
    assert [(each.name, each.value) for each in case.exception.operands] == [("x", "0"), ("0", "0")]
    assert not (tmp_path / "__pycache__").exists()


def test_warnings_have_the_programs_place(tmp_path: Path) -> None:
    text = "import numpy as np\nz = np.array([-1000.0])\nfor k in range(9):\n    a = 1 / (1 + np.exp(-z))\n"
    case = read(tmp_path, text)
    assert [(each.kind, each.span and each.span.line, each.count) for each in case.warnings] == [
        ("RuntimeWarning", 4, 1)
    ]
    assert case.stderr.count("overflow") == 1


@pytest.mark.parametrize("name", ["nothing.py", "."])
def test_what_is_no_program_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(ClearpropError, match=r"no such file|is a folder"):
        read_program(tmp_path / name)


@pytest.mark.parametrize("limit", [0, -1, np.nan, "60"])
def test_a_time_limit_is_a_number_above_zero(tmp_path: Path, limit: float) -> None:
    (tmp_path / "a.py").touch()
    with pytest.raises(ClearpropError, match="time_limit is"):
        read_program(tmp_path / "a.py", time_limit=limit)
