package dev.forthwith.python;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Twin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** One scenario of {@code oracle.py}, run on Forthwith. */
final class Scenario {
    private final Twin twin;
    private final String form;
    private final List<String> contexts;
    private final String body;
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Gate reached = new Gate();

    Scenario(Twin twin, String text) {
        this.twin = twin;
        String[] parts = text.split("\\|", -1);
        form = parts[0];
        contexts = parts[1].isEmpty() ? List.of() : List.of(parts[1].split(","));
        body = parts[2];
    }

    /** What happened, in the words of the oracle. */
    String trace() {
        AsyncTask<String> task = form.equals("N") ? nested(0) : form.equals("S") ? stacked() : moved();
        if (body.equals("c") && entersAll()) {
            reached.awaitReached();
            task.cancel(true);
        }
        try {
            String result = task.join();
            log.add("=" + (result == null ? "None" : result));
        } catch (CompletionException | CancellationException failed) {
            log.add("!" + failures(failed instanceof CompletionException ? failed.getCause() : failed));
        }
        return String.join(" ", log);
    }

    private boolean entersAll() {
        return contexts.stream().noneMatch(context -> context.startsWith("r"));
    }

    private AsyncTask<String> nested(int i) {
        if (i == contexts.size()) {
            return AsyncTask.from(body());
        }
        return context(i).with(entered -> nested(i + 1));
    }

    private AsyncTask<String> stacked() {
        return AsyncExitStack.manager().with(stack -> filled(stack).thenCompose(entered -> body()));
    }

    private AsyncTask<String> moved() {
        List<AsyncExitStack> owner = new ArrayList<>();
        return AsyncExitStack.manager()
                .<String>with(stack -> filled(stack).thenCompose(entered -> {
                    owner.add(stack.move());
                    return body();
                }))
                .thenCompose(result -> {
                    log.add("moved");
                    return owner.get(0).close().thenApply(closed -> result);
                });
    }

    private AsyncTask<Object> filled(AsyncExitStack stack) {
        AsyncTask<Object> filled = AsyncTask.from(twin.value(null));
        for (int i = 0; i < contexts.size(); i++) {
            int index = i;
            filled = filled.thenCompose(before -> {
                if (!contexts.get(index).startsWith("k")) {
                    return stack.enter(context(index)).thenApply(entered -> entered);
                }
                stack.defer(() -> {
                    log.add("callback" + index);
                    return leave(index, null);
                });
                return twin.value(null);
            });
        }
        return filled;
    }

    private AsyncContextManager<String> context(int i) {
        return AsyncContextManager.of(
                () -> {
                    log.add("enter" + i);
                    return contexts.get(i).startsWith("r") ? twin.failure(new Boom("N" + i)) : twin.value("c" + i);
                },
                (entered, outcome, failure) -> {
                    log.add("exit" + i + "(" + (outcome == Outcome.COMPLETED ? "ok" : failures(failure)) + ")");
                    return leave(i, failure);
                });
    }

    private CompletionStage<Boolean> leave(int i, Throwable failure) {
        switch (contexts.get(i).charAt(1)) {
            case 's':
                return twin.value(true);
            case 'r':
                return twin.failure(new Boom("X" + i));
            case 'f':
                return twin.failure(failure == null ? new Boom("X" + i) : new Boom("X" + i, failure));
            default:
                return twin.value(false);
        }
    }

    private CompletionStage<String> body() {
        log.add("body");
        switch (body.charAt(0)) {
            case 'r':
                return twin.failure(new Boom("E"));
            case 'c':
                reached.reach();
                return new CompletableFuture<>();
            case 'l':
                return loop(body.charAt(1), body.length() > 2 ? body.charAt(2) - '0' : -1);
            default:
                return twin.value("v");
        }
    }

    private CompletionStage<String> loop(char how, int at) {
        AtomicInteger next = new AtomicInteger();
        AsyncIterable<Integer> source = AsyncIterable.using(
                AsyncContextManager.of(() -> twin.value("source"), (opened, outcome, failure) -> {
                    log.add("close");
                    return twin.value(null);
                }),
                opened -> AsyncIterable.next(() -> {
                    int k = next.getAndIncrement();
                    log.add("next" + k);
                    if (k == at && how == 's') {
                        return twin.failure(new Boom("S"));
                    }
                    return twin.value(k < 3 ? Integer.valueOf(k) : null);
                }));
        return source.forEachWhile(k -> {
                    log.add("element" + k);
                    if (k == at && how == 'f') {
                        throw new Boom("E");
                    }
                    return !(k == at && how == 'b');
                })
                .thenApply(exhausted -> "v");
    }

    /** The failures in the order of their occurrence: what a failure translates came before it, what is suppressed on it after. */
    static String failures(Throwable failure) {
        Set<String> names = new LinkedHashSet<>();
        collect(failure, names);
        return String.join("+", names);
    }

    private static void collect(Throwable failure, Set<String> names) {
        if (failure == null) {
            return;
        }
        if (!(failure instanceof CancellationException)) {
            collect(failure.getCause(), names);
        }
        names.add(failure instanceof CancellationException ? "cancelled" : failure.getMessage());
        for (Throwable suppressed : failure.getSuppressed()) {
            collect(suppressed, names);
        }
    }
}
