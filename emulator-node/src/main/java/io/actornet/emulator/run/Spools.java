package io.actornet.emulator.run;

import io.actornet.emulator.capture.CaptureFiles;
import io.actornet.emulator.capture.CapturedInterface;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.journal.JournalFiles;
import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.output.Overflow;
import io.actornet.emulator.output.SpoolWriter;
import io.actornet.protocol.engine.FrameTap;
import io.actornet.protocol.engine.JournalSink;
import io.actornet.topology.model.Network;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The journal and the captures of a run while it lasts: a spool each for every partition. */
final class Spools implements Recorders, AutoCloseable {
  /** Where captures are in a run directory. */
  static final String CAPTURES = "captures";

  private final SpoolWriter writer;
  private final JournalFiles journal;

  /** Null when nothing is captured. */
  private final CaptureFiles captures;

  /**
   * Prepares the spools.
   *
   * @param directory an existing one
   * @param onFailure told when the disk fails, by another thread
   * @throws OutputException when they cannot be
   */
  Spools(
      Path directory, Experiment experiment, String version, Consumer<OutputException> onFailure) {
    writer = new SpoolWriter(experiment.isVirtual() ? Overflow.BLOCK : Overflow.DROP, onFailure);
    journal = new JournalFiles(directory, writer);
    try {
      captures = captures(directory, experiment, version);
    } catch (RuntimeException | Error failed) {
      release(failed);
      throw failed;
    }
  }

  private CaptureFiles captures(Path directory, Experiment experiment, String version) {
    List<CapturedInterface> interfaces = interfaces(experiment);
    return interfaces.isEmpty()
        ? null
        : new CaptureFiles(
            directory.resolve(CAPTURES),
            interfaces,
            experiment.capture().snapLength(),
            experiment.capture().everyHop(),
            version,
            writer);
  }

  private void release(Throwable failed) {
    try {
      writer.close();
    } catch (OutputException alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }

  private static List<CapturedInterface> interfaces(Experiment experiment) {
    Network network = experiment.network();
    List<CapturedInterface> interfaces = new ArrayList<>();
    for (var end : experiment.capture().interfaces()) {
      interfaces.add(
          new CapturedInterface(network.nodes().get(end.node()).name(), network.at(end).name()));
    }
    return interfaces;
  }

  @Override
  public JournalSink journal(int partition) {
    return journal.sink(partition);
  }

  @Override
  public FrameTap tap(int partition, String device, String networkInterface) {
    return captures == null ? null : captures.tap(partition, device, networkInterface);
  }

  JournalFiles journal() {
    return journal;
  }

  /** Null when nothing is captured. */
  CaptureFiles captures() {
    return captures;
  }

  /**
   * Writes what waits to be written; the spools are complete then.
   *
   * @throws OutputException when it cannot be written
   */
  @Override
  public void close() {
    writer.close();
  }
}
