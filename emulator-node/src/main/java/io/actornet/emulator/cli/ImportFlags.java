package io.actornet.emulator.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of {@code topology import}: what a topology section says beside {@code import}. */
final class ImportFlags {
  @Option(
      names = "--mininet",
      paramLabel = "TOPO",
      description = "In place of a file, a topology of Mininet, such as tree,depth=2,fanout=3.")
  private String mininet;

  @Option(
      names = "--nodes",
      paramLabel = "KIND",
      description =
          "What a node becomes: router-with-host, router, host, switch or hub. Unless said, what"
              + " the file says, or router-with-host.")
  private String nodes;

  @Option(
      names = "--kind",
      paramLabel = "WORD=KIND",
      description = "What a node becomes by the file's word for its kind, such as firewall=router.")
  private Map<String, String> kinds = Map.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "What the file is, such as gml; told by the file unless said.")
  private String format;

  @Option(
      names = "--link",
      paramLabel = "KEY=VALUE",
      description =
          "Of links about which the file says nothing: delay, rate, limit, jitter, distribution or"
              + " loss.")
  private Map<String, String> link = Map.of();

  @Option(
      names = "--host-link",
      paramLabel = "KEY=VALUE",
      description = "The same of the links to the hosts behind routers.")
  private Map<String, String> hostLink = Map.of();

  @Option(
      names = "--light-speed",
      paramLabel = "SHARE",
      description = "How fast signals travel between coordinates, such as 67%% of light in vacuum.")
  private String lightSpeed;

  @Option(
      names = "--attach",
      paramLabel = "NODES=HOSTS",
      description = "LANs of so many hosts at nodes, such as leaves=50 or kind:router=10.")
  private Map<String, String> attached = Map.of();

  @Option(
      names = "--routing",
      paramLabel = "KEY=VALUE",
      description = "How routes are computed: by=delay or by=hops, multipath=true.")
  private Map<String, String> routing = Map.of();

  /** Whether something is to be read, a file or words. */
  boolean hasSource(Path file) {
    return file != null || mininet != null;
  }

  /** The topology section that says the same. */
  Map<String, Object> section(Path file) {
    Map<String, Object> graph = new LinkedHashMap<>();
    put(graph, "file", file == null ? null : file.toAbsolutePath().toString());
    put(graph, "mininet", mininet);
    put(graph, "nodes", nodes);
    put(graph, "format", format);
    put(graph, "light-speed", lightSpeed);
    put(graph, "kinds", kinds);
    put(graph, "link", link);
    put(graph, "host-link", hostLink);
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("import", graph);
    List<Map<String, Object>> lans = new ArrayList<>();
    attached.forEach((at, hosts) -> lans.add(Map.of("at", at, "hosts", hosts)));
    if (!lans.isEmpty()) {
      section.put("attach", lans);
    }
    put(section, "routing", routing);
    return section;
  }

  private static void put(Map<String, Object> words, String key, String value) {
    if (value != null) {
      words.put(key, value);
    }
  }

  private static void put(Map<String, Object> words, String key, Map<String, String> value) {
    if (!value.isEmpty()) {
      words.put(key, value);
    }
  }
}
