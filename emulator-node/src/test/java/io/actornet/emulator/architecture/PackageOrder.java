package io.actornet.emulator.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of a module's packages: those of a line may use each other and those of the lines
 * before. A package without a place in the order is a violation as well.
 */
final class PackageOrder extends ArchCondition<JavaClass> {
  private final String root;
  private final Map<String, Integer> lineOfPackage = new HashMap<>();

  /**
   * An order of the packages right below a root; what lies deeper goes with them.
   *
   * @param root the module's root package, such as {@code io.actornet.topology}
   * @param lines the packages of each line, first line first
   */
  PackageOrder(String root, List<List<String>> lines) {
    super("use only packages of the same line or of lines before it in %s", lines);
    this.root = root + ".";
    for (int line = 0; line < lines.size(); line++) {
      for (String name : lines.get(line)) {
        lineOfPackage.put(name, line);
      }
    }
  }

  @Override
  public void check(JavaClass origin, ConditionEvents events) {
    Integer line = lineOf(origin);
    if (line == null) {
      String message =
          "%s lies in a package without a place in the order".formatted(origin.getName());
      events.add(SimpleConditionEvent.violated(origin, message));
      return;
    }
    for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
      Integer target = lineOf(dependency.getTargetClass());
      if (target != null && target > line) {
        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
      }
    }
  }

  /** The line of the package that a class lies in, or null for a package without one. */
  private Integer lineOf(JavaClass javaClass) {
    String name = javaClass.getPackageName();
    if (!name.startsWith(root)) {
      return null;
    }
    int end = name.indexOf('.', root.length());
    return lineOfPackage.get(name.substring(root.length(), end < 0 ? name.length() : end));
  }
}
