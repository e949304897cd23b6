package dev.forthwith.samples.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.BooleanSupplier;

/** A member on the other side of HTTP: what it has received so far. */
final class Listener implements Flow.Subscriber<String> {
    private final List<Long> ids = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> data = new ArrayList<>();
    private List<String> present = List.of();
    private String type = "";
    private long id;
    private boolean ended;
    private Flow.Subscription subscription;

    @Override
    public synchronized void onSubscribe(Flow.Subscription offered) {
        subscription = offered;
        offered.request(Long.MAX_VALUE);
    }

    @Override
    public synchronized void onNext(String line) {
        if (line.isEmpty()) {
            dispatch();
            notifyAll();
        } else if (line.startsWith("id: ")) {
            id = Long.parseLong(line.substring("id: ".length()));
        } else if (line.startsWith("event: ")) {
            type = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
            data.add(line.substring("data: ".length()));
        }
    }

    private void dispatch() {
        if (type.equals("said")) {
            ids.add(id);
            said.add(String.join("\n", data.subList(1, data.size())));
        } else if (type.equals("present")) {
            present = List.copyOf(data);
        }
        type = "";
        data.clear();
    }

    @Override
    public void onError(Throwable broken) {
        ended();
    }

    @Override
    public void onComplete() {
        ended();
    }

    synchronized void ended() {
        ended = true;
        notifyAll();
    }

    /** The ids of the messages that have arrived. */
    synchronized List<Long> ids() {
        return List.copyOf(ids);
    }

    /** The authors and texts of the messages that have arrived. */
    synchronized List<String> said() {
        return List.copyOf(said);
    }

    /** How many were in the room when it was last told, and their names. */
    synchronized List<String> present() {
        return present;
    }

    /** Closes the connection. */
    synchronized void leave() {
        subscription.cancel();
        ended();
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    void awaitPresence() throws InterruptedException {
        await(() -> !present.isEmpty());
    }

    void awaitCount(int members) throws InterruptedException {
        String count = Integer.toString(members);
        await(() -> !present.isEmpty() && present.get(0).equals(count));
    }

    void awaitMessage(long last) throws InterruptedException {
        await(() -> !ids.isEmpty() && ids.get(ids.size() - 1) >= last);
    }

    synchronized void awaitEnd() throws InterruptedException {
        while (!ended) {
            wait();
        }
    }

    private synchronized void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (ended) {
                throw new IllegalStateException("the connection has ended");
            }
            wait();
        }
    }
}
