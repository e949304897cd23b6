"""Runs every scenario under CPython and writes what happened: the oracle of PythonTest. Run it in this directory.

A scenario is FORM|CONTEXTS|BODY.
FORM      N: nested `async with`;  S: an AsyncExitStack;  M: an AsyncExitStack whose pop_all() is closed after the scope
CONTEXTS  from the outside in, joined by commas: o or r (enter is ok, raises) or k (no context, a callback pushed on the stack),
          then what the exit does: p passes, s suppresses, r raises, f raises from what it was given
BODY      o: ok;  r: raises;  c: is cancelled;  le: a loop of three to its end;  lbK, lfK, lsK: the loop breaks, fails, its source fails at K
"""

import asyncio
import gzip
import itertools
from contextlib import AsyncExitStack, aclosing


class Named(Exception):
    """A failure that knows which one was pending when it was raised; an exit stack forgets some __context__."""

    def __init__(self, name, before=None):
        super().__init__(name)
        self.before = before


def failures(exception):
    """The names of a failure and of those before it, in the order of their occurrence."""
    names = []
    while exception is not None:
        names.append("cancelled" if isinstance(exception, asyncio.CancelledError) else str(exception))
        exception = getattr(exception, "before", None)
    return "+".join(reversed(names))


class Run:
    def __init__(self):
        self.log = []
        self.reached = asyncio.Event()
        self.pending = None

    def failure(self, name):
        self.pending = Named(name, self.pending)
        return self.pending

    def leave(self, i, code, exception):
        if exception is not None and self.pending is None:
            self.pending = exception
        if code == "s":
            if exception is not None:
                self.pending = None
            return True
        if code == "r":
            raise self.failure(f"X{i}")
        if code == "f":
            raise self.failure(f"X{i}") from exception
        return False

    def context(self, i, enter, code):
        run = self

        class Context:
            async def __aenter__(self):
                run.log.append(f"enter{i}")
                if enter == "r":
                    raise run.failure(f"N{i}")

            async def __aexit__(self, kind, exception, traceback):
                run.log.append(f"exit{i}({failures(exception) or 'ok'})")
                return run.leave(i, code, exception)

        return Context()

    async def callback(self, i, code):
        self.log.append(f"callback{i}")
        return self.leave(i, code, None)

    async def source(self, fail_at):
        try:
            for k in range(3):
                self.log.append(f"next{k}")
                if k == fail_at:
                    raise self.failure("S")
                yield k
            self.log.append("next3")
        finally:
            self.log.append("close")

    async def body(self, code):
        self.log.append("body")
        if code == "r":
            raise self.failure("E")
        if code == "c":
            self.reached.set()
            await asyncio.Future()
        if code[0] == "l":
            how, at = code[1], int(code[2:] or -1)
            async with aclosing(self.source(at if how == "s" else -1)) as elements:
                async for k in elements:
                    self.log.append(f"element{k}")
                    if k == at and how == "b":
                        break
                    if k == at and how == "f":
                        raise self.failure("E")
        return "v"

    async def nested(self, contexts, i, body):
        if i == len(contexts):
            return await self.body(body)
        async with self.context(i, *contexts[i]):
            return await self.nested(contexts, i + 1, body)

    async def stacked(self, contexts, body, move):
        async with AsyncExitStack() as stack:
            for i, (enter, code) in enumerate(contexts):
                if enter == "k":
                    stack.push_async_callback(self.callback, i, code)
                else:
                    await stack.enter_async_context(self.context(i, enter, code))
            if not move:
                return await self.body(body)
            moved = stack.pop_all()
            result = await self.body(body)
        if move:
            self.log.append("moved")
            await moved.aclose()
            return result

    async def main(self, form, contexts, body):
        if form == "N":
            return await self.nested(contexts, 0, body)
        return await self.stacked(contexts, body, form == "M")


async def trace(form, contexts, body):
    run = Run()
    task = asyncio.ensure_future(run.main(form, contexts, body))
    if body == "c":
        reached = asyncio.ensure_future(run.reached.wait())
        await asyncio.wait([task, reached], return_when=asyncio.FIRST_COMPLETED)
        reached.cancel()
        task.cancel()
    try:
        run.log.append(f"={await task}")
    except (Named, asyncio.CancelledError) as exception:
        run.log.append(f"!{failures(exception)}")
    return " ".join(run.log)


def scenarios():
    loops = ["le"] + [f"l{how}{k}" for how in "bfs" for k in range(3)]
    entered = ["op", "os", "or", "of"]
    for form in "NS":
        for depth in range(5):
            for codes in itertools.product(entered, repeat=depth):
                for body in ["o", "r", "c"] + loops:
                    yield form, codes, body
                if depth < 4:
                    yield form, codes + ("rp",), "o"
    with_callbacks = entered + ["kp", "ks", "kr"]
    for depth in range(1, 5):
        for codes in itertools.product(with_callbacks, repeat=depth):
            if any(code[0] == "k" for code in codes):
                for body in "orc":
                    yield "S", codes, body
    for depth in range(1, 4):
        for codes in itertools.product(["op", "or", "kp", "kr"], repeat=depth):
            yield "M", codes, "o"


async def write():
    with gzip.GzipFile("traces.txt.gz", "wb", mtime=0) as out:
        for form, codes, body in scenarios():
            line = await trace(form, [(code[0], code[1]) for code in codes], body)
            out.write(f"{form}|{','.join(codes)}|{body}\t{line}\n".encode())


if __name__ == "__main__":
    asyncio.run(write())
