package io.actornet.emulator.run;

import io.actornet.emulator.capture.CaptureSummary;
import io.actornet.emulator.expectation.CounterReading;
import io.actornet.emulator.experiment.ClockKind;
import io.actornet.emulator.experiment.Experiment;
import io.actornet.emulator.experiment.KnownCounters;
import io.actornet.emulator.experiment.app.ApplicationKinds;
import io.actornet.emulator.fault.InstalledFaults;
import io.actornet.emulator.journal.JournalSummary;
import io.actornet.emulator.output.TimeText;
import io.actornet.emulator.report.DeviceHashes;
import io.actornet.emulator.report.Digest;
import io.actornet.emulator.report.Execution;
import io.actornet.emulator.report.ExpectationResult;
import io.actornet.emulator.report.FaultResult;
import io.actornet.emulator.report.Lateness;
import io.actornet.emulator.report.NodeExecution;
import io.actornet.emulator.report.Reboot;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.report.RunVerdict;
import io.actornet.protocol.emulation.Emulation;
import io.actornet.protocol.emulation.Progress;
import io.actornet.protocol.engine.Clock;
import io.actornet.protocol.engine.DeviceContext;
import io.actornet.protocol.engine.RunFailedException;
import io.actornet.protocol.engine.RunOutcome;
import io.actornet.protocol.engine.RunawayDeviceException;
import io.actornet.topology.document.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers what happened in one run and finds its verdict. */
final class Judgement {
  private static final String APPLICATION_FAILURES = "app.failures";

  private final Experiment experiment;
  private final List<String> incomplete = new ArrayList<>();
  private final List<String> invalid = new ArrayList<>();
  private final SortedMap<String, DeviceHashes> hashes = new TreeMap<>();
  private RunOutcome outcome;
  private boolean interrupted;
  private CounterReading counters;
  private List<NodeExecution> nodes;
  private List<Reboot> reboots;
  private List<FaultResult> faults = List.of();

  /** A sentence each; written by the thread of the disk as well. */
  private final Set<String> outputFailures = Collections.synchronizedSet(new LinkedHashSet<>());

  private volatile Runnable stop = () -> {};

  Judgement(Experiment experiment) {
    this.experiment = experiment;
  }

  /** Says what is to be done when the disk fails. */
  void onOutputFailure(Runnable action) {
    stop = action;
    if (!outputFailures.isEmpty()) {
      action.run();
    }
  }

  /** Something cannot be written; from any thread. */
  void outputFailed(String sentence) {
    outputFailures.add(sentence);
    stop.run();
  }

  /** The run came to an end. */
  void ended(RunOutcome end, boolean byRequest) {
    outcome = end;
    interrupted = byRequest && end.stoppedEarly();
    if (end.faults() > 0) {
      invalid.add(
          end.faults()
              + (end.faults() == 1 ? " exception" : " exceptions")
              + " escaped from an actor, which is a fault of the program or of a user's class: see"
              + " what was logged");
    }
    if (end.lateness() != null && !lateness().withinBound()) {
      invalid.add(
          "events fired too late: p99.9 is "
              + TimeText.brief(lateness().p999Nanos())
              + ", bound "
              + TimeText.brief(experiment.maxLatenessNanos())
              + "; a lower speed helps");
    }
  }

  /** The nodes that ran it in real time, and what that means for the result. */
  void ranOn(RealTimeNodeRecords records) {
    if (experiment.clock() instanceof Clock.RealTime(double speed)) {
      nodes = records.nodes(experiment.maxLatenessNanos());
      reboots = records.reboots();
      invalid.addAll(records.doubts(experiment.maxLatenessNanos(), speed));
    }
  }

  /**
   * The run could not go on.
   *
   * @throws RunFailedException again, if that is the program's fault
   */
  void failed(RunFailedException failure, Progress reached, long wallNanos) {
    switch (failure.getCause()) {
      case RunawayDeviceException runaway -> incomplete.add(runaway.getMessage());
      case OutOfMemoryError _ ->
          incomplete.add(
              "out of memory at "
                  + Runtime.getRuntime().maxMemory() / (1 << 20)
                  + " MiB; ACTORNET_JAVA_OPTS=-Xmx8g gives more");
      case null, default -> throw failure;
    }
    outcome = new RunOutcome(reached.emulatedNanos(), wallNanos, reached.events(), 0, false, null);
  }

  /** Reads what devices and faults have counted. */
  void read(Emulation emulation, InstalledFaults installed) {
    read(hashes(emulation), counters(experiment, emulation), installed.touched());
  }

  /** The hashes that the devices of an emulation have kept. */
  static SortedMap<String, DeviceHashes> hashes(Emulation emulation) {
    SortedMap<String, DeviceHashes> hashes = new TreeMap<>();
    for (DeviceContext device : emulation.devices()) {
      hashes.put(device.name(), new DeviceHashes(device.frameHash(), device.journalHash()));
    }
    return hashes;
  }

