package dev.forthwith.processor;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** The compilers that everything is tried with; the JDK is the one that runs the tests. */
enum Tool {
    JAVAC,
    ECJ;

    JavaCompiler compiler() {
        return this == JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
    }
}
