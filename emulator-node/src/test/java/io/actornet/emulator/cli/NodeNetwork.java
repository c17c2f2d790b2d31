package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Network namespaces for nodes, each with an address of its own, on one bridge; this process is on
 * it too. Between the nodes packets can be lost and nodes be cut off, while this process still
 * reaches all of them.
 */
final class NodeNetwork implements AutoCloseable {
  private static final long COMMAND_LIMIT_SECONDS = 20;

  /** One for each process of tests, so that several may run at a time. */
  private final long number = ProcessHandle.current().pid() % 250;

  private final String name = "anet" + ProcessHandle.current().pid();
  private final String bridge = name.substring(0, Math.min(name.length(), 11)) + "b";
  private final int nodes;

  private NodeNetwork(int nodes) {
    this.nodes = nodes;
  }

  /** Makes it; the test is skipped, with a sentence, where that is not possible. */
  static NodeNetwork make(int nodes) {
    NodeNetwork network = new NodeNetwork(nodes);
    try {
      network.build();
      return network;
    } catch (Impossible impossible) {
      network.close();
      return abort(
          "skipped: no network namespaces, bridges and nftables here, which take root, iproute2 and"
              + " nftables ("
              + impossible.getMessage()
              + ")");
    }
  }

  private static final class Impossible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Impossible(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private void build() {
    // The bridge is in the namespace of this process, which has an address on it.
    must("ip", "link", "add", bridge, "type", "bridge");
    must("ip", "address", "add", address(nodes) + "/24", "dev", bridge);
    must("ip", "link", "set", bridge, "up");
    for (int node = 0; node < nodes; node++) {
      must("ip", "netns", "add", namespace(node));
      must(
          "ip",
          "link",
          "add",
          port(node),
          "type",
          "veth",
          "peer",
          "name",
          "eth0",
          "netns",
          namespace(node));
      must("ip", "link", "set", port(node), "master", bridge, "up");
      in(node, "ip", "address", "add", address(node) + "/24", "dev", "eth0");
      in(node, "ip", "link", "set", "lo", "up");
      in(node, "ip", "link", "set", "eth0", "up");
      rules(node, List.of());
    }
  }

  private String namespace(int node) {
    return name + "-" + node;
  }

  private String port(int node) {
    return bridge + node;
  }

  /** The address of a node, of those that RFC 2544 sets aside for trials. */
  String address(int node) {
    return "198.18." + number + "." + (node + 1);
  }

  /** What runs a command, which comes after it, as a node. */
  List<String> enter(int node) {
    return List.of("ip", "netns", "exec", namespace(node));
  }

  /** Loses so many of a hundred packets between nodes, at random. */
  void lose(int percent) {
    for (int node = 0; node < nodes; node++) {
      rules(
          node,
          List.of("ip saddr " + others(node) + " numgen random mod 100 < " + percent + " drop"));
    }
  }

  /** Lets nothing pass between a node and the others. */
  void cutOff(int node) {
    rules(
        node, List.of("ip saddr " + others(node) + " drop", "ip daddr " + others(node) + " drop"));
  }

  /** Lets everything pass that comes to a node. */
  void mend(int node) {
    rules(node, List.of());
  }

  private String others(int node) {
    return IntStream.range(0, nodes)
        .filter(other -> other != node)
        .mapToObj(this::address)
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private void rules(int node, List<String> drops) {
    StringBuilder table = new StringBuilder("table ip trial\ndelete table ip trial\n");
    for (String hook : List.of("input", "output")) {
      table.append("add table ip trial\nadd chain ip trial ").append(hook);
      table.append(" { type filter hook ").append(hook).append(" priority 0; }\n");
    }
    for (String drop : drops) {
      String hook = drop.startsWith("ip saddr") ? "input" : "output";
      table.append("add rule ip trial ").append(hook).append(' ').append(drop).append('\n');
    }
    List<String> command = new ArrayList<>(enter(node));
    command.addAll(List.of("nft", "-f", "-"));
    must(table.toString(), command);
  }

  private void in(int node, String... command) {
    List<String> all = new ArrayList<>(enter(node));
    all.addAll(List.of(command));
    must("", all);
  }

  private static void must(String... command) {
    must("", List.of(command));
  }

  private static void must(String input, List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var in = process.outputWriter()) {
        in.write(input);
      }
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(COMMAND_LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new Impossible(String.join(" ", command) + ": " + output, null);
      }
    } catch (IOException failed) {
      throw new Impossible(failed.getMessage(), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Impossible("stopped", stopped);
    }
  }

  /** Removes it all; whatever runs in it should have ended. */
  @Override
  public void close() {
    for (int node = 0; node < nodes; node++) {
      tidy("ip", "link", "del", port(node));
      tidy("ip", "netns", "del", namespace(node));
    }
    tidy("ip", "link", "del", bridge);
  }

  private static void tidy(String... command) {
    try {
      must(command);
    } catch (Impossible notThere) {
      // It was not made.
    }
  }
}
