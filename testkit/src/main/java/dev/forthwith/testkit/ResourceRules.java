package dev.forthwith.testkit;

import dev.forthwith.AsyncContextManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What holds of every resource. */
final class ResourceRules {
    private static final int MANY = 5;

    private ResourceRules() {}

    static List<Rule<AsyncContextManager<?>>> of(boolean virtual, boolean oneAtATime, boolean canFailToEnter) {
        List<Rule<AsyncContextManager<?>>> rules = new ArrayList<>();
        rules.add(Rule.of("nothing is opened before it is entered", ResourceRules::lazy));
        rules.add(Rule.of("a use opens it, and closes it once, before its end is visible", ResourceRules::plain));
        rules.add(Rule.of("it stays open while its body runs", ResourceRules::open));
        rules.add(Rule.of(
                "it is closed after a body that fails",
                (world, manager, variant) -> failing(world, manager, variant, new Planned())));
        rules.add(Rule.of(
                "it is closed after a body that fails with an Error",
                (world, manager, variant) -> failing(world, manager, variant, new Planned.Fatal())));
        rules.add(Rule.of("it is closed after a body that is cancelled", ResourceRules::cancelledInBody));
        rules.add(Rule.of("it is closed after a cancel while it is entered", ResourceRules::cancelledOnEntering));
        rules.add(Rule.of("it is closed after a cancel while it is exited", ResourceRules::cancelledOnExiting));
        if (canFailToEnter) {
            rules.add(new Rule<>("an enter that fails leaves nothing open", true, ResourceRules::failsToEnter));
        }
        rules.add(Rule.of("it is used again and again", ResourceRules::again));
        if (!oneAtATime) {
            rules.add(Rule.of("many uses go on at a time", ResourceRules::many));
        }
        if (virtual) {
            rules.add(Rule.of("nothing is left to do after a use", ResourceRules::nothingLeft));
        }
        return rules;
    }

    private static boolean lazy(World world, AsyncContextManager<?> manager, int variant) {
        world.say("a context is made, and dropped");
        world.require(manager.context() != null, Law.ENDS_WELL, "context() returned null");
        world.rest(Law.LAZY);
        return false;
    }

    private static boolean plain(World world, AsyncContextManager<?> manager, int variant) {
        use(world, manager);
        return false;
    }

    private static void use(World world, AsyncContextManager<?> manager) {
        CompletableFuture<Object> body = new CompletableFuture<>();
        Use use = Use.begin(world, manager, () -> body);
        use.awaitBody(Law.ENDS);
        use.finish(body);
        use.awaitResult();
    }

    private static boolean open(World world, AsyncContextManager<?> manager, int variant) {
        CompletableFuture<Object> body = new CompletableFuture<>();
        Use use = Use.begin(world, manager, () -> body);
        use.awaitBody(Law.ENDS);
        world.useOn(false);
        use.finish(body);
        use.awaitResult();
        return false;
    }

    private static boolean failing(World world, AsyncContextManager<?> manager, int variant, Throwable planned) {
        boolean thrown = variant == 1;
        CompletableFuture<Object> body = new CompletableFuture<>();
        Use use = Use.begin(world, manager, () -> {
            if (thrown) {
                world.say("the use: the body throws");
                throw sneaky(planned);
            }
            return body;
        });
        use.awaitBody(Law.ENDS);
        if (!thrown) {
            world.say("the use: the body fails");
            body.completeExceptionally(planned);
        }
        use.awaitFailure(planned);
        return variant == 0;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <E extends Throwable> RuntimeException sneaky(Throwable failure) throws E {
        throw (E) failure;
    }

    private static boolean cancelledInBody(World world, AsyncContextManager<?> manager, int variant) {
        boolean hard = variant != 1;
        boolean slow = variant == 2;
        CompletableFuture<Object> body = slow ? new SlowBody() : new CompletableFuture<>();
        Use use = Use.begin(world, manager, () -> body);
        use.awaitBody(Law.ENDS);
        use.cancel(hard);
        if (!hard || slow) {
            world.say("the use: the body goes on");
            world.useOn(true);
            use.finish(body);
        }
        use.awaitCancelled();
        return variant < 2;
    }

    private static boolean cancelledOnEntering(World world, AsyncContextManager<?> manager, int variant) {
        CompletableFuture<Object> body = new CompletableFuture<>();
        Use use = Use.begin(world, manager, () -> body);
        world.letPass(variant / 2);
        boolean entering = !use.isInBody() && !use.isDone();
        boolean accepted = use.cancel(variant % 2 == 0);
        use.finish(body);
        if (accepted) {
            use.awaitCancelled();
        } else {
            use.awaitEnd(Law.ENDS);
        }
        return world.goesOn(entering, variant);
    }

    private static boolean cancelledOnExiting(World world, AsyncContextManager<?> manager, int variant) {
        CompletableFuture<Object> body = new CompletableFuture<>();
        Use use = Use.begin(world, manager, () -> body);
        use.awaitBody(Law.ENDS);
        use.finish(body);
        world.letPass(variant / 2);
        boolean exiting = !use.isDone();
        if (use.cancel(variant % 2 == 0)) {
            use.awaitCancelled();
        } else {
            use.awaitResult();
        }
        return world.goesOn(exiting, variant);
    }

    private static boolean failsToEnter(World world, AsyncContextManager<?> manager, int variant) {
        Use use = Use.begin(world, manager, () -> CompletableFuture.completedFuture(null));
        use.awaitEnd(Law.ENDS);
        world.require(!use.isInBody(), Law.FAILS_TO_ENTER, "the body began");
        return false;
    }

    private static boolean again(World world, AsyncContextManager<?> manager, int variant) {
        for (int i = 0; i < 3; i++) {
            use(world, manager);
        }
        return false;
    }

    /** What is open is as much as uses are, or all share one. */
    private static boolean many(World world, AsyncContextManager<?> manager, int variant) {
        List<CompletableFuture<Object>> bodies = new ArrayList<>();
        List<Use> uses = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            CompletableFuture<Object> body = new CompletableFuture<>();
            bodies.add(body);
            uses.add(Use.beginOneOfMany(world, i + 1, manager, () -> body));
        }
        uses.forEach(use -> use.awaitBody(Law.APART));
        int all = world.open();
        for (int i = 0; i < MANY; i++) {
            int next = i * 2 % MANY;
            uses.get(next).finish(bodies.get(next));
            uses.get(next).awaitResult();
            int left = MANY - 1 - i;
            int open = world.open();
            boolean counted = all % MANY == 0 ? open == all / MANY * left : left == 0 || open > 0;
            world.require(counted, Law.APART, world.counted() + "; uses that go on: " + left);
            world.check();
        }
        return false;
    }

    private static boolean nothingLeft(World world, AsyncContextManager<?> manager, int variant) {
        use(world, manager);
        @Nullable String left = world.left();
        world.require(left == null, Law.NOTHING_LEFT, left + "");
        return false;
    }
}
