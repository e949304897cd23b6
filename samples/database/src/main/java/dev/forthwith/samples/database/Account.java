package dev.forthwith.samples.database;

import io.r2dbc.spi.Readable;

/** A row of the table {@code account}. */
record Account(String owner, long balance) {
    static Account read(Readable row) {
        return new Account(row.get("owner", String.class), row.get("balance", Long.class));
    }
}
