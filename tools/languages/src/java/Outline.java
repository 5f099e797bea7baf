import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Prints the syntax tree of each package in a folder as JSON: kinds and names of classes, without comments, literals and the
 * names of accessors and constants, which come from a contract.
 */
public final class Outline {
    private Outline() {}

    public static void main(String[] arguments) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, String> outlines = new TreeMap<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> packages = Files.list(Path.of(arguments[0]))) {
            for (Path folder : packages.toList()) {
                JavacTask task = (JavacTask)
                        compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources(folder)));
                StringBuilder text = new StringBuilder();
                for (CompilationUnitTree unit : task.parse()) new Printer(text).scan(unit.getTypeDecls(), "");
                outlines.put(folder.getFileName().toString(), text.toString());
            }
        }
        System.out.println(new ObjectMapper().writeValueAsString(outlines));
    }

    private static List<Path> sources(Path folder) throws Exception {
        try (Stream<Path> sources = Files.list(folder)) {
            return sources.sorted().toList();
        }
    }

    private static final class Printer extends TreeScanner<Void, String> {
        private final StringBuilder text;

        Printer(StringBuilder text) {
            this.text = text;
        }

        @Override
        public Void scan(Tree tree, String indent) {
            if (tree == null) return null;
            String name = tree instanceof ClassTree type ? type.getSimpleName().toString() : "";
            if (tree instanceof MemberSelectTree member) name = member.getIdentifier().toString();
            // The package differs, and it is part of no name below it.
            text.append(indent).append(tree.getKind()).append(' ').append(name.matches("p\\d+") ? "p" : name).append('\n');
            return super.scan(tree, indent + " ");
        }
    }
}
