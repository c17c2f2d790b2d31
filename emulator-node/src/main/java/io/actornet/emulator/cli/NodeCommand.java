package io.actornet.emulator.cli;

import io.actornet.emulator.cluster.ExperimentPlanner;
import io.actornet.emulator.cluster.NodeException;
import io.actornet.emulator.cluster.NodeSettings;
import io.actornet.emulator.cluster.NodeSettingsReader;
import io.actornet.emulator.node.LocalCluster;
import io.actornet.emulator.node.Node;
import io.actornet.emulator.node.RunCollector;
import io.actornet.emulator.node.TrunkedRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code actornet node}: runs a node of a cluster until it is told to end. */
@Command(
    name = "node",
    description = "Runs a node of a cluster, until Ctrl-C or SIGTERM has it leave.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  actornet node",
      "  actornet node --cluster 127.0.0.1:25520 --cluster-port 0 --trunk-port 0 --control-port 0",
      "  actornet node --host 10.0.0.2 --cluster 10.0.0.1:25520,10.0.0.2:25520 --label site=lab",
      "  actornet node --config node.conf"
    })
final class NodeCommand implements Callable<Integer> {
  private final Console console;
  private final Stopper stopper;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings in HOCON; options come before them.")
  private Path config;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "How status and messages call it; made of its port unless said.")
  private String name;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The address at which other nodes reach it; 127.0.0.1 unless said.")
  private String host;

  @Option(
      names = "--cluster",
      paramLabel = "HOST:PORT",
      split = ",",
      description = "Nodes to join; without, it forms a cluster of its own.")
  private List<String> seeds;

  @Option(
      names = "--cluster-port",
      paramLabel = "PORT",
      description = "UDP, for the cluster's own messages; 25520 unless said, 0 = any free one.")
  private String clusterPort;

  @Option(
      names = "--trunk-port",
      paramLabel = "PORT",
      description = "UDP, for frames between nodes; 25521 unless said, 0 = any free one.")
  private String trunkPort;

  @Option(
      names = "--control-host",
      paramLabel = "HOST",
      description = "Where its HTTP service listens; 127.0.0.1 unless said.")
  private String controlHost;

  @Option(
      names = "--control-port",
      paramLabel = "PORT",
      description = "TCP, for HTTP; 25580 unless said, 0 = any free one.")
  private String controlPort;

  @Option(
      names = "--label",
      paramLabel = "KEY=VALUE",
      description = "By which experiments choose nodes; may be given several times.")
  private Map<String, String> labels;

  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "Cores that it offers; all of the machine unless said.")
  private String cores;

  @Option(
      names = "--directory",
      paramLabel = "DIRECTORY",
      description = "Where it keeps files while it lives.")
  private String directory;

  @Option(
      names = "--join-limit",
      paramLabel = "TIME",
      description = "How long to try to join; 30s unless said.")
  private String joinLimit;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json; json prints one line when it has joined.")
  private Format format;

  @Option(names = LocalCluster.END_WITH_INPUT, hidden = true)
  private boolean endWithInput;

  NodeCommand(Console console, Stopper stopper) {
    this.console = console;
    this.stopper = stopper;
  }

  @Override
  public Integer call() {
    NodeSettings settings = NodeSettingsReader.read(options(), config);
    CompletableFuture<Void> end = new CompletableFuture<>();
    AtomicBoolean asked = new AtomicBoolean();
    Runnable stop =
        () -> {
          asked.set(true);
          end.complete(null);
        };
    stopper.onStop(stop);
    if (endWithInput) {
      awaitEndOfInput(stop);
    }
    try (Node node = Node.start(settings, Version.name(), workers())) {
      joined(node);
      node.ended().whenComplete((_, _) -> end.complete(null));
      end.join();
    }
    if (!asked.get()) {
      throw new NodeException(
          "the cluster has removed this node, as it could not be reached; start it again");
    }
    return 0;
  }

  private static Node.Workers workers() {
    return new Node.Workers(
        TrunkedRunner.factory(Version.name()),
        new ExperimentPlanner(),
        new RunCollector(Version.name()));
  }

  private Map<String, Object> options() {
    Map<String, Object> options = new LinkedHashMap<>();
    put(options, "name", name);
    put(options, "host", host);
    put(options, "seeds", seeds);
    put(options, "cluster-port", clusterPort);
    put(options, "trunk-port", trunkPort);
    put(options, "control-host", controlHost);
    put(options, "control-port", controlPort);
    put(options, "labels", labels);
    put(options, "cores", cores);
    put(options, "directory", directory);
    put(options, "join-limit", joinLimit);
    return options;
  }

  private static void put(Map<String, Object> options, String setting, Object value) {
    if (value != null) {
      options.put(setting, value);
    }
  }

  private void joined(Node node) {
    switch (format) {
      case TEXT ->
          console
              .out()
              .printf(
                  "node %s joined a cluster of %d at %s, control %s%n",
                  node.name(), node.members(), node.address(), node.control());
      case JSON -> {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", node.name());
        values.put("members", node.members());
        values.put("address", node.address().toString());
        values.put("control", node.control());
        console.out().println(Json.line(values));
      }
    }
    console.out().flush();
  }

  /** Whoever started this node has closed its input, or is gone. */
  private static void awaitEndOfInput(Runnable then) {
    Thread reader =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {}
              } catch (IOException closed) {
                // The end as well.
              }
              then.run();
            },
            "actornet-input");
    reader.setDaemon(true);
    reader.start();
  }
}
