package bench;

import com.google.auto.value.AutoValue;
import java.util.List;
import java.util.Optional;

@AutoValue
abstract class Item0 {
    abstract String url();

    abstract int timeout();

    abstract List<String> names();

    abstract Optional<String> note();
}
