package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Type annotations that only the annotated class may name are not repeated, at whatever level of a type. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class InvisibleAnnotationsTest {
    private static final String HEAD = """
            package q;
            import dev.forthwith.annotation.*;
            import java.lang.annotation.*;
            import java.util.*;
            """;
    private static final String LIFE = "@Enter void open() {} @Exit void close() {}\n";

    private static String generated(Tool tool, String source) {
        // Nobody claims the annotation that is a parameter's as well.
        List<String> options = tool == Tool.JAVAC ? List.of("-Xlint:-processing") : List.of();
        return Compilation.with(tool, List.of(new ForthwithProcessor()), options, HEAD + source)
                .clean()
                .generatedSource();
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void areDroppedAtEveryLevel(Tool tool) {
        String members =
                "<T extends @P Number> A(@P String a, List<@P String> b, @P String @P [] c, Map.@P Entry<?, ? extends @P T> d,"
                        + " List<@P ?> @P ... e) {}\n" + LIFE;
        for (String declared : new String[] {
            "@Target(ElementType.TYPE_USE) private @interface P {}",
            "@Target({ElementType.TYPE_USE, ElementType.PARAMETER}) private @interface P {}",
            "private static class Q { @Target(ElementType.TYPE_USE) @interface R {} }",
        }) {
            String source = "@AsyncResource class A { " + declared + "\n"
                    + members.replace("@P", declared.contains("Q") ? "@Q.R" : "@P") + "}";
            String plain = generated(tool, "@AsyncResource class A { " + members.replace("@P ", "") + "}");
            assertEquals(plain, generated(tool, source));
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void doNotTakeVisibleOnesWithThem(Tool tool) {
        String generated = generated(
                tool,
                "@AsyncResource class A { @Target(ElementType.TYPE_USE) private @interface P {}\n"
                        + "@Target(ElementType.TYPE_USE) @interface V { Class<?> value() default Object.class; }\n"
                        + "private static class Hidden {}\n"
                        + "A(@P @V String a, List<@V @P String> b, List<@V(Hidden.class) @V2 String> c) {} "
                        + "@Target(ElementType.TYPE_USE) @interface V2 {}\n" + LIFE + "}");
        assertTrue(generated.contains("of(@A.V String a, List<@A.V String> b, List<@A.V2 String> c)"), generated);
    }
}
