package dev.forthwith.samples.micronaut;

import dev.forthwith.AsyncIterable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.concurrent.CompletionStage;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;

@Controller("/ticks")
class TicksController {
    @Get(produces = MediaType.TEXT_EVENT_STREAM)
    Publisher<Tick> ticks() {
        return FlowAdapters.toPublisher(AsyncTicks.of());
    }

    @Get(uri = "/records", produces = MediaType.APPLICATION_JSON_STREAM)
    Publisher<Tick> records() {
        return FlowAdapters.toPublisher(AsyncTicks.of());
    }

    @Post(consumes = MediaType.APPLICATION_JSON_STREAM)
    CompletionStage<Integer> sum(@Body Publisher<Tick> ticks) {
        return AsyncIterable.from(FlowAdapters.toFlowPublisher(ticks)).fold(0, (sum, tick) -> sum + tick.number());
    }
}
