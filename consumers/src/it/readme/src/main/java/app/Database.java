package app;

import example.Connection;
import example.Pool;
// README.md: import dev.forthwith.annotation.AsyncResource;
