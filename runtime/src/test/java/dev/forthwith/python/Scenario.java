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
import java.util.HashSet;
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
        if (body.contains("c") && entersAll()) {
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
        return AsyncExitStack.manager()
                .with(stack -> filled(stack).thenApply(entered -> stack.move()))
                .thenCompose(owner -> {
                    log.add("moved");
                    return AsyncContextManager.of(() -> twin.value(owner), AsyncExitStack::close)
                            .with(open -> body());
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
                    if (k == at && how == 'c') {
                        reached.reach();
                        return new CompletableFuture<>();
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

    /**
     * A failure and those that it carries, in the order of their occurrence: {@code A+B} if B is suppressed on A, {@code A>B} if A is the
     * cause of B.
     */
    private static String failures(Throwable failure) {
        StringBuilder text = new StringBuilder();
        collect(failure, "+", text, new HashSet<>());
        return text.toString();
    }

    private static void collect(Throwable failure, String link, StringBuilder text, Set<String> names) {
        if (failure.getCause() != null) {
            collect(failure.getCause(), link, text, names);
        }
        String name = failure instanceof CancellationException ? "cancelled" : failure.getMessage();
        if (names.add(name)) {
            text.append(text.length() == 0 ? "" : failure.getCause() != null ? ">" : link);
            text.append(name);
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            collect(suppressed, "+", text, names);
        }
    }
}
