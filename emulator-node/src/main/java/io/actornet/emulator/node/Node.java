package io.actornet.emulator.node;

import io.actornet.emulator.cluster.ClusterClient;
import io.actornet.emulator.cluster.ClusterMember;
import io.actornet.emulator.cluster.Collector;
import io.actornet.emulator.cluster.HostPort;
import io.actornet.emulator.cluster.NodeException;
import io.actornet.emulator.cluster.NodeSettings;
import io.actornet.emulator.cluster.PartialRunner;
import io.actornet.emulator.cluster.RunPlanner;
import io.actornet.emulator.cluster.WorkDirectory;
import io.actornet.emulator.control.ControlService;
import io.actornet.emulator.trunk.BadSettingException;
import io.actornet.emulator.trunk.NodeDriver;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;

/** One node of a cluster. It starts its parts in order, and releases them in reverse. */
public final class Node implements AutoCloseable {
  private final Deque<AutoCloseable> owned = new ArrayDeque<>();
  private final NodeSettings settings;
  private ClusterMember member;
  private ControlService control;
  private ClusterClient client;
  private int members;

  private Node(NodeSettings settings) {
    this.settings = settings;
  }

  /**
   * Who does what on a node.
   *
   * @param runner makes the node's parts of runs, which use its media driver
   */
  public record Workers(RunnerFactory runner, RunPlanner planner, Collector collector) {}

  /** Makes what runs a node's parts of runs. */
  public interface RunnerFactory {
    /**
     * Makes it.
     *
     * @param settings of the node, with ports that are not left open
     * @param driver the node's media driver, which outlives it
     */
    PartialRunner create(NodeSettings settings, NodeDriver driver);
  }

  /**
   * Starts a node and joins its cluster.
   *
   * @param version of the program
   * @throws NodeException if it does not come to that; nothing is left then
   */
  public static Node start(NodeSettings wanted, String version, Workers workers) {
    Node node = new Node(ClusterMember.settled(wanted));
    try {
      node.start(version, workers);
      return node;
    } catch (RuntimeException failed) {
      node.closeAfter(failed);
      throw failed;
    }
  }

  private void start(String version, Workers workers) {
    WorkDirectory work = own(workDirectory());
    NodeDriver driver = own(driver());
    member = own(ClusterMember.start(settings, version, driver.directory()));
    control =
        own(ControlService.start(member.system(), settings.controlHost(), settings.controlPort()));
    members = member.awaitJoined();
    client =
        member.work(
            control.address(),
            version,
            new ClusterMember.Parts(
                workers.runner().create(settings, driver),
                workers.planner(),
                workers.collector(),
                work));
    control.serve(client);
  }

  private <T extends AutoCloseable> T own(T resource) {
    owned.push(resource);
    return resource;
  }

  private WorkDirectory workDirectory() {
    try {
      return WorkDirectory.claim(settings.directory());
    } catch (IOException unwritable) {
      throw new NodeException(
          "directory: '"
              + settings.directory()
              + "' cannot be written ("
              + unwritable.getMessage()
              + ")",
          unwritable);
    }
  }

  private NodeDriver driver() {
    try {
      return NodeDriver.launch(settings.driver());
    } catch (BadSettingException bad) {
      throw new NodeException("driver: " + bad.getMessage(), bad);
    } catch (RuntimeException failed) {
      throw new NodeException("the media driver cannot start: " + failed.getMessage(), failed);
    }
  }

  /** Its name. */
  public String name() {
    return settings.name();
  }

  /** Where its cluster listens. */
  public HostPort address() {
    return new HostPort(settings.host(), settings.clusterPort());
  }

  /** Address of its control service, as a URL. */
  public String control() {
    return control.address();
  }

  /** How many members the cluster had when this node had joined. */
  public int members() {
    return members;
  }

  /** The cluster, as seen from this node. */
  public ClusterClient cluster() {
    return client;
  }

  /** Done when it is no member any more, whoever decided so. */
  public CompletionStage<?> ended() {
    return member.ended();
  }

  /** Leaves the cluster and releases everything, even when something of it fails. */
  @Override
  public void close() {
    RuntimeException failure = new NodeException("the node has not ended cleanly");
    closeAfter(failure);
    if (failure.getSuppressed().length > 0) {
      throw new NodeException(
          failure.getMessage() + ": " + failure.getSuppressed()[0].getMessage(), failure);
    }
  }

  private void closeAfter(RuntimeException failure) {
    while (!owned.isEmpty()) {
      try {
        owned.pop().close();
      } catch (Exception failed) { // the rest has to be released all the same
        failure.addSuppressed(failed);
      }
    }
  }
}
