package bench;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

@Value.Immutable
interface Item0 {
    String url();

    int timeout();

    List<String> names();

    Optional<String> note();
}
