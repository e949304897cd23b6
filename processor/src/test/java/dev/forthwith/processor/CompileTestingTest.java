package dev.forthwith.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Compiles without files, as users test classes of their own. */
final class CompileTestingTest {
    private static final String TICKS = """
            package p;

            import dev.forthwith.annotation.AsyncSource;
            import dev.forthwith.annotation.Next;

            @AsyncSource
            class Ticks {
                @Next
                Integer next() { return 1; }
            }
            """;

    private static Compilation compile(JavaFileObject source) {
        return Compiler.javac()
                .withOptions("-Xlint:all", "-Werror")
                .withProcessors(new ForthwithProcessor())
                .compile(source);
    }

    @Test
    void whatIsRightCompilesWithoutAWarning() {
        Compilation compilation = compile(JavaFileObjects.forSourceString("p.Ticks", TICKS));
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("p.AsyncTicks")
                .contentsAsUtf8String()
                .contains("static AsyncTicks of()");
    }

    @Test
    void anErrorStandsOnTheLineOfItsMethod() {
        JavaFileObject source =
                JavaFileObjects.forSourceString("p.Ticks", TICKS.replace("Integer next", "private Integer next"));
        Compilation compilation = compile(source);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("private").inFile(source).onLineContaining("private Integer next()");
    }
}
