package dev.forthwith.samples.helidon;

import dev.forthwith.AsyncIterable;
import dev.forthwith.Cursor;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

final class TicksService implements HttpService {
    @Override
    public void routing(HttpRules rules) {
        rules.get(this::ticks).post(this::sum);
    }

    private void ticks(ServerRequest request, ServerResponse response) {
        try (SseSink sink = response.sink(SseSink.TYPE);
                Cursor<Integer> ticks = AsyncTicks.of().open()) {
            for (int tick : ticks) {
                sink.emit(SseEvent.create(String.valueOf(tick)));
            }
        }
    }

    private void sum(ServerRequest request, ServerResponse response) throws Exception {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(request.content().inputStream(), StandardCharsets.UTF_8));
        int sum = AsyncIterable.from(lines.lines())
                .map(Integer::parseInt)
                .fold(0, Integer::sum)
                .await();
        response.send(String.valueOf(sum));
    }
}
