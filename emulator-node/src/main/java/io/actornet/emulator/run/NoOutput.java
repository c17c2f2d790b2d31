package io.actornet.emulator.run;

import io.actornet.emulator.capture.CaptureSummary;
import io.actornet.emulator.journal.JournalSummary;
import io.actornet.emulator.report.DeviceHashes;
import io.actornet.emulator.report.RunReport;
import io.actornet.protocol.engine.FrameTap;
import io.actornet.protocol.engine.JournalSink;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** Writes nothing, for runs of which only the result counts. */
final class NoOutput implements RunOutput {
  @Override
  public JournalSink journal(int partition) {
    return entry -> {};
  }

  @Override
  public FrameTap tap(int partition, String device, String networkInterface) {
    return null;
  }

  @Override
  public List<String> finish(SortedMap<String, DeviceHashes> hashes) {
    return List.of();
  }

  @Override
  public CaptureSummary captures() {
    return CaptureSummary.NONE;
  }

  @Override
  public JournalSummary journal() {
    return new JournalSummary(0, 0);
  }

  @Override
  public Path publish(RunReport report) {
    return null;
  }

  @Override
  public void discard() {}
}
