package app

import dev.forthwith.Outcome
import dev.forthwith.annotation.AsyncResource
import dev.forthwith.annotation.Enter
import dev.forthwith.annotation.Exit
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionStage

@AsyncResource
class Database(private val url: String) {
    @Enter
    fun open(): CompletionStage<String> = CompletableFuture.completedFuture("connection to $url")

    @Exit
    fun close(connection: String, outcome: Outcome) = println("$connection closed: $outcome")
}

fun main() {
    println(AsyncDatabase.of("db").call { connection -> connection.length }.await())
}
