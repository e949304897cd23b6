package dev.forthwith.simulation;

import dev.forthwith.AsyncTask;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thread's world: it decides which stages are ready, which of those that pend ends next, when time passes, where something fails, and
 * when somebody cancels. It notes what breaks a law.
 */
final class World {
    /** A step whose turn will come. */
    private record Pending(Step<?> step, boolean faulty) {}

    /** A task that somebody holds, and may cancel. */
    private static final class Held {
        final AsyncTask<?> task;
        boolean cancelled;

        Held(AsyncTask<?> task) {
            this.task = task;
        }
    }

    final Choices choices;
    final VirtualTime time = new VirtualTime();
    final Failures failures = new Failures(this);
    /** Of those worlds that somebody watches. */
    private final @Nullable Stories stories;

    private final boolean tracing;
    private final List<String> trace = new ArrayList<>(0);
    private final List<Pending> pending = new ArrayList<>();
    private final List<Step<?>> endless = new ArrayList<>(0);
    private final List<Held> tasks = new ArrayList<>();
    private final List<Resource> resources = new ArrayList<>();
    private @Nullable AsyncTask<?> root;
    private boolean insisted;
    private @Nullable String violation;
    private int names;
    private int steps;
    private int faultsLeft;
    private int cancelsLeft;
    private boolean meddling;
    private boolean nothingMayStart;
    private boolean independent;

    World(Choices choices, boolean tracing, boolean watched) {
        this.choices = choices;
        this.tracing = tracing;
        this.faultsLeft = choices.below(3);
        this.cancelsLeft = choices.below(3);
        this.stories = watched ? new Stories(this) : null;
    }

    int name() {
        return names++;
    }

    /** Many steps are taken by nothing but a program that never ends. */
    void stepTaken() {
        if (++steps > 100_000) {
            violate("the program ends", "endless");
            throw new IllegalStateException("endless");
        }
    }

    void say(String event, Object who) {
        if (tracing) {
            trace.add(event + " " + who);
        }
    }

    void violate(String law, Object who) {
        say("VIOLATED " + law + ":", who);
        if (violation == null) {
            violation = law;
        }
    }

    // ------------------------------------------------------------------------------------------------ what is in it

    void opened(Resource resource) {
        resources.add(resource);
    }

    /** A task that may be cancelled from outside. */
    <T> AsyncTask<T> hold(AsyncTask<T> task) {
        tasks.add(new Held(task));
        return task;
    }

    /** Something goes on that is no part of the whole: nobody's cancel reaches it. */
    void goesItsOwnWay() {
        independent = true;
    }

    /** False once the whole was cancelled while nobody was at work: then only exits may begin. */
    boolean mayAnythingStart() {
        return independent || !nothingMayStart;
    }

    boolean isFaulty() {
        boolean faulty = faultsLeft > 0 && choices.chance(6);
        if (faulty) {
            faultsLeft--;
        }
        return faulty;
    }

    Fault occurs(Step<?> step) {
        say("fails:", step);
        return failures.occurs(step);
    }

    void pends(Step<?> step, boolean faulty, boolean forever) {
        say(forever ? "pends until it is cancelled:" : "pends:", step);
        if (forever) {
            endless.add(step);
        } else {
            pending.add(new Pending(step, faulty));
        }
    }

    /** A step was cancelled, and ends some time after. */
    void comesToAnEnd(Step<?> step) {
        if (pending.stream().noneMatch(known -> known.step == step)) {
            pending.add(new Pending(step, false));
        }
    }

    /** Where user code runs somebody may cancel, too. */
    void meddle() {
        if (cancelsLeft > 0 && !meddling && !tasks.isEmpty() && choices.chance(2)) {
            meddling = true;
            cancel();
            meddling = false;
        }
    }

    private void cancel() {
        cancelsLeft--;
        cancel(tasks.get(choices.below(tasks.size())), choices.chance(60));
    }

    private void cancel(Held held, boolean hard) {
        say("cancel(" + hard + ")", held.task == root ? "the whole" : "a part");
        if (held.task.cancel(hard)) {
            held.cancelled = true;
            nothingMayStart |= held.task == root && !meddling;
        }
    }

    // ------------------------------------------------------------------------------------------------------ running

    /** Runs a program until nothing pends; answers with the law that was broken, or null. */
    @Nullable
    String run(Program program) {
        VirtualTime.OfTheThread.set(time);
        Stories.OfTheThread.use(stories);
        AsyncTask<?> whole = program.begin();
        root = whole;
        tasks.add(0, new Held(whole));
        whole.whenComplete((value, failure) -> settled());
        boolean going = true;
        while (going && violation == null) {
            going = moves() || rescues(whole);
        }
        if (violation == null) {
            checkEnd(whole);
        }
        return violation;
    }

    /** Lets one thing happen; false if nothing can. */
    private boolean moves() {
        int possible = pending.size() + (time.hasAlarms() ? 1 : 0);
        if (possible == 0) {
            return false;
        }
        if (pending.isEmpty() && tasks.stream().allMatch(held -> held.task.isDone())) {
            violate("no timer is left behind", time);
        }
        if (cancelsLeft > 0 && choices.chance(8)) {
            cancel();
            return true;
        }
        int next = choices.below(possible);
        if (next == pending.size()) {
            say("time passes", "");
            time.pass();
        } else {
            Pending turn = pending.remove(next);
            turn.step.end(turn.faulty);
        }
        return true;
    }

    /** What pends until it is cancelled ends if somebody insists. */
    private boolean rescues(AsyncTask<?> whole) {
        if (whole.isDone() || insisted || endless.stream().allMatch(Step::isDone)) {
            return false;
        }
        insisted = true;
        new ArrayList<>(tasks).forEach(held -> cancel(held, true));
        return true;
    }

    private void settled() {
        say("the whole", "settles");
        checkGone(0, resources.size());
    }

    /** The resources that were made in between are exited, where somebody sees a result of theirs. */
    void checkGone(int from, int to) {
        for (Resource resource : resources.subList(from, to)) {
            if (!resource.isLoose()) {
                resource.checkGone("what was entered is exited before the result is visible");
            }
        }
    }

    int resources() {
        return resources.size();
    }

    private void checkEnd(AsyncTask<?> whole) {
        if (!whole.isDone()) {
            violate("the program ends when nothing pends", "hang");
            return;
        }
        resources.forEach(resource -> resource.checkGone("what was entered is exited"));
        for (Held held : tasks) {
            if (!held.task.isDone()) {
                violate("every task ends", held.task);
            } else if (held.cancelled && !held.task.isCancelled()) {
                violate("an accepted cancel makes the outcome a cancellation", held.task);
            }
        }
        failures.check(whole);
        if (stories != null) {
            stories.checkEnd();
        }
    }

    @Nullable
    String violation() {
        return violation;
    }

    List<String> trace() {
        return trace;
    }
}
