package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Type annotations, of which the models of compilers differ. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class TypeAnnotationsTest {
    private static final String HEAD = """
            package q;
            import dev.forthwith.annotation.*;
            import java.lang.annotation.*;
            import java.util.*;
            """;
    private static final String LIFE = "@Enter void open() {} @Exit void close() {}\n";
    private static final String TAG = HEAD + "@Target(ElementType.TYPE_PARAMETER) @interface Tag {}";
    private static final String USE = HEAD + "@Target(ElementType.TYPE_USE) @interface Use { int value() default 1; }";
    private static final String MANY =
            HEAD + "@Target(ElementType.TYPE_USE) @Repeatable(All.class) @interface Many { int value() default 1; }";
    private static final String ALL = HEAD + "@Target(ElementType.TYPE_USE) @interface All { Many[] value(); }";

    private static String generated(Tool tool, String... sources) {
        List<String> options = tool == Tool.JAVAC ? List.of("-Xlint:-processing,-auxiliaryclass") : List.of();
        return Compilation.with(tool, List.of(new ForthwithProcessor()), options, sources)
                .clean()
                .generatedSource()
                .replaceAll("\\s+", " ");
    }

    /** Of a type variable without any, Eclipse's compiler gives those of its declaration. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void thoseOfTheDeclarationOfATypeVariableAreNotOfItsUses(Tool tool) {
        String source = generated(
                tool,
                HEAD + "@AsyncResource class A<@Tag T, @Use U extends Comparable<? super T>> {"
                        + " <@Tag X> A(T t, U u, List<X> list, U[] us) {} " + LIFE + "}",
                TAG,
                USE);
        assertFalse(source.contains("@Tag") || source.contains("@Use"), source);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void thoseOfTheUseOfATypeVariableAreKept(Tool tool) {
        String source = generated(
                tool,
                HEAD + "@AsyncResource class A<@Tag T, @Use U, V> {"
                        + " A(@Use T t, @Use(2) U u, List<@Use V> list, @Use V[] vs) {} " + LIFE + "}",
                TAG,
                USE);
        assertContains(source, "of(@Use T t, @Use(2) U u, List<@Use V> list, @Use V[] vs)");
    }

    /** Those that its declaration has as well are lost with one compiler, and so with all. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void whatAUseSharesWithItsDeclarationIsLeftOut(Tool tool) {
        String source = generated(
                tool, HEAD + "@AsyncResource class A<@Use T> { A(@Use T t, @Use(2) T s) {} " + LIFE + "}", USE);
        assertContains(source, "of(T t, @Use(2) T s)");
    }

    /** Where a class has member types, Eclipse's compiler lists its bounds without their annotations. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void aSoleBoundKeepsItsAnnotations(Tool tool) {
        String source = generated(
                tool,
                HEAD + "@AsyncResource class A<T extends List<@Use String>> { static class Node {}"
                        + " <S extends Map<@Use T, @Use(2) String>> A(S s) {} " + LIFE + "}",
                USE);
        for (String bound : List.of("T extends List<@Use String>", "S extends Map<@Use T, @Use(2) String>")) {
            assertContains(source, bound);
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void repeatedOnesAreWrittenInTheirContainer(Tool tool) {
        String source = generated(
                tool,
                HEAD + "@AsyncResource class A { A(List<@Many @Use @Many(2) String> list, String @Many @Many [] array,"
                        + " @Use @Many @Many(3) String one) {} " + LIFE + "}",
                USE,
                MANY,
                ALL);
        String parameters = "of(List<@All({@Many, @Many(2)}) @Use String> list, String @All({@Many, @Many}) [] array,"
                + " @Use @All({@Many, @Many(3)}) String one)";
        assertContains(source, parameters);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void repeatedOnesWhoseContainerCannotBeNamedAreLeftOut(Tool tool) {
        String source = generated(
                tool,
                HEAD + "@AsyncResource class A { A(List<@Some @Some(2) @Use String> list, @Some String one) {} " + LIFE
                        + " @Target(ElementType.TYPE_USE) @Repeatable(Hidden.class) @interface Some { int value() default 1; }"
                        + " @Target(ElementType.TYPE_USE) private @interface Hidden { Some[] value(); } }",
                USE);
        String parameters = "of(List<@Use String> list, @A.Some String one)";
        assertContains(source, parameters);
    }

    /** An annotation may be of a parameter and of its type at once. */
    @ParameterizedTest
    @EnumSource(Tool.class)
    void repeatedOnesOfAParameterAndItsTypeAreWrittenOnce(Tool tool) {
        String targets = "@Target({ElementType.TYPE_USE, ElementType.PARAMETER}) ";
        String source = generated(
                tool,
                HEAD + "@AsyncResource class A { A(@Both @Both String[] array, @Both @Both Map.Entry<?, ?> entry) {} "
                        + LIFE + "}",
                HEAD + targets + "@Repeatable(Boths.class) @interface Both {}",
                HEAD + targets + "@interface Boths { Both[] value(); }");
        String parameters = "of(@Boths({@Both, @Both}) String[] array, @Boths({@Both, @Both}) Map.Entry<?, ?> entry)";
        assertContains(source, parameters);
    }

    private static void assertContains(String source, String text) {
        assertTrue(source.contains(text), source);
    }
}
