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
import java.io.IOException;
import java.nio.file.Files;
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

  private Spools(Path directory, Experiment experiment, String version, SpoolWriter writer) {
    this.writer = writer;
    journal = new JournalFiles(directory, writer);
    List<CapturedInterface> interfaces = interfaces(experiment);
    captures =
        interfaces.isEmpty()
            ? null
            : new CaptureFiles(
                directory.resolve(CAPTURES),
                interfaces,
                experiment.capture().snapLength(),
                experiment.capture().everyHop(),
                version,
                writer);
  }

  /**
   * Prepares the spools.
   *
   * @param directory an existing one
   * @param onFailure told when the disk fails, by another thread
   * @throws OutputException when they cannot be
   */
  static Spools in(
      Path directory, Experiment experiment, String version, Consumer<OutputException> onFailure) {
    if (!experiment.capture().interfaces().isEmpty()) {
      Path captures = directory.resolve(CAPTURES);
      try {
        Files.createDirectories(captures);
      } catch (IOException e) {
        throw OutputException.of("create", captures, e);
      }
    }
    return new Spools(
        directory, experiment, version, new SpoolWriter(overflow(experiment), onFailure));
  }

  /** Spools that take what others would, and leave nothing on the disk. */
  static Spools discarding(Experiment experiment) {
    return new Spools(Path.of(""), experiment, "", SpoolWriter.discarding(overflow(experiment)));
  }

  private static Overflow overflow(Experiment experiment) {
    return experiment.isVirtual() ? Overflow.BLOCK : Overflow.DROP;
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

  /** Time begins again, for another rehearsal; between runs. */
  void rewind() {
    writer.rewind();
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
