package app;

import com.google.auto.value.AutoValue;

@AutoValue
abstract class Order {
    abstract int number();

    abstract String item();

    static Order of(int number, String item) {
        return new AutoValue_Order(number, item);
    }
}
