package io.actornet.emulator.run;

import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.ladder.Recording;
import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.report.DeviceHashes;
import io.actornet.emulator.report.DeviceHashesFile;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.run.RunSettings.Destination;
import io.actornet.protocol.engine.RunOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the files and the report of a run from its parts, as if one process had run it. */
public final class RunAssembly {
  private final Experiment experiment;
  private final List<Path> parts;
  private final List<PartRecord> records;
  private final String version;
  private final RealTimeNodeRecords realTime;
  private final Judgement judgement;

  private RunAssembly(Experiment experiment, List<Path> parts, String version) {
    this.experiment = experiment;
    this.parts = parts;
    this.version = version;
    records = parts.stream().map(PartRecord::read).toList();
    realTime = new RealTimeNodeRecords(records);
    judgement = new Judgement(experiment);
  }

  /**
   * Puts a run together.
   *
   * @param parts the directories that each {@link RunPart} has filled; their spools are gone then
   * @param directory of the result, which must not exist or be empty
   * @param version of Actornet
   * @throws OutputException if a part is not complete, or the result cannot be written
   */
  public static RunResult assemble(
      Experiment experiment, List<Path> parts, Path directory, String version) {
    RunAssembly assembly = new RunAssembly(experiment, parts, version);
    Destination.At destination = new Destination.At(directory);
    RunFiles files =
        new RunFiles(
            destination.open(experiment.name()),
            experiment,
            RunSettings.silent(destination, version),
            assembly.judgement::outputFailed);
    try {
      return assembly.into(files);
    } catch (RuntimeException | Error failed) {
      files.discard();
      throw failed;
    }
  }

  private RunResult into(RunFiles files) {
    SortedMap<String, DeviceHashes> hashes = new TreeMap<>();
    for (int i = 0; i < records.size(); i++) {
      files.adopt(parts.get(i), records.get(i));
      records.get(i).failures().forEach(judgement::outputFailed);
      hashes.putAll(DeviceHashesFile.read(parts.get(i)));
    }
    // A part that the disk did not fail has stopped early because it was asked to.
    judgement.ended(outcome(), records.stream().allMatch(record -> record.failures().isEmpty()));
    judgement.ranOn(realTime);
    judgement.read(
        hashes,
        Judgement.counters(experiment, records.stream().map(PartRecord::counters).toList()),
        touched());
    files.finish(judgement.hashes()).forEach(judgement::outputFailed);
    RunReport report =
        judgement.report(
            version,
            records.stream().mapToInt(record -> record.partitions().size()).sum(),
            Warnings.sentences(experiment, warnings()),
            files.captures(),
            files.journal());
    return new RunResult(report, files.publish(report), Recording.NONE);
  }

  private List<Warnings.Kind> warnings() {
    List<Warnings.Kind> all = new ArrayList<>();
    records.forEach(record -> all.addAll(record.warnings()));
    return all;
  }

  private List<Long> touched() {
    long[] touched = new long[experiment.faults().size()];
    for (PartRecord record : records) {
      Arrays.setAll(touched, fault -> touched[fault] + record.touched().get(fault));
    }
    return Arrays.stream(touched).boxed().toList();
  }

  /** The run as a whole: as far as the part that came least far, as long as the slowest. */
  private RunOutcome outcome() {
    return new RunOutcome(
        records.stream().mapToLong(PartRecord::emulatedNanos).min().orElse(0),
        records.stream().mapToLong(PartRecord::wallNanos).max().orElse(0),
        records.stream().mapToLong(PartRecord::events).sum(),
        records.stream().mapToLong(PartRecord::escaped).sum(),
        records.stream().anyMatch(PartRecord::stoppedEarly),
        realTime.lateness());
  }
}
