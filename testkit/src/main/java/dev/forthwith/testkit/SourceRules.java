package dev.forthwith.testkit;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What holds of every source.
 *
 * @param expected its elements; null: nobody knows
 * @param endless whether it has no end
 * @param once whether it can be looped over once only
 * @param opens whether it is known what is open
 */
record SourceRules(@Nullable List<Object> expected, boolean endless, boolean once, boolean opens) {
    /** After how many elements a loop may end early. */
    private static final int BREAKS = 8;

    /** How far an endless one is followed. */
    private static final int FAR = 100;

    /** How many elements are too many for one that ends. */
    private static final int TOO_MANY = 10_000;

    List<Rule<AsyncIterable<?>>> rules(boolean virtual) {
        List<Rule<AsyncIterable<?>>> rules = new ArrayList<>();
        rules.add(Rule.of("nothing is opened before the first element is asked for", SourceRules::lazy));
        rules.add(Rule.of(
                endless ? "it yields its elements" : "it yields its elements, and then ends",
                (world, source, variant) -> {
                    elements(world, source);
                    return false;
                }));
        if (!endless) {
            rules.add(Rule.of("the end stays the end", this::endStays));
        }
        rules.add(Rule.of("it is closed after some of its elements", SourceRules::closedEarly));
        rules.add(Rule.of("it is closed while an element is awaited", SourceRules::closedWhileAdvancing));
        rules.add(Rule.of("it is closed once, however often somebody closes it", SourceRules::closedOnce));
        rules.add(Rule.of(
                "it is closed after a loop whose body fails",
                (world, source, variant) -> failing(world, source, variant, new Planned())));
        rules.add(Rule.of(
                "it is closed after a loop whose body fails with an Error",
                (world, source, variant) -> failing(world, source, variant, new Planned.Fatal())));
        rules.add(Rule.of("it is closed after a loop that is cancelled", SourceRules::cancelled));
        if (!once) {
            rules.add(Rule.of("it is looped over again", this::again));
            rules.add(Rule.of("two loops go on at a time", this::twoAtATime));
        }
        if (virtual) {
            rules.add(Rule.of("nothing is left to do after a loop", this::nothingLeft));
        }
        return rules;
    }

    private static boolean lazy(World world, AsyncIterable<?> source, int variant) {
        Pass pass = Pass.begin(world, source);
        world.rest(Law.LAZY);
        pass.close();
        return false;
    }

    private List<Object> elements(World world, AsyncIterable<?> source) {
        Pass pass = Pass.begin(world, source);
        toEnd(world, pass);
        pass.close();
        requireElements(world, pass);
        boolean seen = !opens || pass.elements().isEmpty() || world.sawOpen();
        world.require(seen, Law.OPEN_IN_USE, "it yielded elements, but nothing was seen open meanwhile");
        return pass.elements();
    }

    private void toEnd(World world, Pass pass) {
        boolean more = pass.take(endless ? FAR : TOO_MANY);
        if (endless != more) {
            throw world.broken(
                    Law.ELEMENTS,
                    endless
                            ? "it ends after " + pass.elements().size() + " elements, but should be endless"
                            : "it has not ended after " + TOO_MANY + " elements; say so if it is endless");
        }
    }

    private void requireElements(World world, Pass pass) {
        boolean right = expected == null || expected.equals(pass.elements());
        world.require(right, Law.ELEMENTS, "it yielded " + pass.elements() + ", not " + expected);
        world.check();
    }

    private boolean endStays(World world, AsyncIterable<?> source, int variant) {
        Pass pass = Pass.begin(world, source);
        toEnd(world, pass);
        for (int i = 0; i < 2; i++) {
            if (pass.advance()) {
                throw world.broken(Law.END_STAYS, "after the end it yielded an element");
            }
        }
        pass.close();
        return false;
    }

    private static boolean closedEarly(World world, AsyncIterable<?> source, int variant) {
        Pass pass = Pass.begin(world, source);
        boolean more = pass.take(variant);
        pass.close();
        if (pass.advance()) {
            throw world.broken(Law.END_STAYS, "after the close it yielded an element");
        }
        return more && variant < BREAKS;
    }

