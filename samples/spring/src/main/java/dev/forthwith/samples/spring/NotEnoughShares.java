package dev.forthwith.samples.spring;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody wants more shares than are for sale. */
@ResponseStatus(HttpStatus.CONFLICT)
class NotEnoughShares extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotEnoughShares(Order order) {
        super("there are fewer than " + order.shares() + " shares of " + order.symbol());
    }
}
