package org.ytarchive.openapi;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.ytarchive.house.Checkout;

/** The comments of the product's sources, read by the compiler's own parser. */
final class Sources {
  static final List<String> MODULES =
      List.of(
          "common",
          "contracts",
          "jobs-service",
          "metadata-service",
          "download-service",
          "storage-service");

  private final Map<Path, Map<String, Comment>> files = new HashMap<>();

  /** Every class with a source file in these modules, by its name. */
  static Stream<Class<?>> classes(String... modules) {
    return Stream.of(modules).flatMap(Sources::classesOf);
  }

  private static Stream<Class<?>> classesOf(String module) {
    var root = root(module);
    try (var found = Files.walk(root)) {
      return found
          .filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
          .map(file -> root.relativize(file).toString().replace('/', '.').replace(".java", ""))
          .sorted()
          .<Class<?>>map(Sources::load)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Sources.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("not compiled: " + name, e);
    }
  }

  /** All code of these modules. */
  static String text(List<String> modules) {
    var all = new StringBuilder();
    for (var module : modules) {
      try (var found = Files.walk(root(module))) {
        found.filter(Files::isRegularFile).map(Checkout::text).forEach(all::append);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all.toString();
  }

  Comment of(Class<?> type) {
    return find(type, name(type));
  }

  Comment of(Method method) {
    var type = method.getDeclaringClass();
    return find(type, name(type) + "#" + method.getName() + "/" + method.getParameterCount());
  }

  private Comment find(Class<?> type, String key) {
    var file = file(type.getPackageName(), name(type).split("\\.", 2)[0] + ".java");
    return files.computeIfAbsent(file, Sources::read).getOrDefault(key, Comment.NONE);
  }

  /** {@code JobView.Children}. */
  private static String name(Class<?> type) {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }

  private static Path file(String packageName, String name) {
    return MODULES.stream()
        .map(module -> root(module).resolve(packageName.replace('.', '/')).resolve(name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no source of " + packageName + "/" + name));
  }

  private static Path root(String module) {
    return Checkout.file(module + "/src/main/java");
  }

  private static Map<String, Comment> read(Path file) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var units = manager.getJavaFileObjects(file);
      var options = List.of("-proc:none");
      var task = (JavacTask) compiler.getTask(null, manager, null, options, null, units);
      var reader = new Reader(DocTrees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        reader.scan(unit, null);
      }
      return reader.found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Reader extends TreePathScanner<Void, Void> {
    private final DocTrees trees;
    private final Map<String, Comment> found = new HashMap<>();
    private final Deque<String> outer = new ArrayDeque<>();

    Reader(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      outer.addLast(type.getSimpleName().toString());
      keep(String.join(".", outer), getCurrentPath());
      super.visitClass(type, null);
      outer.removeLast();
      return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      var name = method.getName() + "/" + method.getParameters().size();
      keep(String.join(".", outer) + "#" + name, getCurrentPath());
      return null;
    }

    private void keep(String name, TreePath path) {
      var comment = trees.getDocCommentTree(path);
      if (comment != null) {
        found.put(name, Comment.of(comment));
      }
    }
  }
}
