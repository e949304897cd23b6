package dev.forthwith;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** The arrows between the layers go one way, and nothing is needed at run time but the JDK. */
@AnalyzeClasses(packages = "dev.forthwith", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String INTERNAL = "dev.forthwith.internal";

    @ArchTest
    static final ArchRule NOTHING_BUT_THE_JDK = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.forthwith..", "java..", "jdk.jfr", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule NOBODY_USES_WHAT_IS_FOR_GENERATED_CODE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.forthwith.generated")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.forthwith.generated");

    @ArchTest
    static final ArchRule FAILURES_KNOW_NO_MACHINE = noClasses()
            .that()
            .resideInAPackage(INTERNAL + ".failure")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    INTERNAL + ".task",
                    INTERNAL + ".scope",
                    INTERNAL + ".iterate",
                    INTERNAL + ".operator",
                    INTERNAL + ".bridge");

    @ArchTest
    static final ArchRule TASKS_KNOW_NO_SCOPE_AND_NO_LOOP = noClasses()
            .that()
            .resideInAPackage(INTERNAL + ".task")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    INTERNAL + ".scope", INTERNAL + ".iterate", INTERNAL + ".operator", INTERNAL + ".bridge");

    @ArchTest
    static final ArchRule SCOPES_AND_LOOPS_ARE_APART = noClasses()
            .that()
            .resideInAPackage(INTERNAL + ".scope")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INTERNAL + ".iterate", INTERNAL + ".operator", INTERNAL + ".bridge");

    @ArchTest
    static final ArchRule THE_MACHINE_KNOWS_NO_OPERATOR = noClasses()
            .that()
            .resideInAPackage(INTERNAL + ".iterate")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INTERNAL + ".scope", INTERNAL + ".operator", INTERNAL + ".bridge");

    /** Error Prone and IDEs find a task, a stage or a recipe that somebody drops, also that of a generated wrapper. */
    @ArchTest
    static final ArchRule WHAT_HAS_TO_BE_WAITED_FOR_IS_MARKED =
            methods().that(areOurs()).and(returnWhatMustBeUsed()).should(beMarked("CheckReturnValue"));

    private static DescribedPredicate<JavaMethod> areOurs() {
        return DescribedPredicate.describe(
                "are public ones of the library, and not those of every future or of a function of the user",
                method -> method.getOwner().getPackageName().equals("dev.forthwith")
                        && method.getModifiers().contains(JavaModifier.PUBLIC)
                        && !method.getModifiers().contains(JavaModifier.BRIDGE)
                        && (method.getModifiers().contains(JavaModifier.STATIC)
                                || !method.getOwner().isAssignableTo(CompletableFuture.class))
                        && !Set.of("AsyncFunction", "AsyncExit")
                                .contains(method.getOwner().getSimpleName()));
    }

    private static DescribedPredicate<JavaMethod> returnWhatMustBeUsed() {
        return DescribedPredicate.describe(
                "return a stage, or what is to be used or closed",
                method -> Stream.of(
                                CompletionStage.class,
                                AsyncContextManager.class,
                                AsyncContext.class,
                                AsyncIterable.class,
                                AsyncIterator.class,
                                AsyncExitStack.class,
                                OpenContext.class,
                                Cursor.class)
                        .anyMatch(method.getRawReturnType()::isAssignableTo));
    }

    private static ArchCondition<JavaMethod> beMarked(String mark) {
        return ArchCondition.from(DescribedPredicate.describe(
                "be marked, or be of a type that is",
                method -> Stream.concat(method.getAnnotations().stream(), method.getOwner().getAnnotations().stream())
                        .anyMatch(each -> each.getRawType().getSimpleName().equals(mark))));
    }

    /**
     * A native image keeps what it can see. What is looked up by name is in {@code META-INF/native-image}: only the maker of virtual threads; a
     * constant field handle it sees.
     */
    @ArchTest
    static final ArchRule NOTHING_IS_LOOKED_UP_BY_NAME = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.forthwith.internal.task.BlockingExecutor$Default")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.reflect")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.invoke.MethodHandle")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.ServiceLoader")
            .orShould()
            .callMethod(Class.class, "forName", String.class)
            .orShould()
            .callMethod(Class.class, "getResourceAsStream", String.class);

    private ArchitectureTest() {}
}
