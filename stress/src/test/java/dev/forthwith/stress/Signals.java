package dev.forthwith.stress;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/** A subscriber that asks for one element, and counts. */
final class Signals implements Flow.Subscriber<Object> {
    final AtomicInteger elements = new AtomicInteger();
    final AtomicInteger ends = new AtomicInteger();
    volatile Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(Object element) {
        elements.incrementAndGet();
    }

    @Override
    public void onError(Throwable failure) {
        ends.incrementAndGet();
    }

    @Override
    public void onComplete() {
        ends.incrementAndGet();
    }
}
