package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.actornet.emulator.cluster.NodeException;
import io.actornet.emulator.control.ControlClient;
import io.actornet.emulator.control.Formation;
import io.actornet.emulator.node.LocalCluster;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Nodes in processes, each in a network namespace of its own. */
final class ScatteredCluster implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int PORT = 25520;

  private final List<Member> members = new ArrayList<>();

  /** A node. */
  record Member(Process process, Path out, Path err) {
    String complaints() {
      try {
        return Files.readString(err);
      } catch (IOException unreadable) {
        return unreadable.toString();
      }
    }

    /** Its control service; null as long as it has not joined. */
    URI control() {
      try {
        String line = Files.readString(out);
        return line.endsWith("\n")
            ? URI.create(new ObjectMapper().readTree(line).get("control").asText())
            : null;
      } catch (IOException unreadable) {
        throw new IllegalStateException(unreadable);
      }
    }
  }

  /** Starts them, and waits until all have joined. */
  ScatteredCluster(NodeNetwork network, int size, Path directory) throws IOException {
    Files.createDirectories(directory);
    try {
      for (int node = 0; node < size; node++) {
        members.add(start(network, node, directory));
      }
      for (Member member : members) {
        await(
            () -> "a node joins: " + member.complaints(),
            () -> member.control() != null || !member.process().isAlive());
        assertTrue(member.process().isAlive(), member::complaints);
      }
      Formation.await(members.getFirst().control(), size, LIMIT);
    } catch (IOException | RuntimeException | Error failed) {
      close();
      throw failed;
    }
  }

  private static Member start(NodeNetwork network, int node, Path directory) throws IOException {
    List<String> command = new ArrayList<>(network.enter(node));
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(
        List.of(
            "@../build/jvm.options",
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            Actornet.class.getName(),
            "node",
            "--name",
            name(node),
            "--host",
            network.address(node),
            "--control-host",
            network.address(node),
            "--cluster",
            network.address(0) + ":" + PORT,
            "--directory",
            directory.toString(),
            "--format",
            "json",
            LocalCluster.END_WITH_INPUT));
    Path out = directory.resolve(name(node) + ".out");
    Path err = directory.resolve(name(node) + ".err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Member(process, out, err);
  }

  private static String name(int node) {
    return "node-" + node;
  }

  List<Member> members() {
    return members;
  }

  List<URI> controls() {
    return members.stream().map(Member::control).toList();
  }

  /** The index of the node that coordinates. */
  int coordinator() {
    String name = status(0).path("coordinator").asText();
    for (int node = 0; node < members.size(); node++) {
      if (name(node).equals(name)) {
        return node;
      }
    }
    return fail("nobody coordinates");
  }

  /** What a node says of the cluster. */
  JsonNode status(int node) {
    try (ControlClient client = new ControlClient(members.get(node).control())) {
      return client.status();
    }
  }

  /** The state of a run, as a node sees it; empty when it does not answer. */
  String state(int node, String run) {
    try (ControlClient client = new ControlClient(members.get(node).control())) {
      return client.run(run).path("state").asText();
    } catch (NodeException silent) {
      return "";
    }
  }

  private static void await(Supplier<String> what, BooleanSupplier condition) {
    long until = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - until > 0) {
        fail("it did not come to this: " + what.get());
      }
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        fail("stopped");
      }
    }
  }

  @Override
  public void close() {
    for (Member member : members) {
      try {
        member.process().getOutputStream().close();
      } catch (IOException gone) {
        // It has ended.
      }
    }
    for (Member member : members) {
      try {
        if (!member.process().waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
          member.process().destroyForcibly();
        }
      } catch (InterruptedException stopped) {
        member.process().destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