  /** The counters of an emulation's devices. */
  static CounterReading counters(Experiment experiment, Emulation emulation) {
    return CounterReading.of(emulation.devices(), experiment.expectations(), known());
  }

  /** The counters that several emulations have read, each of its own devices. */
  static CounterReading counters(Experiment experiment, List<CounterReading.Sums> parts) {
    return CounterReading.ofSums(parts, experiment.expectations(), known());
  }

  private static Set<String> known() {
    return KnownCounters.with(ApplicationKinds.builtIn()).keySet();
  }

  /**
   * Takes what devices and faults have counted.
   *
   * @param touched frames that each fault touched, in the order of the experiment
   */
  void read(SortedMap<String, DeviceHashes> ofDevices, CounterReading reading, List<Long> touched) {
    hashes.putAll(ofDevices);
    counters = reading;
    invalid.addAll(counters.unknown());
    readApplicationFailures();
    faults = InstalledFaults.results(experiment.faults(), touched);
    for (FaultResult fault : faults) {
      if (fault.touched() == 0 && !fault.mayMiss()) {
        invalid.add(
            "fault '"
                + fault.name()
                + "' touched no frame; 'may-miss: true' in it would allow that");
      }
    }
  }

  /** An application that threw did not do what it was to do, unless a failure is expected. */
  private void readApplicationFailures() {
    long failures = counters.totals().getOrDefault(APPLICATION_FAILURES, 0L);
    boolean expected =
        experiment.expectations().stream()
            .anyMatch(each -> each.counter().equals(APPLICATION_FAILURES));
    if (failures > 0 && !expected) {
      invalid.add(
          failures
              + (failures == 1 ? " exception was" : " exceptions were")
              + " thrown by applications: see what was logged; an expectation about '"
              + APPLICATION_FAILURES
              + "' would allow that");
    }
  }

  /** The hashes of every device by name. */
  SortedMap<String, DeviceHashes> hashes() {
    return hashes;
  }

  /** The report, after all else. */
  RunReport report(
      String version,
      int partitions,
      List<String> warnings,
      CaptureSummary captures,
      JournalSummary journal) {
    List<ExpectationResult> expectations = counters.results();
    incomplete.addAll(outputFailures);
    RunVerdict verdict = verdict(expectations);
    return new RunReport(
        experiment.name(),
        version,
        experiment.seed(),
        Values.word(ClockKind.of(experiment.clock())),
        experiment.clock() instanceof Clock.RealTime(double speed) ? speed : null,
        verdict,
        reasons(verdict, expectations),
        withReboots(warnings),
        Digest.of(hashes),
        outcome.emulatedNanos(),
        outcome.events(),
        counters.totals().getOrDefault("nic.frames.received", 0L)
            + counters.totals().getOrDefault("bridge.frames.received", 0L),
        expectations,
        faults,
        captures,
        journal,
        new Execution(
            outcome.wallNanos(),
            partitions,
            Values.word(experiment.dispatcher()),
            outcome.lateness() == null ? null : lateness(),
            nodes,
            reboots),
        counters.totals());
  }

  private List<String> withReboots(List<String> warnings) {
    List<String> all = new ArrayList<>(warnings);
    if (reboots != null) {
      reboots.forEach(reboot -> all.add(reboot.sentence()));
    }
    return all;
  }

  private Lateness lateness() {
    return Lateness.of(outcome.lateness(), experiment.maxLatenessNanos());
  }

  private RunVerdict verdict(List<ExpectationResult> expectations) {
    if (interrupted) {
      return RunVerdict.INTERRUPTED;
    }
    if (!incomplete.isEmpty()) {
      return RunVerdict.INCOMPLETE;
    }
    if (!invalid.isEmpty()) {
      return RunVerdict.INVALID;
    }
    return expectations.stream().allMatch(ExpectationResult::held)
        ? RunVerdict.PASSED
        : RunVerdict.FAILED;
  }

  private List<String> reasons(RunVerdict verdict, List<ExpectationResult> expectations) {
    List<String> reasons = new ArrayList<>();
    if (verdict == RunVerdict.INTERRUPTED) {
      reasons.add("interrupted at " + TimeText.seconds(outcome.emulatedNanos()));
    }
    reasons.addAll(incomplete);
    reasons.addAll(invalid);
    if (verdict == RunVerdict.FAILED) {
      expectations.stream()
          .filter(each -> !each.held())
          .forEach(
              each ->
                  reasons.add(
                      each.what() + " was " + each.actual() + ", expected " + each.expected()));
    }
    return reasons;
  }
}
