package io.actornet.emulator.node;

import io.actornet.emulator.cluster.Assignment;
import io.actornet.emulator.cluster.NodeDescription;
import io.actornet.emulator.cluster.PartialProgress;
import io.actornet.emulator.cluster.PartialRun;
import io.actornet.emulator.cluster.PartialRunException;
import io.actornet.emulator.cluster.ResolvedExperiment;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.Overrides;
import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.run.RunPart;
import io.actornet.emulator.trunk.NodeDriver;
import io.actornet.emulator.trunk.TrunkCounters;
import io.actornet.emulator.trunk.TrunkLostException;
import io.actornet.emulator.trunk.TrunkNodes;
import io.actornet.emulator.trunk.TrunkPlan;
import io.actornet.emulator.trunk.TrunkSettings;
import io.actornet.protocol.emulation.Progress;
import io.actornet.protocol.engine.Hash;
import io.actornet.protocol.engine.RunFailedException;
import io.actornet.protocol.engine.RunawayDeviceException;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.model.InvalidNetworkException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.agrona.CloseHelper;

/** A node's part of one attempt: its partitions, and the trunks to those of other nodes. */
final class TrunkedPart implements PartialRun {
  private final Assignment assignment;
  private final Path experimentFile;
  private final Path directory;
  private final NodeDriver driver;
  private final TrunkSettings settings;
  private final String version;
  private volatile boolean aborted;

  /** Null until the part is prepared. */
  private ResolvedExperiment resolved;

  /** Null until the part is prepared. */
  private volatile TrunkNodes others;

  /** Null until the part is prepared. */
  private volatile RunPart part;

  TrunkedPart(
      Assignment assignment,
      Path experimentFile,
      Path directory,
      NodeDriver driver,
      TrunkSettings settings,
      String version) {
    this.assignment = assignment;
    this.experimentFile = experimentFile;
    this.directory = directory;
    this.driver = driver;
    this.settings = settings;
    this.version = version;
  }

  @Override
  public void prepare() {
    attempt(
        () -> {
          resolved = ResolvedExperiment.read(experimentFile);
          Experiment experiment =
              resolved
                  .experiment()
                  .with(new Overrides(null, null, null, assignment.partitions(), null));
          if (!experiment.isVirtual()) {
            throw new PartialRunException(
                "nodes of a cluster run in virtual time only; expected clock: virtual", false);
          }
          others = TrunkNodes.connect(driver, plan(resolved.hash()), settings, () -> aborted);
          part = new RunPart(experiment, others, directory, version);
          return null;
        });
  }

  private TrunkPlan plan(long experiment) {
    List<InetSocketAddress> addresses =
        assignment.nodes().stream().map(this::address).collect(Collectors.toList());
    return new TrunkPlan(
        Hash.fold(assignment.attempt().session(), assignment.attempt().run()),
        assignment.attempt().number(),
        experiment,
        version,
        assignment.self(),
        addresses,
        assignment.nodeOfPartition());
  }

  /** Where a node listens; null for one that shares this one's media driver. */
  private InetSocketAddress address(NodeDescription node) {
    NodeDescription self = assignment.nodes().get(assignment.self());
    if (!node.equals(self) && node.sharesDriverWith(self)) {
      return null;
    }
    return new InetSocketAddress(node.address().host(), node.trunkPort());
  }

  @Override
  public Ended run() {
    return attempt(
        () -> {
          part.run();
          others.end();
          Progress reached = part.progress();
          return new Ended(reached.emulatedNanos(), reached.frames());
        });
  }

  private interface Step<T> {
    T take() throws IOException;
  }

  /** Takes a step; whatever goes wrong becomes a sentence. */
  private <T> T attempt(Step<T> step) {
    try {
      if (aborted) {
        throw new PartialRunException("the attempt was given up", true);
      }
      T result = step.take();
      if (aborted) {
        throw new PartialRunException("the attempt was given up", true);
      }
      return result;
    } catch (TrunkLostException lost) {
      throw new PartialRunException(lost.getMessage(), true);
    } catch (RunFailedException failed) {
      throw sentence(failed);
    } catch (DocumentException | InvalidNetworkException | OutputException refused) {
      throw new PartialRunException(refused.getMessage(), false);
    } catch (IOException unreadable) {
      throw new PartialRunException(
          OutputException.of("read", experimentFile, unreadable).getMessage(), false);
    }
  }

  private static RuntimeException sentence(RunFailedException failed) {
    return switch (failed.getCause()) {
      case TrunkLostException lost -> new PartialRunException(lost.getMessage(), true);
      case RunawayDeviceException runaway -> new PartialRunException(runaway.getMessage(), false);
      case OutOfMemoryError _ ->
          new PartialRunException(
              "out of memory at "
                  + Runtime.getRuntime().maxMemory() / (1 << 20)
                  + " MiB; more nodes, or -Xmx, give more",
              false);
      case null, default -> failed;
    };
  }

  @Override
  public void stop() {
    RunPart current = part;
    if (current != null) {
      current.requestStop();
    }
  }

  @Override
  public void abort() {
    aborted = true;
    stop();
  }

  @Override
  public PartialProgress progress() {
    RunPart current = part;
    if (current == null) {
      return PartialProgress.NONE;
    }
    Progress progress = current.progress();
    return new PartialProgress(
        progress.emulatedNanos(), progress.frames(), progress.waitedNanos(), figures());
  }

  private Map<String, Double> figures() {
    Map<String, Double> figures = new TreeMap<>();
    TrunkCounters counters = others.counters();
    counters.visit((name, unit, value, labels) -> figures.put(name, (double) value));
    return figures;
  }

  @Override
  public void close() {
    CloseHelper.closeAll(part, others, resolved);
  }
}
