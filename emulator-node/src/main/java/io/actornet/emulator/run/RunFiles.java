package io.actornet.emulator.run;

import io.actornet.emulator.capture.CaptureFiles;
import io.actornet.emulator.capture.CaptureSummary;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.ExperimentPrinter;
import io.actornet.emulator.journal.JournalFiles;
import io.actornet.emulator.journal.JournalSummary;
import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.progress.ProgressLine;
import io.actornet.emulator.report.DeviceHashes;
import io.actornet.emulator.report.DeviceHashesFile;
import io.actornet.emulator.report.RunDirectory;
import io.actornet.emulator.report.RunReport;
import io.actornet.protocol.engine.FrameTap;
import io.actornet.protocol.engine.JournalSink;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The run directory of one run, and all that goes into it. */
final class RunFiles implements RunOutput {
  private final RunDirectory directory;
  private final Reserve reserve;
  private final Spools spools;
  private final ProgressLine progress;
  private final Interruption interruption;
  private CaptureSummary captured = CaptureSummary.NONE;
  private JournalSummary journalled = new JournalSummary(0, 0);

  /**
   * Opens the files.
   *
   * @param onFailure told why when the disk fails during the run
   * @throws OutputException when they cannot be
   */
  RunFiles(
      RunDirectory directory,
      Experiment experiment,
      RunSettings settings,
      Consumer<String> onFailure) {
    this.directory = directory;
    progress = settings.progress();
    interruption = settings.interruption();
    Path path = directory.path();
    Path file = path.resolve(ExperimentPrinter.FILE_NAME);
    try {
      reserve = new Reserve(path.resolve("reserve.partial"));
      Files.writeString(file, ExperimentPrinter.print(experiment, settings.version()));
    } catch (IOException e) {
      throw OutputException.of("write", file, e);
    }
    spools = Spools.in(path, experiment, settings.version(), failure -> failed(failure, onFailure));
  }

  /** Takes in the spools of a part of the run that another process ran. */
  void adopt(Path part, PartRecord record) {
    spools.journal().adopt(part, record.partitions(), record.journalled());
    if (spools.captures() != null) {
      spools.captures().adopt(part.resolve(Spools.CAPTURES), record.partitions(), record.seen());
    }
    adoptLadder(part);
  }

  /** Whoever fetches the files draws the ladder. */
  private void adoptLadder(Path part) {
    Path ladder = part.resolve(RunPart.LADDER);
    if (Files.exists(ladder)) {
      try {
        Path all = Files.createDirectories(directory.path().resolve(RunPart.LADDER));
        Files.move(ladder, all.resolve(part.getFileName()));
      } catch (IOException failed) {
        throw OutputException.of("write", directory.path(), failed);
      }
    }
  }

  @Override
  public JournalSink journal(int partition) {
    return spools.journal(partition);
  }

  @Override
  public FrameTap tap(int partition, String device, String networkInterface) {
    return spools.tap(partition, device, networkInterface);
  }

  @Override
  public List<String> finish(SortedMap<String, DeviceHashes> hashes) {
    List<String> failures = new ArrayList<>();
    attempt(spools::close, failures);
    attempt(this::releaseForMerging, failures);
    attempt(this::mergeJournal, failures);
    if (spools.captures() != null) {
      attempt(this::mergeCaptures, failures);
      captured = spools.captures().summary();
    }
    attempt(() -> DeviceHashesFile.write(directory.path(), hashes), failures);
    return failures;
  }

  /** The disk failed during the run: what is on its way to it may need the reserve. */
  private void failed(OutputException failure, Consumer<String> onFailure) {
    onFailure.accept(sentence(failure));
    try {
      releaseForMerging();
    } catch (OutputException alsoFailed) {
      onFailure.accept(sentence(alsoFailed));
    }
  }

  private void releaseForMerging() {
    try {
      reserve.releaseForMerging();
    } catch (IOException e) {
      throw OutputException.of("write", directory.path(), e);
    }
  }

  private void mergeJournal() {
    JournalFiles journal = spools.journal();
    journalled = journal.finish(show("merging the journal", journal.spooledBytes()));
  }

  /** Frees an interrupted run from waiting for gigabytes: the spools are captures too. */
  private void mergeCaptures() {
    CaptureFiles captures = spools.captures();
    LongConsumer shown = show("merging the captures", captures.spooledBytes());
    long begun = System.nanoTime();
    captures.finish(
        bytes -> {
          shown.accept(bytes);
          if (interruption.isOverdue(begun)) {
            throw new OutputException(
                "the captures were not merged, which would take too long for a run that was"
                    + " interrupted: "
                    + Spools.CAPTURES
                    + "/partition-*.partial.pcapng hold the frames");
          }
        });
  }

  /** One file that cannot be written is no reason to give up the others. */
  private void attempt(Runnable step, List<String> failures) {
    try {
      step.run();
    } catch (OutputException e) {
      failures.add(sentence(e));
    }
  }

  /** Where the run writes now is not where its files will be. */
  private String sentence(OutputException failure) {
    return failure.getMessage().replace(directory.path() + File.separator, "");
  }

  private LongConsumer show(String phase, long total) {
    AtomicLong done = new AtomicLong();
    if (progress != null && total > 0) {
      progress.begin(ProgressLine.Phase.bytes(phase, total, done::get));
    }
    return done::set;
  }

  @Override
  public CaptureSummary captures() {
    return captured;
  }

  @Override
  public JournalSummary journal() {
    return journalled;
  }

  @Override
  public Path publish(RunReport report) {
    try {
      reserve.release();
    } catch (IOException e) {
      throw OutputException.of("write", directory.path(), e);
    }
    report.write(directory.path());
    return directory.publish();
  }

  @Override
  public void discard() {
    try {
      spools.close();
    } catch (OutputException e) {
      // What could not be written is removed now.
    }
    directory.discard();
  }
}
