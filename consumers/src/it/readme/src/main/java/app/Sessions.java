package app;

import dev.forthwith.Outcome;
import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Exit;
import dev.forthwith.annotation.NextPage;
import example.Pool;
import java.util.List;
import java.util.concurrent.CompletionStage;

// README.md: @AsyncSource
