package io.actornet.emulator.node;

import io.actornet.emulator.cluster.PartialRunException;
import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.trunk.TrunkLostException;
import io.actornet.protocol.engine.RunFailedException;
import io.actornet.protocol.engine.RunawayDeviceException;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.model.InvalidNetworkException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the steps of a node's part of a run; whatever goes wrong becomes a sentence. */
final class PartSteps {
  private static final Logger LOG = LoggerFactory.getLogger(PartSteps.class);

  private final Path experimentFile;
  private final BooleanSupplier aborted;

  /** Something that can go wrong. */
  interface Step<T> {
    T take() throws IOException;
  }

  PartSteps(Path experimentFile, BooleanSupplier aborted) {
    this.experimentFile = experimentFile;
    this.aborted = aborted;
  }

  /**
   * Takes a step.
   *
   * @throws PartialRunException if it goes wrong, or the attempt was given up
   */
  <T> T take(Step<T> step) {
    try {
      requireWanted();
      T result = step.take();
      requireWanted();
      return result;
    } catch (TrunkLostException lost) {
      throw new PartialRunException(lost.getMessage(), !lost.isDifferent());
    } catch (RunFailedException failed) {
      throw sentence(failed);
    } catch (DocumentException | InvalidNetworkException | OutputException refused) {
      throw new PartialRunException(refused.getMessage(), false);
    } catch (IOException unreadable) {
      throw new PartialRunException(
          OutputException.of("read", experimentFile, unreadable).getMessage(), false);
    }
  }

  /**
   * Has trunks go on with other nodes in the place of lost ones, on a thread of its own, as that
   * waits for them.
   *
   * @param otherwise what is done if they cannot
   */
  void replace(Runnable replacing, Runnable otherwise) {
    Thread.ofPlatform()
        .daemon()
        .name("actornet-part-replace")
        .start(
            () -> {
              try {
                replacing.run();
              } catch (RuntimeException failed) {
                if (!aborted.getAsBoolean()) {
                  LOG.warn("lost parts cannot be taken over", failed);
                }
                otherwise.run();
              }
            });
  }

  private void requireWanted() {
    if (aborted.getAsBoolean()) {
      throw new PartialRunException("the attempt was given up", true);
    }
  }

  private static RuntimeException sentence(RunFailedException failed) {
    return switch (failed.getCause()) {
      case TrunkLostException lost ->
          new PartialRunException(lost.getMessage(), !lost.isDifferent());
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
}
