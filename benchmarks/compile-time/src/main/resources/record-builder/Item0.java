package bench;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

@RecordBuilder
record Item0(String url, int timeout, List<String> names, Optional<String> note) {}
