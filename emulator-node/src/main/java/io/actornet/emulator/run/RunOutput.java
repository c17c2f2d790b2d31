package io.actornet.emulator.run;

import io.actornet.emulator.capture.CaptureSummary;
import io.actornet.emulator.journal.JournalSummary;
import io.actornet.emulator.report.DeviceHashes;
import io.actornet.emulator.report.RunReport;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** What takes the captures, the journal and the report of one run. */
sealed interface RunOutput extends Recorders permits RunFiles, NoOutput {
  /**
   * Finishes captures, journal and hashes, after the loops have ended.
   *
   * @return a sentence for each that could not be written as it should
   */
  List<String> finish(SortedMap<String, DeviceHashes> hashes);

  /** What was captured. */
  CaptureSummary captures();

  /** What was journalled. */
  JournalSummary journal();

  /**
   * Writes the report and gives the directory its final name.
   *
   * @return the directory; null when nothing is written
   */
  Path publish(RunReport report);

  /** Removes everything, of a run that did not begin. */
  void discard();
}
