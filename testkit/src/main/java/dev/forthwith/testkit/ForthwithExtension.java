package dev.forthwith.testkit;

import dev.forthwith.testkit.Openings.Owner;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Fails a test that leaves something open: a resource, a loop, an iterator, a cursor, a subscription, what lies on an exit stack, a channel, or a
 * cancelled task that still waits. The failure says what, where it was opened, and how to mend it. It gives a test a {@link VirtualTime}, too.
 *
 * <pre>{@code
 * @ExtendWith(ForthwithExtension.class)
 * class SessionsTest {
 *     @Test
 *     void countsTheSessions() throws InterruptedException {
 *         assertEquals(2, AsyncSessions.of(pool).count().await());
 *     }
 *
 *     @Test
 *     void givesUp(VirtualTime time) {
 *         AsyncTask<Void> task = AsyncDatabase.of(hanging).enterTimeout(Duration.ofSeconds(5)).run(connection -> {});
 *         time.advance(Duration.ofSeconds(5));
 *         assertTrue(task.isCompletedExceptionally());
 *     }
 * }
 * }</pre>
 *
 * <p>It looks after the {@code @AfterEach} methods of the test, and after the {@code @AfterAll} methods for what was opened before all tests. What is
 * not yet closed then has one second, or as long as the configuration parameter {@code dev.forthwith.testkit.grace} says, such as {@code PT5S}. What was opened is seen if a class of this library drives it; what a pool counts, see
 * {@link ResourceConformance}.
 *
 * <p><b>Parallel tests.</b> What is opened on the thread of a test is of that test. What is opened on another thread, while several tests with this
 * extension run at once, may be of any of them: the last of them to end fails if it is left open. Tests that run one after the other, or
 * whose class has {@link org.junit.jupiter.api.parallel.Isolated @Isolated}, know it exactly.
 *
 * <p>With {@code junit.jupiter.extensions.autodetection.enabled=true} it is there for every test, without {@code @ExtendWith}.
 */
public final class ForthwithExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(ForthwithExtension.class);
    private static final String GRACE = "dev.forthwith.testkit.grace";

    /** Creates the extension; JUnit does. */
    public ForthwithExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        begin(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        begin(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        end(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        end(context);
    }

    private static void begin(ExtensionContext context) {
        @Nullable Owner outer = store(context).get(Owner.class, Owner.class);
        store(context).put(Owner.class, Openings.ALL.begin(outer));
    }

    private static void end(ExtensionContext context) {
        @Nullable Owner owner = store(context).remove(Owner.class, Owner.class);
        if (owner == null) {
            // Another extension failed before this one could begin.
            return;
        }
        Duration grace =
                context.getConfigurationParameter(GRACE, Duration::parse).orElse(Duration.ofSeconds(1));
        List<String> left = Openings.ALL.end(owner, grace);
        VirtualTime time = store(context).remove(VirtualTime.class, VirtualTime.class);
        if (time != null) {
            time.close();
        }
        if (!left.isEmpty()) {
            throw new AssertionError(report(left));
        }
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    private static String report(List<String> left) {
        StringBuilder text = new StringBuilder();
        text.append(left.size())
                .append(left.size() == 1 ? " thing is" : " things are")
                .append(" left open:\n");
        left.forEach(description -> text.append("  ").append(description));
        return text.toString().stripTrailing();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == VirtualTime.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context).getOrComputeIfAbsent(VirtualTime.class, key -> VirtualTime.begin(), VirtualTime.class);
    }
}
