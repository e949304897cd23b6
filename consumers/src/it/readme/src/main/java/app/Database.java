package app;

import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import example.Connection;
import example.Pool;
import java.util.concurrent.CompletionStage;

// README.md: @AsyncResource
