package dev.forthwith.internal.operator;

import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.internal.iterate.Mailbox;
import dev.forthwith.internal.iterate.Pull;
import dev.forthwith.internal.iterate.Pump;
import dev.forthwith.internal.iterate.Signal;
import dev.forthwith.internal.task.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lists of as many elements, or of what came within a time after the first of them. Empty lists are not handed on. */
public final class WindowTimed<T> extends Mailbox<List<T>> implements Pump.Receiver<T> {
    private final Pull<T> upstream;
    private final int size;
    private final Duration time;
    private final Pump<T> pump;
    private List<T> window = new ArrayList<>();
    private @Nullable Future<?> timer;
    private boolean expired;
    private boolean ended;
    private boolean closed;
    private @Nullable Throwable failure;
    private @Nullable Throwable reason;

    public WindowTimed(Pull<T> upstream, int size, Duration time) {
        this.upstream = upstream;
        this.size = size;
        this.time = time;
        this.pump = new Pump<>(upstream, this);
    }

    @Override
    protected void begin() {
        pump.run();
    }

    @Override
    protected @Nullable Object poll() throws Throwable {
        synchronized (lock) {
            if (!window.isEmpty() && (expired || ended || window.size() == size)) {
                List<T> full = window;
                restart();
                return Collections.unmodifiableList(full);
            }
            if (!ended) {
                return null;
            }
            Throwable problem = failure;
            if (problem != null) {
                failure = null;
                throw problem;
            }
            return Signal.END;
        }
    }

    private void restart() {
        window = new ArrayList<>();
        expired = false;
        Future<?> running = timer;
        timer = null;
        if (running != null) {
            running.cancel(false);
        }
    }

    @Override
    protected void taken() {
        pump.run();
    }

    @Override
    public boolean wantsMore() {
        synchronized (lock) {
            return window.size() < size;
        }
    }

    @Override
    public void element(T element) {
        synchronized (lock) {
            window.add(element);
            if (window.size() == 1) {
                List<T> begun = window;
                timer = Timer.after(time, () -> expire(begun));
            }
        }
    }

    private void expire(List<T> begun) {
        synchronized (lock) {
            if (window != begun) {
                return;
            }
            expired = true;
        }
        wake();
    }

    @Override
    public void ended(@Nullable Throwable problem) {
        synchronized (lock) {
            ended = true;
            if (!closed) {
                failure = problem;
                return;
            }
        }
        unread(problem, reason);
    }

    @Override
    public void settled() {
        wake();
    }

    @Override
    protected boolean isQuiet() {
        synchronized (lock) {
            return ended;
        }
    }

    @Override
    protected void quietProducers() {
        pump.stop();
    }

    @Override
    protected void upstream(Consumer<? super AsyncIterator<?>> each) {
        each.accept(upstream);
    }

    @Override
    public CompletionStage<?> close(Outcome outcome, @Nullable Throwable why) {
        Throwable unread;
        synchronized (lock) {
            restart();
            closed = true;
            reason = why;
            unread = failure;
            failure = null;
        }
        unread(unread, why);
        return upstream.close(outcome, why);
    }

    @Override
    public String name() {
        return "windowTimed";
    }
}
