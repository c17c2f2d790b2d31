package io.actornet.emulator.report;

import io.actornet.emulator.capture.CaptureSummary;
import io.actornet.emulator.output.TextStyle;
import io.actornet.emulator.output.TimeText;
import java.nio.file.Path;
import java.util.Locale;

/** What a terminal shows of a report. */
public final class RunSummary {
  private final TextStyle style;
  private final StringBuilder text = new StringBuilder();

  private RunSummary(TextStyle style) {
    this.style = style;
  }

  /**
   * Renders a report.
   *
   * @param report of the run
   * @param directory where it is; null when the run wrote none
   * @param style colours or none
   * @return some lines, each ending with a line feed
   */
  public static String render(RunReport report, Path directory, TextStyle style) {
    RunSummary summary = new RunSummary(style);
    summary.verdict(report);
    report.warnings().forEach(warning -> summary.row("warning", style.bad(warning)));
    report.expectations().forEach(summary::expectation);
    report.faults().forEach(summary::fault);
    summary.execution(report);
    if (directory != null) {
      summary.row("written to", directory.toString());
    }
    return summary.text.toString();
  }

  private void verdict(RunReport report) {
    String verdict = report.verdict().name();
    boolean passed = report.verdict() == RunVerdict.PASSED;
    text.append(style.bold(passed ? style.good(verdict) : style.bad(verdict)));
    text.append("  ").append(style.bold(report.name())).append(": ");
    text.append(TimeText.brief(report.emulatedNanos())).append(" of emulated time in ");
    text.append(TimeText.brief(report.execution().wallNanos())).append('\n');
    for (String reason : report.reasons()) {
      text.append("  ").append(reason).append('\n');
    }
  }

  private void expectation(ExpectationResult expectation) {
    String asked = expectation.what() + " " + expectation.expected();
    row(
        "expectation",
        expectation.held()
            ? asked + "  " + style.good("held") + style.dim(" (" + expectation.actual() + ")")
            : asked + "  " + style.bad("did not hold: " + expectation.actual()));
  }

  private void fault(FaultResult fault) {
    String touched = "touched " + count(fault.touched(), "frame");
    boolean missed = fault.touched() == 0 && !fault.mayMiss();
    String shown = missed ? style.bad(touched) : touched;
    row("fault", fault.name() + " on " + fault.where() + "  " + shown);
  }

  private void execution(RunReport report) {
    Execution execution = report.execution();
    row(
        "ran",
        count(report.events(), "event")
            + " and "
            + count(report.frames(), "frame")
            + " on "
            + count(execution.partitions(), "partition")
            + ", seed "
            + report.seed());
    Lateness lateness = execution.lateness();
    if (lateness != null) {
      String late =
          "p50 %s, p99.9 %s, at most %s, bound %s"
              .formatted(
                  TimeText.brief(lateness.p50Nanos()),
                  TimeText.brief(lateness.p999Nanos()),
                  TimeText.brief(lateness.maxNanos()),
                  TimeText.brief(lateness.boundNanos()));
      row("late by", lateness.withinBound() ? late : style.bad(late));
    }
    if (report.captures().interfaces() > 0) {
      row(
          "captured",
          count(report.captures().frames(), "frame")
              + " on "
              + count(report.captures().interfaces(), "interface")
              + merged(report.captures())
              + lost(report.captures().framesLost()));
    }
    if (report.journal().entriesLost() > 0) {
      row(
          "journal",
          count(report.journal().entries(), "entry") + lost(report.journal().entriesLost()));
    }
    row("digest", report.digest());
  }

  private static String merged(CaptureSummary captures) {
    boolean some = captures.framesMerged() > 0 && captures.framesMerged() < captures.frames();
    return some ? ", " + grouped(captures.framesMerged()) + " of them merged" : "";
  }

  private String lost(long lost) {
    return lost == 0 ? "" : style.bad(", " + grouped(lost) + " lost: the disk did not take them");
  }

  private void row(String name, String value) {
    text.append("  ").append(style.dim(String.format(Locale.ROOT, "%-12s", name)));
    text.append(' ').append(value).append('\n');
  }

  private static String count(long number, String what) {
    String plural = what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
    return grouped(number) + " " + (number == 1 ? what : plural);
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
