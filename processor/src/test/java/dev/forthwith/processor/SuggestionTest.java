package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.forthwith.processor.report.Suggestion;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is near enough to a name to be meant by it: one slip, or one for every four letters. */
class SuggestionTest {
    @ParameterizedTest
    @CsvSource({
        "nextPage, nextPages",
        "nextPage, nextPagess",
        "nextPage, newtPag",
        "nextPage, nxtPge",
        "nextPage, NEXTPAGE",
        "next, nxt",
        "next, nexts",
        "next, mext",
        "exit, exot",
        "enter, entr",
        "enter, Enters",
        "next, nxet",
        "enter, etner",
        "exit, exti",
    })
    void aSlipOrTwoAreNearEnough(String wanted, String candidate) {
        assertEquals(new Suggestion(wanted, candidate), Suggestion.of(List.of(wanted), List.of(candidate)));
    }

    @ParameterizedTest
    @CsvSource({
        "nextPage, nextPagesss",
        "nextPage, xtPages",
        "nextPage, next",
        "nextPage, nexus",
        "next, nexus",
        "next, nx",
        "next, newer",
        "exit, edit_",
        "exit, exist_",
        "enter, entry_",
        "enter, centers",
        "enter, ''",
    })
    void moreSlipsAreNot(String wanted, String candidate) {
        assertNull(Suggestion.of(List.of(wanted), List.of(candidate)));
    }

    @ParameterizedTest
    @CsvSource({
        "'nextPagess nextPages', nextPages", "'nextPages nextPagess', nextPages", "'nexts nextPagess', nexts",
        "'nexts mext', nexts", "'mext nexts', mext", "'pull nextPagess other', nextPagess",
    })
    void theNearestIsNamedAndOfSeveralTheFirst(String candidates, String expected) {
        Suggestion nearest = Suggestion.of(List.of("next", "nextPage"), List.of(candidates.split(" ")));
        assertEquals(expected, Objects.requireNonNull(nearest).found());
    }
}
