package dev.forthwith.simulation;

/** A bug that one could make in the runtime: a text of its source, what it is replaced with, and the law that is broken then. */
enum PlantedBug {
    THE_RESOURCE_OF_A_CANCELLED_ENTER_IS_FORGOTTEN(
            "internal/scope/Scope.java", """
                    if (cancelRequested()) {
                        bodyEnded(null, null);
                        return;
                    }
            """, """
                    if (cancelRequested()) {
                        closeToCancel();
                        settleExceptionally(Failures.cancelled(null));
                        return;
                    }
            """, "what was entered is exited before the result is visible"),
    A_BODY_STARTS_ALTHOUGH_IT_IS_TOO_LATE(
            "internal/scope/Scope.java",
            "if (cancelRequested()) {\n            bodyEnded(null, null);",
            "if (cancelRequested() && wait == null) {\n            bodyEnded(null, null);",
            "nothing starts after a cancel"),
    THE_FAILURE_OF_AN_EXIT_IS_LOST(
            "internal/scope/Scope.java",
            "settleExceptionally(Failures.merge(left, problem));",
            "settleExceptionally(left == null ? problem : left);",
            "no failure is lost"),
    THE_LATER_FAILURE_IS_PRIMARY(
            "internal/failure/Failures.java",
            "earlier.addSuppressed(later);\n        if (before.length == 0 &&",
            "later.addSuppressed(earlier);\n        if (later != earlier) {\n            return later;\n        }\n"
                    + "        if (before.length == 0 &&",
            "the earliest failure is primary"),
    A_CANCELLED_BODY_IS_NOT_WAITED_FOR(
            "internal/task/Adopted.java",
            "return reachable ? stage : null;",
            "closeToCancel();\n        settleExceptionally(Failures.cancelled(null));\n        return null;",
            "nothing is exited while it is in use"),
    AN_ENTER_IS_TORN(
            "internal/scope/SingleUse.java",
            "return context.mayInterruptEnter();",
            "return true;",
            "an enter and an exit are not torn"),
    A_STACK_EXITS_IN_THE_ORDER_OF_ENTERS(
            "internal/scope/StackClosing.java",
            "Exit exit = exits[--exitsLeft];",
            "Exit exit = exits[exits.length - exitsLeft--];",
            "exits run in reverse order, each awaited"),
    A_STACK_DOES_NOT_WAIT_FOR_PENDING_ENTERS(
            "internal/scope/StackClosing.java",
            "return pending[entriesAwaited++];",
            "entriesAwaited = pending.length;",
            "what was entered is exited before the result is visible"),
    A_CLOSE_DOES_NOT_WAIT_FOR_A_PENDING_NEXT(
            "internal/iterate/Pull.java",
            "if (STATE.compareAndSet(this, RUNNING, STOPPING)) {",
            "if (STATE.compareAndSet(this, RUNNING, CLOSED)) {\n                created.start(route);",
            "nothing is exited while it is in use"),
    A_LOOP_DOES_NOT_CLOSE_ITS_SOURCE_AFTER_A_FAILURE(
            "internal/iterate/Loop.java",
            "return Objects.requireNonNull(pull).close(outcome, failure);",
            "if (failure != null) {\n            settleExceptionally(failure);\n            return null;\n        }\n"
                    + "        return Objects.requireNonNull(pull).close(outcome, failure);",
            "exits run in reverse order, each awaited"),
    A_CLOSED_CHANNEL_FORGETS_WHO_WAITS(
            "internal/channel/Channel.java",
            "woken.forEach(receiver -> Depth.run(() -> receiver.complete(null)));",
            "",
            "the program ends when nothing pends"),
    A_WAKE_UP_IS_LOST(
            "internal/channel/Channel.java",
            "while (receiver != null && !receiver.complete(null))",
            "while (receiver != null && receiver.isDone())",
            "the program ends when nothing pends"),
    AN_ELEMENT_IS_DELIVERED_TWICE(
            "internal/iterate/Prefetch.java",
            "fetched.add(element);",
            "fetched.add(element);\n            fetched.add(element);",
            "every element comes once, in order"),
    A_FETCHED_FAILURE_IS_FORGOTTEN_BY_THE_CLOSE(
            "internal/iterate/Prefetch.java", "unread(unread, why);", "", "no failure is lost"),
    CALLS_THAT_RUN_ARE_LEFT_BEHIND(
            "internal/operator/MapConcurrent.java",
            "pending.forEach(stage -> Stages.cancel(stage, true));",
            "",
            "the program ends when nothing pends"),
    A_TIMER_IS_LEFT_BEHIND(
            "internal/operator/WindowTimed.java", "running.cancel(false);", "timer = null;", "no timer is left behind");

    final String source;
    final String right;
    final String wrong;
    final String law;

    PlantedBug(String source, String right, String wrong, String law) {
        this.source = source;
        this.right = right;
        this.wrong = wrong;
        this.law = law;
    }
}
