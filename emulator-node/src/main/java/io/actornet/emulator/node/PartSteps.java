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

/** Takes the steps of a node's part of a run; whatever goes wrong becomes a sentence. */
final class PartSteps {
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
