package dev.forthwith.samples.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Looks on when rows are asked of a driver: how many with each request. */
final class CountedRequests implements ConnectionFactory {
    final List<Long> requests = new CopyOnWriteArrayList<>();

    private final ConnectionFactory database;

    CountedRequests(ConnectionFactory database) {
        this.database = database;
    }

    @Override
    public Publisher<? extends Connection> create() {
        return Flux.from(database.create()).map(connection -> watch(Connection.class, connection, this::ofConnection));
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return database.getMetadata();
    }

    private Object ofConnection(String method, Object result) {
        return result instanceof Statement statement ? watch(Statement.class, statement, this::ofStatement) : result;
    }

    private Object ofStatement(String method, Object result) {
        if (method.equals("execute")) {
            return Flux.from((Publisher<?>) result).map(each -> watch(Result.class, (Result) each, this::ofResult));
        }
        return ofConnection(method, result);
    }

    private Object ofResult(String method, Object result) {
        return method.equals("map") ? Flux.from((Publisher<?>) result).doOnRequest(requests::add) : result;
    }

    private static <T> T watch(Class<T> type, T target, BiFunction<String, Object, Object> result) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            try {
                return result.apply(method.getName(), method.invoke(target, args));
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }));
    }
}
