package dev.forthwith.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads from trees what a class writes: the model of javac 17 has neither the names nor the arguments of generic types that do not exist yet. */
final class Written extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Trees trees;
    private final IdentityHashMap<TypeMirror, Guesses.Generic> generics;

    private Written(Trees trees, IdentityHashMap<TypeMirror, Guesses.Generic> generics) {
        this.trees = trees;
        this.generics = generics;
    }

    /** What the members and the file of a class write; nothing where the compiler does not show its trees. */
    static Guesses in(TypeElement type, ProcessingEnvironment environment) {
        Trees trees = TreesOfJavac.of(environment);
        TreePath path = trees == null ? null : trees.getPath(type);
        if (trees == null || path == null) {
            return Guesses.none();
        }
        IdentityHashMap<TypeMirror, Guesses.Generic> generics = new IdentityHashMap<>();
        new Written(trees, generics).scan(path, null);
        return new Guesses(generics, imports(path.getCompilationUnit()));
    }

    /** What the file of a class imports. */
    static Map<String, String> imports(TypeElement type, ProcessingEnvironment environment) {
        Trees trees = TreesOfJavac.of(environment);
        TreePath path = trees == null ? null : trees.getPath(type);
        return path == null ? Map.of() : imports(path.getCompilationUnit());
    }

    private static Map<String, String> imports(CompilationUnitTree file) {
        Map<String, String> imports = new HashMap<>();
        for (ImportTree each : file.getImports()) {
            String name = each.getQualifiedIdentifier().toString();
            if (!each.isStatic() && !name.endsWith("*")) {
                imports.put(lastPart(name), name);
            }
        }
        return imports;
    }

    /** Whether the compiler shows what declares a class. */
    static boolean isShown(TypeElement type, ProcessingEnvironment environment) {
        Trees trees = TreesOfJavac.of(environment);
        return trees != null && trees.getTree(type) != null;
    }

    /** The annotations of a method that do not exist, by their simple names. */
    static List<String> unresolvedAnnotations(ExecutableElement method, ProcessingEnvironment environment) {
        Trees trees = TreesOfJavac.of(environment);
        TreePath path = trees == null ? null : trees.getPath(method);
        if (trees == null || path == null || !(path.getLeaf() instanceof MethodTree tree)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (AnnotationTree annotation : tree.getModifiers().getAnnotations()) {
            Tree name = annotation.getAnnotationType();
            TypeMirror type = trees.getTypeMirror(new TreePath(new TreePath(path, annotation), name));
            if (type != null && type.getKind() == TypeKind.ERROR) {
                names.add(lastPart(name.toString()));
            }
        }
        return names;
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** What declares a field, if the compiler shows it; Lombok changes it before it changes the model. */
    static @Nullable VariableTree field(VariableElement field, ProcessingEnvironment environment) {
        Trees trees = TreesOfJavac.of(environment);
        return trees == null ? null : (VariableTree) trees.getTree(field);
    }

    /** What is in a body has no types yet, and does not matter. */
    @Override
    public @Nullable Void visitBlock(BlockTree body, @Nullable Void unused) {
        return null;
    }

    @Override
    public @Nullable Void visitParameterizedType(ParameterizedTypeTree tree, @Nullable Void unused) {
        TypeMirror type = typeOf(getCurrentPath());
        TypeMirror name = typeOf(new TreePath(getCurrentPath(), tree.getType()));
        if (type != null && name != null && type.getKind() == TypeKind.ERROR) {
            List<TypeMirror> arguments = new ArrayList<>();
            for (Tree argument : tree.getTypeArguments()) {
                TypeMirror each = typeOf(new TreePath(getCurrentPath(), argument));
                if (each != null) {
                    arguments.add(each);
                }
            }
            generics.put(type, new Guesses.Generic(name, arguments));
        }
        return super.visitParameterizedType(tree, null);
    }

    private @Nullable TypeMirror typeOf(TreePath path) {
        return trees.getTypeMirror(path);
    }
}
