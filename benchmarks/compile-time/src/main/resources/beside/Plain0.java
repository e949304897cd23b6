package bench;

import java.util.List;

/** A class that is no processor's business. */
class Plain0 {
    private final String url;
    private final List<String> names;

    Plain0(String url, List<String> names) {
        this.url = url;
        this.names = names;
    }

    @Deprecated
    String url() {
        return url;
    }

    List<String> names() {
        return names;
    }

    @Override
    public String toString() {
        return url + names;
    }
}
