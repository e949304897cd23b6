package dev.forthwith.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.forthwith.processor.model.Iteration;
import dev.forthwith.processor.read.Methods.Method;
import dev.forthwith.processor.read.ResultReader.Result;

/**
 * Reads what a class with errors would yield, so that code which uses its wrapper causes none of its own: from the method that has a role, or
 * the first of several, whatever is wrong with it. Nothing is reported here.
 */
final class SkeletonReader {
    private final Scope scope;
    private final TypeNames names;
    private final MethodFinder methods;
    private final LifecycleReader lifecycles;
    private final IterationReader iterations;

    SkeletonReader(Scope scope, Access access, TypeNames names, MethodFinder methods) {
        this.scope = scope.silent();
        this.names = names;
        this.methods = methods;
        Lints lints = new Lints(this.scope);
        Awaitables awaitables = new Awaitables(scope.elements(), scope.types());
        ResultReader results = new ResultReader(this.scope, access, awaitables, lints);
        this.lifecycles = new LifecycleReader(this.scope, names, results, awaitables, lints);
        this.iterations = new IterationReader(this.scope, names, results, lifecycles, lints);
    }

    /** The elements; Object where nothing is known. */
    TypeName element() {
        Method next = methods.first(Role.NEXT);
        Method read = next == null ? methods.first(Role.NEXT_PAGE) : next;
        Iteration iteration = read == null ? null : iterations.read(read, next == null ? Role.NEXT_PAGE : Role.NEXT, 0);
        return iteration == null ? ClassName.OBJECT : iteration.element();
    }

    /** The resource; Object where nothing is known, or where it is an instance of a class that cannot be named. */
    TypeName resource(boolean nameable) {
        Method enter = methods.first(Role.ENTER);
        Result entered = enter == null ? null : lifecycles.result(enter);
        boolean known = entered != null && (nameable || entered.yielded() != null);
        return known ? names.plain(lifecycles.resource(entered)) : ClassName.OBJECT;
    }
}
