package dev.forthwith.testkit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Shows a virtual time, from the epoch on. */
final class VirtualClock extends Clock {
    private final VirtualTime time;

    VirtualClock(VirtualTime time) {
        this.time = time;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(time.nanos());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        Clock utc = this;
        return zone.equals(getZone())
                ? this
                : new Clock() {
                    @Override
                    public Instant instant() {
                        return utc.instant();
                    }

                    @Override
                    public ZoneId getZone() {
                        return zone;
                    }

                    @Override
                    public Clock withZone(ZoneId other) {
                        return utc.withZone(other);
                    }
                };
    }
}
