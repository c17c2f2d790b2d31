package io.actornet.emulator.run;

import io.actornet.emulator.ladder.Recording;
import io.actornet.emulator.report.RunReport;
import java.nio.file.Path;

/**
 * What came of a run.
 *
 * @param directory where its files are; null when it wrote none
 * @param recording the ways of packets, for a ladder; empty when they were not kept
 */
public record RunResult(RunReport report, Path directory, Recording recording) {}
