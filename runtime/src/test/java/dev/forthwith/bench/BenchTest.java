package dev.forthwith.bench;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A test that takes its parts from benches; at its end nothing may be open. The time limit is only there for hangs. */
@Timeout(120)
public abstract class BenchTest {
    private final List<Bench> benches = new ArrayList<>();

    protected final Bench bench(Twin twin) {
        Bench bench = new Bench(twin);
        benches.add(bench);
        return bench;
    }

    @AfterEach
    public final void nothingIsOpen() {
        benches.forEach(Bench::assertNothingOpen);
    }
}
