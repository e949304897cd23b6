package app;

import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.NextPage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Its signatures name what AutoValue and MapStruct generate in the same compilation. */
@AsyncSource
class Orders {
    private final RowsImpl rows;
    private int page;

    Orders(RowsImpl rows) {
        this.rows = rows;
    }

    @NextPage
    CompletionStage<List<AutoValue_Order>> next() {
        List<AutoValue_Order> orders = List.of(new AutoValue_Order(1, "tea"), new AutoValue_Order(2, rows.row(Order.of(2, "milk")).getItem()));
        return CompletableFuture.completedFuture(page++ == 0 ? orders : null);
    }
}
