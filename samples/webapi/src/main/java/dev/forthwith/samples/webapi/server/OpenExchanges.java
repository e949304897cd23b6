package dev.forthwith.samples.webapi.server;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Counts the exchanges that a server is busy with. */
public final class OpenExchanges extends Filter {
    private int now;
    private int most;
    private int begun;

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        enter();
        try {
            chain.doFilter(exchange);
        } finally {
            leave();
        }
    }

    private synchronized void enter() {
        begun++;
        now++;
        most = Math.max(most, now);
    }

    private synchronized void leave() {
        now--;
        notifyAll();
    }

    /** How many are open. */
    public synchronized int now() {
        return now;
    }

    /** How many there were at the most at one time. */
    public synchronized int most() {
        return most;
    }

    /** How many there were in all. */
    public synchronized int begun() {
        return begun;
    }

    /** Waits until none is open. */
    public synchronized void awaitNone() throws InterruptedException {
        while (now > 0) {
            wait();
        }
    }

    @Override
    public String description() {
        return "counts open exchanges";
    }
}
