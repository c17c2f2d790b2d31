package io.actornet.emulator.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.actornet.emulator.expectation.CounterReading;
import io.actornet.emulator.output.OutputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of a part of a run, beside its spools and the hashes of its devices.
 *
 * @param partitions those of the part
 * @param emulatedNanos how far it came
 * @param wallNanos how long it took
 * @param events it handled
 * @param escaped exceptions that escaped from its actors
 * @param stoppedEarly whether it was asked to stop before its end
 * @param counters what its devices counted
 * @param touched frames that each fault touched in it, in the order of the experiment
 * @param warnings what its applications could not do
 * @param journalled entries of its journal
 * @param seen frames that each captured interface saw in it; null when nothing is captured
 * @param failures a sentence for each thing that could not be written
 * @param realTime of a run in real time; null in virtual time
 */
@SuppressWarnings("ArrayRecordComponent") // written and read, compared by nobody
record PartRecord(
    List<Integer> partitions,
    long emulatedNanos,
    long wallNanos,
    long events,
    long escaped,
    boolean stoppedEarly,
    CounterReading.Sums counters,
    List<Long> touched,
    List<Warnings.Kind> warnings,
    long journalled,
    long[] seen,
    List<String> failures,
    RealTimeRecord realTime) {
  private static final String FILE_NAME = "part.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Writes it into the directory of its part.
   *
   * @throws OutputException when it cannot be written
   */
  void write(Path directory) {
    Path file = directory.resolve(FILE_NAME);
    try {
      JSON.writeValue(file.toFile(), this);
    } catch (IOException e) {
      throw OutputException.undone("write", file, e);
    }
  }

  /**
   * Reads that of a part.
   *
   * @throws OutputException when there is none, or the file holds something else
   */
  static PartRecord read(Path directory) {
    Path file = directory.resolve(FILE_NAME);
    try {
      return JSON.readValue(file.toFile(), PartRecord.class);
    } catch (IOException e) {
      throw OutputException.of("read", file, e);
    }
  }
}
