package io.actornet.emulator.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The machine that figures are of. */
public final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** What it is, by name, in the order in which it is printed. */
  public static Map<String, Object> description() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("processor", processor());
    values.put("cores", Runtime.getRuntime().availableProcessors());
    values.put("heap_bytes", Runtime.getRuntime().maxMemory());
    values.put("system", property("os.name") + " " + property("os.version"));
    values.put("java", property("java.vendor") + " " + property("java.vm.version"));
    return values;
  }

  /** Linux tells its name; elsewhere the architecture has to do. */
  private static String processor() {
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(property("os.arch"));
    } catch (IOException notLinux) {
      return property("os.arch");
    }
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}
