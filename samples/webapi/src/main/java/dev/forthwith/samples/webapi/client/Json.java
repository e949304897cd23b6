package dev.forthwith.samples.webapi.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;

/** Reads JSON as one type: what lacks something or is followed by something is an error, what has more is not. */
final class Json<T> {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Class<T> type;
    private final ObjectReader reader;

    Json(Class<T> type) {
        this.type = type;
        this.reader = MAPPER.readerFor(type);
    }

    /** Reads a record that stands in this line of a body. */
    T read(URI uri, long line, String text) {
        try {
            T value = reader.readValue(text);
            if (value == null) {
                throw new MalformedRecordException(uri, line, type, text, "it is null", null);
            }
            return value;
        } catch (JsonProcessingException malformed) {
            throw new MalformedRecordException(uri, line, type, text, malformed.getOriginalMessage(), malformed);
        }
    }
}
