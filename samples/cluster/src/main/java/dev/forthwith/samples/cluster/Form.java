package dev.forthwith.samples.cluster;

import dev.forthwith.AsyncIterable;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.JavaFlowSupport;
import org.apache.pekko.stream.javadsl.Source;

/** The two ways in which a source of ours becomes one of Pekko's. */
enum Form {
    /** Every source is a {@code Flow.Publisher}, and Pekko takes one. */
    PUBLISH {
        @Override
        <T> Source<T, NotUsed> source(AsyncIterable<T> iterable) {
            return JavaFlowSupport.Source.fromPublisher(iterable);
        }
    },
    /** Pekko opens, reads and closes the iterator: that is its vocabulary as well. */
    UNFOLD {
        @Override
        <T> Source<T, NotUsed> source(AsyncIterable<T> iterable) {
            return Pass.source(iterable);
        }
    };

    abstract <T> Source<T, NotUsed> source(AsyncIterable<T> iterable);
}
