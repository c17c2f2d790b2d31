package io.actornet.emulator.run;

import io.actornet.emulator.ladder.Journey;
import io.actornet.emulator.report.RunReport;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of a run.
 *
 * @param directory where its files are; null when it wrote none
 * @param journeys the ways of its first packets; none when they were not kept
 */
public record RunResult(RunReport report, Path directory, List<Journey> journeys) {
  public RunResult {
    journeys = List.copyOf(journeys);
  }
}
