import threading
from contextlib import contextmanager

import pytest
import torch

import infodiff_widgets as idw
from infodiff_widgets.pipelines.locking import lock_modules
from infodiff_widgets.scenes.build import build_pipeline


class InterruptedWait(Exception):
    pass


def interrupt():
    raise InterruptedWait


@contextmanager
def held_elsewhere(context):
    """Another thread holds ``context`` meanwhile."""
    entered, leave = threading.Event(), threading.Event()

    def hold():
        with context:
            entered.set()
            leave.wait()

    thread = threading.Thread(target=hold)
    thread.start()
    entered.wait()
    try:
        yield leave
    finally:
        leave.set()
        thread.join()


def test_two_models_of_one_pipeline_share_their_lock():
    pipe = idw.load("exact").pipe
    with held_elsewhere(idw.wrap(pipe).exclusive()), pytest.raises(InterruptedWait):
        idw.wrap(pipe).exclusive(interrupt).__enter__()
    with idw.wrap(pipe).exclusive(interrupt):  # free again
        pass


def test_pipelines_that_share_only_the_autoencoder_wait_for_each_other():
    one, other = build_pipeline(0), build_pipeline(1)
    with held_elsewhere(idw.wrap(one).exclusive()):
        with idw.wrap(other).exclusive(interrupt):  # nothing in common yet
            pass
        other.vae = one.vae
        with pytest.raises(InterruptedWait):
            idw.wrap(other).exclusive(interrupt).__enter__()


def test_the_lock_is_reentrant():
    model = idw.load("exact")
    with model.exclusive(interrupt), idw.wrap(model.pipe).exclusive(interrupt):
        pass


def test_a_compiled_module_has_the_lock_of_the_module():
    module = torch.nn.Linear(1, 1)
    with held_elsewhere(lock_modules([module])), pytest.raises(InterruptedWait):
        lock_modules([torch.compile(module)], interrupt).__enter__()


def test_waiting_warns_once_that_the_model_is_held(monkeypatch):
    model, calls = idw.wrap(idw.load("exact").pipe), []
    clock = iter(range(0, 10_000, 3))
    monkeypatch.setattr("infodiff_widgets.pipelines.locking.time.monotonic", lambda: next(clock))
    with held_elsewhere(model.exclusive()) as leave:

        def check():
            calls.append(True)
            if len(calls) == 5:
                leave.set()

        with pytest.warns(UserWarning, match="resume or cancel it") as warned, model.exclusive(check):
            pass
    assert len(calls) >= 5
    assert len([one for one in warned if "resume or cancel it" in str(one.message)]) == 1
