package dev.forthwith.picture;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncFunction;
import dev.forthwith.AsyncTask;
import dev.forthwith.picture.Picture.Kind;
import dev.forthwith.picture.Picture.Lane;
import dev.forthwith.picture.Picture.Mark;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A picture of each guarantee that has to do with time. */
final class GuaranteePictures {
    private static final long TIME = 15;

    private GuaranteePictures() {}

    static Map<String, Picture> all() {
        Map<String, Picture> pictures = new TreeMap<>();
        pictures.put("in-order", Scene.of("Exactly once, in reverse order, awaited", GuaranteePictures::inOrder));
        pictures.put("never-torn", Scene.of("Never torn: cancelled while it enters", GuaranteePictures::neverTorn));
        pictures.put(
                "never-in-use", Scene.of("Never while in use: cancelled in its body", GuaranteePictures::neverInUse));
        pictures.put("no-failure-lost", Scene.of("No failure is lost", GuaranteePictures::noFailureLost));
        pictures.put(
                "closed-once",
                Scene.of("A source is closed once: the loop stops early", GuaranteePictures::closedOnce));
        pictures.put(
                "no-hang", Scene.of("No hang: the body yields null instead of a stage", GuaranteePictures::noHang));
        pictures.put("shielded", Scene.of("Shielded: work that goes on is waited for", GuaranteePictures::shielded));
        pictures.put("stack", Scene.of("An exit stack: an enter fails", GuaranteePictures::stack));
        return pictures;
    }

    private record Resource(Scene scene, String name, Lane enter, Lane exit) {
        AsyncContextManager<String> manager() {
            return exiting(null);
        }

        AsyncContextManager<String> failingToExit() {
            return exiting("exit failed");
        }

        private AsyncContextManager<String> exiting(String problem) {
            return AsyncContextManager.of(
                    () -> scene.span(enter, Kind.ENTER, name, scene.after(TIME, () -> name)),
                    (resource, outcome, failure) -> exit(problem));
        }

        private CompletionStage<Boolean> exit(String problem) {
            return scene.span(exit, Kind.EXIT, name, scene.after(TIME, () -> {
                if (problem != null) {
                    throw new IllegalStateException(problem);
                }
                return false;
            }));
        }
    }

    private static CompletableFuture<String> body(Scene scene, Lane lane) {
        return scene.span(lane, Kind.BODY, "body", scene.after(2 * TIME, () -> "result"));
    }

    private static AsyncTask<?> inOrder(Scene scene) {
        Lane caller = scene.lane("task");
        Lane enter = scene.lane("enter");
        Lane body = scene.lane("body");
        Lane exit = scene.lane("exit");
        AsyncContextManager<String> outer = new Resource(scene, "outer", enter, exit).manager();
        AsyncContextManager<String> inner = new Resource(scene, "inner", enter, exit).manager();
        AsyncTask<String> task = outer.with(a -> inner.with(b -> body(scene, body)));
        scene.task(caller, task);
        return task;
    }

    private static AsyncTask<?> neverTorn(Scene scene) {
        return cancelled(scene, 7, body -> body(scene, body));
    }

    private static AsyncTask<?> neverInUse(Scene scene) {
        return cancelled(scene, 30, body -> body(scene, body));
    }

    private static AsyncTask<?> shielded(Scene scene) {
        return cancelled(scene, 25, body -> AsyncTask.shield(body(scene, body)));
    }

    /** One use of a resource, cancelled at a moment. */
    private static AsyncTask<?> cancelled(Scene scene, long moment, AsyncFunction<Lane, String> use) {
        Lane cancel = scene.lane("cancel");
        Lane caller = scene.lane("task");
        Lane enter = scene.lane("enter");
        Lane body = scene.lane("body");
        Lane exit = scene.lane("exit");
        AsyncTask<String> task =
                new Resource(scene, "resource", enter, exit).manager().with(a -> use.apply(body));
        scene.task(caller, task);
        scene.at(moment, () -> {
            cancel.add(new Mark(scene.now(), Kind.CANCEL, "cancel"));
            task.cancel(true);
        });
        return task;
    }

    private static AsyncTask<?> noFailureLost(Scene scene) {
        Lane caller = scene.lane("task");
        Lane enter = scene.lane("enter");
        Lane body = scene.lane("body");
        Lane exit = scene.lane("exit");
        AsyncTask<String> task = new Resource(scene, "resource", enter, exit)
                .failingToExit()
                .with(a -> scene.span(body, Kind.BODY, "body", scene.after(TIME, () -> {
                    throw new IllegalStateException("body failed");
                })));
        scene.task(caller, task);
        return task;
    }

    private static AsyncTask<?> closedOnce(Scene scene) {
        Lane caller = scene.lane("task");
        Marbles<Integer> source = new Marbles<>(scene, "source", TIME, List.of(1, 2, 3));
        Lane body = scene.lane("body");
        AsyncTask<Boolean> task = source.mapAwait(n -> scene.span(body, Kind.BODY, "" + n, scene.after(TIME, () -> n)))
                .forEachWhile(n -> n < 2);
        scene.task(caller, task);
        return task;
    }

    private static AsyncTask<?> noHang(Scene scene) {
        Lane caller = scene.lane("task");
        Lane enter = scene.lane("enter");
        Lane body = scene.lane("body");
        Lane exit = scene.lane("exit");
        AsyncTask<String> task = new Resource(scene, "resource", enter, exit)
                .manager()
                .with(a -> {
                    body.add(new Mark(scene.now(), Kind.BODY, "returns null"));
                    return null;
                });
        scene.task(caller, task.exceptionally(failure -> "fails: NullPointerException"));
        return task;
    }

    private static AsyncTask<?> stack(Scene scene) {
        Lane caller = scene.lane("task");
        Lane enter = scene.lane("enter");
        Lane exit = scene.lane("exit");
        AsyncTask<Object> task = AsyncExitStack.manager()
                .with(stack -> stack.enter(new Resource(scene, "first", enter, exit).manager())
                        .thenCompose(a -> stack.enter(new Resource(scene, "second", enter, exit).manager()))
                        .thenCompose(b -> scene.span(enter, Kind.ENTER, "third", scene.after(TIME, () -> {
                            throw new IllegalStateException("no third");
                        }))));
        scene.task(caller, task);
        return task;
    }
}
