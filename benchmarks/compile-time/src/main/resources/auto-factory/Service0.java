package bench;

import com.google.auto.factory.AutoFactory;
import com.google.auto.factory.Provided;
import java.util.concurrent.Executor;

@AutoFactory
class Service0 {
    private final Executor executor;
    private final String url;
    private final int timeout;

    Service0(@Provided Executor executor, String url, int timeout) {
        this.executor = executor;
        this.url = url;
        this.timeout = timeout;
    }

    void open() {
        executor.execute(() -> System.out.println(url + timeout));
    }
}
