package dev.forthwith.samples.quarkus;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.Flow;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Ticks as a stream. */
@Path("/ticks")
public class TicksResource {
    /** Quarkus looks at the declared type: it must be {@code Flow.Publisher}. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Flow.Publisher<Tick> ticks() {
        return AsyncTicks.of();
    }

    /** The same, as one record a line. */
    @GET
    @Path("/records")
    @Produces("application/x-ndjson")
    public Flow.Publisher<Tick> records() {
        return AsyncTicks.of();
    }
}
