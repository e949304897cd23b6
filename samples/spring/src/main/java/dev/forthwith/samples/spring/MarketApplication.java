package dev.forthwith.samples.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A web server with quotes of a market that it simulates. */
@SpringBootApplication(proxyBeanMethods = false)
public class MarketApplication {
    /** Starts the server on port 8080 of this machine, or on that of {@code --server.port=}. */
    public static void main(String[] args) {
        SpringApplication.run(MarketApplication.class, args);
    }

    @Bean
    Market market() {
        return new SimulatedMarket();
    }
}
