package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.actornet.emulator.cluster.NodeException;
import io.actornet.emulator.control.ControlClient;
import io.actornet.emulator.node.LocalCluster;
import io.actornet.emulator.trunk.DriverSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A cluster of processes, one of which can be killed, or frozen and thawed when it is removed. */
final class VulnerableCluster implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Path nodes;
  private final LocalCluster cluster;
  private final List<URI> controls;
  private int victim = -1;
  private boolean frozen;

  /** What strikes a node. */
  enum Blow {
    KILL("KILL"),
    FREEZE("STOP");

    private final String signal;

    Blow(String signal) {
      this.signal = signal;
    }
  }

  VulnerableCluster(int size, Path directory) {
    nodes = directory.resolve("nodes");
    cluster =
        LocalCluster.start(
            size,
            Actornet.class.getName(),
            directory.resolve("logs"),
            List.of("--directory", nodes.toString()));
    controls = IntStream.range(0, size).mapToObj(cluster::control).toList();
  }

  List<URI> controls() {
    return controls;
  }

  /** The index of the node that coordinates. */
  int coordinator() {
    String name = status(0).path("coordinator").asText();
    return IntStream.range(0, controls.size())
        .filter(index -> cluster.members().get(index).name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode status(int index) {
    try (ControlClient client = new ControlClient(controls.get(index))) {
      return client.status();
    }
  }

  /** Strikes a node unless one has been struck. */
  void strikeOnce(int index, Blow blow) {
    if (victim < 0) {
      victim = index;
      frozen = blow == Blow.FREEZE;
      signal(blow.signal);
    }
  }

  boolean isStruck() {
    return victim >= 0;
  }

  private void signal(String name) {
    long pid = cluster.members().get(victim).process().pid();
    try {
      assertEquals(0, new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Lets a frozen node go on once the others have removed it. */
  void thawOnceRemoved() {
    if (frozen && isRemoved()) {
      frozen = false;
      signal("CONT");
    }
  }

  private boolean isRemoved() {
    try {
      return status((victim + 1) % controls.size()).path("members").size() < controls.size();
    } catch (NodeException moving) {
      return false;
    }
  }

  /** That survivors keep neither threads nor files of a run once it is deleted. */
  void assertNothingIsLeftOf(String run) throws Exception {
    await(
        "a frozen node is thawed",
        () -> {
          thawOnceRemoved();
          return !frozen;
        });
    int survivor = (victim + 1) % controls.size();
    try (ControlClient client = new ControlClient(controls.get(survivor))) {
      client.stop(run);
    }
    for (int index = 0; index < controls.size(); index++) {
      Process process = cluster.members().get(index).process();
      if (index == victim) {
        assertTrue(
            process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), "a node that was removed ends");
      } else {
        await("no thread of a run is left", () -> runThreads(process.pid()).isEmpty());
        await("no file of the run is left", () -> filesOf(process.pid(), run).isEmpty());
      }
    }
  }

  private static List<String> runThreads(long pid) throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                "Thread.print")
            .start();
    try (Stream<String> lines = jcmd.inputReader().lines()) {
      List<String> all = lines.toList();
      assertTrue(all.size() > 10, "threads are printed");
      return all.stream().filter(line -> line.matches("\"actornet-(part|spool).*")).toList();
    }
  }

  private List<Path> filesOf(long pid, String run) throws IOException {
    try (Stream<Path> files = Files.walk(nodes)) {
      return files
          .filter(file -> file.toString().contains("node-" + pid + "-"))
          .filter(file -> file.toString().contains(run))
          .toList();
    }
  }

  private static void await(String what, Callable<Boolean> condition) throws Exception {
    long until = System.nanoTime() + LIMIT.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() - until > 0) {
        fail("it did not come to this: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** Ends it, and asserts that no process, no shared memory and no directory is left. */
  @Override
  public void close() {
    if (frozen) {
      signal("CONT");
    }
    cluster.close();
    for (LocalCluster.Member member : cluster.members()) {
      long pid = member.process().pid();
      assertFalse(member.process().isAlive(), member.name());
      assertEquals(
          List.of(),
          below(DriverSettings.standard().baseDirectory(), "actornet-driver-" + pid + "-"));
      if (cluster.members().indexOf(member) != victim) {
        assertEquals(List.of(), below(nodes, "node-" + pid + "-"));
      }
    }
  }

  private static List<Path> below(Path directory, String prefix) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
