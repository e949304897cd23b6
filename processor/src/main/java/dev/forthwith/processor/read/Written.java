package dev.forthwith.processor.read;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The generic types that do not exist yet, as a class writes them: the model of javac 17 has neither their names nor their arguments. */
final class Written extends TreePathScanner<@Nullable Void, @Nullable Void> {
    /**
     * A generic type.
     *
     * @param name the type without its arguments
     * @param arguments its arguments
     */
    record Generic(TypeMirror name, List<TypeMirror> arguments) {}

    private final Trees trees;
    private final IdentityHashMap<TypeMirror, Generic> generics;

    private Written(Trees trees, IdentityHashMap<TypeMirror, Generic> generics) {
        this.trees = trees;
        this.generics = generics;
    }

    /** What the members of a class write, by the very types of its model; nothing where the compiler does not show its trees. */
    static IdentityHashMap<TypeMirror, Generic> in(TypeElement type, ProcessingEnvironment environment) {
        IdentityHashMap<TypeMirror, Generic> generics = new IdentityHashMap<>();
        try {
            Trees trees = Trees.instance(environment);
            TreePath path = trees.getPath(type);
            if (path != null) {
                new Written(trees, generics).scan(path, null);
            }
        } catch (IllegalArgumentException none) {
            generics.clear(); // another compiler, or an environment in disguise
        }
        return generics;
    }

    /** What declares a field, if the compiler shows it; Lombok changes it before it changes the model. */
    static @Nullable VariableTree field(VariableElement field, ProcessingEnvironment environment) {
        try {
            return (VariableTree) Trees.instance(environment).getTree(field);
        } catch (IllegalArgumentException none) {
            return null;
        }
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
            generics.put(type, new Generic(name, arguments));
        }
        return super.visitParameterizedType(tree, null);
    }

    private @Nullable TypeMirror typeOf(TreePath path) {
        return trees.getTypeMirror(path);
    }
}