    private static boolean closedWhileAdvancing(World world, AsyncIterable<?> source, int variant) {
        Pass pass = Pass.begin(world, source);
        boolean more = pass.take(variant / 4);
        Ended advance = pass.beginToAdvance();
        world.letPass(variant % 4);
        boolean early = !advance.isDone();
        pass.close();
        world.await(advance, Law.ADVANCE_ENDS, "the advance");
        if (advance.failure() != null || (early && world.isVirtual() && Boolean.TRUE.equals(advance.value()))) {
            throw world.broken(Law.ADVANCE_ENDS, "the advance", advance);
        }
        return more && variant / 4 < BREAKS;
    }

    private static boolean closedOnce(World world, AsyncIterable<?> source, int variant) {
        Pass pass = Pass.begin(world, source);
        boolean more = pass.take(variant);
        Runnable look = () -> world.requireClosed(Law.CLOSED);
        Ended first = pass.beginToClose(look);
        Ended second = pass.beginToClose(look);
        world.await(first, Law.ENDS, "the first close");
        world.await(second, Law.ENDS, "the second close");
        pass.close();
        return more && variant < 2;
    }

    private static boolean failing(World world, AsyncIterable<?> source, int variant, Throwable planned) {
        int at = variant / 2;
        int[] taken = {0};
        AsyncTask<Void> loop = source.forEachAwait(element -> {
            world.say("the loop: " + element);
            if (taken[0]++ < at) {
                return world.hop();
            }
            world.say(variant % 2 == 0 ? "the loop: the body throws" : "the loop: the body fails");
            if (variant % 2 == 0) {
                throw ResourceRules.sneaky(planned);
            }
            return CompletableFuture.failedFuture(planned);
        });
        Ended ended = observe(world, loop);
        world.await(ended, Law.ENDS, "the loop");
        boolean failed = taken[0] > at;
        if (ended.failure() != (failed ? planned : null)) {
            throw world.broken(failed ? Law.FAILURE_KEPT : Law.ENDS_WELL, "the loop", ended);
        }
        return failed && at < BREAKS;
    }

    private static Ended observe(World world, AsyncTask<Void> loop) {
        world.say("the loop begins");
        return Ended.observe(loop, end -> {
            world.open();
            world.say("the loop ends " + end);
            world.requireClosed(Law.CLOSED);
        });
    }

    private static boolean cancelled(World world, AsyncIterable<?> source, int variant) {
        boolean hard = variant % 2 == 0;
        AsyncTask<Void> loop = source.forEachAwait(element -> body(world, element));
        Ended ended = observe(world, loop);
        world.letPass(variant / 2);
        boolean going = !ended.isDone();
        world.say("somebody calls cancel(" + hard + ")");
        boolean accepted = loop.cancel(hard);
        world.await(ended, Law.ENDS, "the loop");
        if (accepted && !(ended.failure() instanceof CancellationException)) {
            throw world.broken(Law.CANCELLED, "the loop", ended);
        }
        return world.goesOn(going, variant);
    }

    private static CompletionStage<Void> body(World world, Object element) {
        world.say("the loop: " + element);
        return world.hop();
    }

    private boolean again(World world, AsyncIterable<?> source, int variant) {
        List<Object> first = elements(world, source);
        List<Object> second = elements(world, source);
        world.require(
                first.size() == second.size(),
                Law.APART,
                "the first loop had " + first.size() + " elements, the second " + second.size());
        return false;
    }

    private boolean twoAtATime(World world, AsyncIterable<?> source, int variant) {
        Pass stays = Pass.beginOneOfMany(world, 1, source);
        Pass leaves = Pass.beginOneOfMany(world, 2, source);
        stays.take(1);
        leaves.take(1);
        world.await(leaves.beginToClose(() -> {}), Law.APART, "the close of loop 2");
        toEnd(world, stays);
        requireElements(world, stays);
        stays.close();
        return false;
    }

    private boolean nothingLeft(World world, AsyncIterable<?> source, int variant) {
        elements(world, source);
        @Nullable String left = world.left();
        world.require(left == null, Law.NOTHING_LEFT, left + "");
        return false;
    }
}
