package io.actornet.emulator.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.actornet.emulator.cluster.NodeException;
import io.actornet.emulator.control.Formation;
import io.actornet.emulator.trunk.DriverSettings;
import io.actornet.emulator.trunk.NodeDriver;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A cluster of several processes on this machine, with the Java, the options and the classes of
 * this one. They end when this one closes them, and when it is gone however it went, as they read
 * their standard input until its end.
 */
public final class LocalCluster implements AutoCloseable {
  /** What a node is told so that it ends with its standard input. */
  public static final String END_WITH_INPUT = "--end-with-input";

  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration JOIN_LIMIT = Duration.ofSeconds(60);
  private static final Duration LEAVE_LIMIT = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 50;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<Member> members = new ArrayList<>();

  private LocalCluster() {}

  /**
   * A node of it.
   *
   * @param name {@code node-1} and so on
   * @param out what it prints
   * @param err what it complains about
   */
  public record Member(String name, Process process, Path out, Path err) {
    /** What it printed when it had joined; nothing if it has not. */
    private Optional<JsonNode> joined() throws IOException {
      try (Stream<String> lines = Files.lines(out)) {
        for (String line : lines.filter(each -> each.startsWith("{")).toList()) {
          return Optional.of(MAPPER.readTree(line));
        }
      } catch (JsonProcessingException halfWritten) {
        // It is read again.
      }
      return Optional.empty();
    }

    /** The first thing that it complained about. */
    private String complaint() throws IOException {
      try (Stream<String> lines = Files.lines(err)) {
        return lines.filter(line -> !line.isBlank()).findFirst().orElse("it said nothing");
      }
    }
  }

  /**
   * Starts nodes and waits until all have joined and the coordinator has heard of them.
   *
   * @param count how many, 1 or more
   * @param main the program's main class
   * @param logs where their output is kept
   * @param options more for each node's command line
   * @throws NodeException if it does not come to that; nothing is left then
   */
  public static LocalCluster start(int count, String main, Path logs, List<String> options) {
    LocalCluster cluster = new LocalCluster();
    try {
      int port = freePort();
      for (int number = 1; number <= count; number++) {
        cluster.members.add(member(number, port, main, logs, options));
      }
      cluster.awaitJoined();
      Formation.await(cluster.control(0), count, JOIN_LIMIT);
      return cluster;
    } catch (IOException failed) {
      cluster.close();
      throw new NodeException("a node cannot be started: " + failed.getMessage(), failed);
    } catch (RuntimeException failed) {
      cluster.close();
      throw failed;
    }
  }

  private static Member member(
      int number, int seedPort, String main, Path logs, List<String> options) throws IOException {
    String name = "node-" + number;
    List<String> command = new ArrayList<>();
    command.add(
        ProcessHandle.current()
            .info()
            .command()
            .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(jvmOptions());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            main,
            "node",
            "--name",
            name,
            "--host",
            LOOPBACK,
            "--cluster",
            LOOPBACK + ":" + seedPort,
            "--cluster-port",
            number == 1 ? Integer.toString(seedPort) : "0",
            "--trunk-port",
            "0",
            "--control-port",
            "0",
            "--join-limit",
            JOIN_LIMIT.toSeconds() + "s",
            "--format",
            "json",
            END_WITH_INPUT));
    command.addAll(options);
    Files.createDirectories(logs);
    File out = logs.resolve(name + ".out").toFile();
    File err = logs.resolve(name + ".err").toFile();
    Process process = new ProcessBuilder(command).redirectOutput(out).redirectError(err).start();
    return new Member(name, process, out.toPath(), err.toPath());
  }

  /** Those of this process, without what may be done by one process only. */
  private static List<String> jvmOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
        .toList();
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitJoined() throws IOException {
    long until = System.nanoTime() + JOIN_LIMIT.toNanos();
    for (Member member : members) {
      while (member.joined().isEmpty()) {
        if (!member.process().isAlive()) {
          throw new NodeException(member.name() + " has not started: " + member.complaint());
        }
        if (System.nanoTime() - until > 0) {
          throw new NodeException(
              String.format(
                  Locale.ROOT,
                  "%s has not joined in %d s; its output is in %s",
                  member.name(),
                  JOIN_LIMIT.toSeconds(),
                  member.err()));
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NodeException("stopped while nodes were starting", stopped);
    }
  }

  /** Its nodes, in the order of their names. */
  public List<Member> members() {
    return List.copyOf(members);
  }

  /** The address of the control service of a node, from 0. */
  public URI control(int index) {
    try {
      return URI.create(members.get(index).joined().orElseThrow().get("control").asText());
    } catch (IOException unreadable) {
      throw new NodeException("the output of a node cannot be read", unreadable);
    }
  }

  /** Has all nodes leave, ends those that do not, and removes what killed ones left in memory. */
  @Override
  public void close() {
    end();
    NodeDriver.removeAbandoned(DriverSettings.standard());
  }

  private void end() {
    for (Member member : members) {
      try {
        member.process().getOutputStream().close();
      } catch (IOException ended) {
        // It has ended already.
      }
    }
    long until = System.nanoTime() + LEAVE_LIMIT.toNanos();
    for (Member member : members) {
      try {
        long left = Math.max(0, until - System.nanoTime());
        if (!member.process().waitFor(left, TimeUnit.NANOSECONDS)) {
          member.process().destroyForcibly();
          member.process().waitFor(LEAVE_LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
      } catch (InterruptedException stopped) {
        members.forEach(each -> each.process().destroyForcibly());
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
