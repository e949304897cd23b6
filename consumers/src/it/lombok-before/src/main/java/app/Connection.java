package app;

import lombok.Value;

@Value
class Connection {
    String url;
}
