"""Runs every scenario under CPython and writes what happened: the oracle of PythonTest.

    python3 oracle.py | gzip -9n > traces.txt.gz        (Python 3.11 or later)

A scenario is FORM|CONTEXTS|BODY.
FORM      N: nested `async with`;  S: an AsyncExitStack;  M: an AsyncExitStack whose pop_all() is around the body
CONTEXTS  from the outside in, joined by commas: o or r (enter is ok, raises) or k (no context, a callback pushed on the stack),
          then what the exit does: p passes, s suppresses, r raises, f raises from what it was given
BODY      o: ok;  r: raises;  c: is cancelled;  le: a loop of three to its end;  lbK, lfK, lsK: the loop breaks, its body fails, its
          source fails at K;  lcK: it is cancelled while its source pends at K

A trace is what happened, step by step. Failures are shown as the chain that Python keeps, the earliest first: `A+B` if A was the
__context__ of B, `A>B` if it was its __cause__.
"""

import asyncio
import itertools
import sys
from contextlib import AsyncExitStack, aclosing


class Named(Exception):
    pass


def failures(exception):
    """An exception and those before it, as Python chains them."""
    text = ""
    while exception is not None:
        name = "cancelled" if isinstance(exception, asyncio.CancelledError) else str(exception)
        text = name + text
        if exception.__cause__ is not None:
            text = ">" + text
            exception = exception.__cause__
        else:
            if exception.__context__ is not None:
                text = "+" + text
            exception = exception.__context__
    return text


class Run:
    def __init__(self):
        self.log = []
        self.reached = asyncio.Event()

    async def pend(self):
        self.reached.set()
        await asyncio.Future()

    def leave(self, i, code, exception):
        if code == "r":
            raise Named(f"X{i}")
        if code == "f":
            raise Named(f"X{i}") from exception
        return code == "s"

    def context(self, i, enter, code):
        run = self

        class Context:
            async def __aenter__(self):
                run.log.append(f"enter{i}")
                if enter == "r":
                    raise Named(f"N{i}")

            async def __aexit__(self, kind, exception, traceback):
                run.log.append(f"exit{i}({failures(exception) or 'ok'})")
                return run.leave(i, code, exception)

        return Context()

    async def callback(self, i, code):
        self.log.append(f"callback{i}")
        return self.leave(i, code, None)

    async def source(self, how, at):
        try:
            for k in range(3):
                self.log.append(f"next{k}")
                if k == at and how == "s":
                    raise Named("S")
                if k == at and how == "c":
                    await self.pend()
                yield k
            self.log.append("next3")
        finally:
            self.log.append("close")

    async def body(self, code):
        self.log.append("body")
        if code == "r":
            raise Named("E")
        if code == "c":
            await self.pend()
        if code[0] == "l":
            how, at = code[1], int(code[2:] or -1)
            async with aclosing(self.source(how, at)) as elements:
                async for k in elements:
                    self.log.append(f"element{k}")
                    if k == at and how == "b":
                        break
                    if k == at and how == "f":
                        raise Named("E")
        return "v"

    async def nested(self, contexts, i, body):
        if i == len(contexts):
            return await self.body(body)
        async with self.context(i, *contexts[i]):
            return await self.nested(contexts, i + 1, body)

    async def fill(self, stack, contexts):
        for i, (enter, code) in enumerate(contexts):
            if enter == "k":
                stack.push_async_callback(self.callback, i, code)
            else:
                await stack.enter_async_context(self.context(i, enter, code))

    async def stacked(self, contexts, body):
        async with AsyncExitStack() as stack:
            await self.fill(stack, contexts)
            return await self.body(body)

    async def moved(self, contexts, body):
        async with AsyncExitStack() as stack:
            await self.fill(stack, contexts)
            owner = stack.pop_all()
        self.log.append("moved")
        async with owner:
            return await self.body(body)

    async def main(self, form, contexts, body):
        if form == "N":
            return await self.nested(contexts, 0, body)
        return await (self.moved if form == "M" else self.stacked)(contexts, body)


async def trace(form, contexts, body):
    run = Run()
    task = asyncio.ensure_future(run.main(form, contexts, body))
    if "c" in body:
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
    loops = ["le"] + [f"l{how}{k}" for how in "bfsc" for k in range(3)]
    entered = ["op", "os", "or", "of"]
    for form in "NS":
        for depth in range(5):
            for codes in itertools.product(entered, repeat=depth):
                for body in ["o", "r", "c"] + loops:
                    yield form, codes, body
                if depth < 4:
                    yield form, codes + ("rp",), "o"
    callbacks = ["kp", "ks", "kr", "kf"]
    for depth in range(1, 5):
        for codes in itertools.product(entered + callbacks, repeat=depth):
            if any(code[0] == "k" for code in codes):
                for body in "orc":
                    yield "S", codes, body
    # Whether a moved stack has handled a failure only Python tells; see docs/python.md.
    moved = [code for code in entered + callbacks if code[1] != "s"]
    for depth in range(5):
        for codes in itertools.product(moved, repeat=depth):
            for body in ["o", "r", "c", "le", "lb1", "lf1", "ls1", "lc1"]:
                yield "M", codes, body


async def write():
    for form, codes, body in scenarios():
        line = await trace(form, [(code[0], code[1]) for code in codes], body)
        sys.stdout.write(f"{form}|{','.join(codes)}|{body}\t{line}\n")


if __name__ == "__main__":
    asyncio.run(write())
