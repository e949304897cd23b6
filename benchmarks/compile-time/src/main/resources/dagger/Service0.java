package bench;

import dagger.Component;
import javax.inject.Inject;

class Service0 {
    private final Connection connection;

    @Inject
    Service0(Connection connection) {
        this.connection = connection;
    }

    String open() {
        return connection.url();
    }

    static class Connection {
        @Inject
        Connection() {}

        String url() {
            return "url";
        }
    }

    @Component
    interface Services {
        Service0 service();
    }
}
