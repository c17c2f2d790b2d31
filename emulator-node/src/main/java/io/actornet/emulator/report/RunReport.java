package io.actornet.emulator.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.actornet.emulator.capture.CaptureSummary;
import io.actornet.emulator.journal.JournalSummary;
import io.actornet.emulator.output.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * The report of a run, {@code report.json}. Its keys are the components in snake case, in this
 * order; what is null is left out.
 *
 * @param name of the experiment
 * @param actornetVersion version of the program
 * @param seed of the run
 * @param clock {@code virtual} or {@code realtime}
 * @param speed emulated seconds a second of a real-time run; null in virtual time
 * @param verdict what came of it
 * @param reasons why the verdict is not PASSED, a sentence each
 * @param warnings loops of switches, what applications could not do, and devices that lost their
 *     node in real time: a sentence for each kind
 * @param digest see {@link Digest}
 * @param emulatedNanos emulated time it lasted, in nanoseconds
 * @param events events that fired
 * @param frames frames that crossed a link
 * @param expectations in the order of the experiment
 * @param faults in the order of the experiment
 * @param captures what was captured
 * @param journal what was journalled
 * @param execution how it was executed
 * @param counters totals over all devices by name, in natural order
 */
public record RunReport(
    String name,
    String actornetVersion,
    long seed,
    String clock,
    Double speed,
    RunVerdict verdict,
    List<String> reasons,
    List<String> warnings,
    String digest,
    long emulatedNanos,
    long events,
    long frames,
    List<ExpectationResult> expectations,
    List<FaultResult> faults,
    CaptureSummary captures,
    JournalSummary journal,
    Execution execution,
    SortedMap<String, Long> counters) {
  /** Name of the report in a run directory. */
  public static final String FILE_NAME = "report.json";

  private static final String EXPECTED = "expected it as the run wrote it";

  private static final JsonInclude.Value NOT_NULL =
      JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL);

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(NOT_NULL)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final ObjectWriter PRETTY = JSON.writer(printer());

  /**
   * Writes the report.
   *
   * @param directory an existing directory
   * @throws OutputException when it cannot be written
   */
  public void write(Path directory) {
    Path file = directory.resolve(FILE_NAME);
    try {
      Files.writeString(file, PRETTY.writeValueAsString(this) + "\n");
    } catch (IOException e) {
      throw OutputException.of("write", file, e);
    }
  }

  /**
   * Reads the report of a run.
   *
   * @param directory of the run
   * @throws OutputException when there is none, or it is not a report
   */
  public static RunReport read(Path directory) {
    Path file = directory.resolve(FILE_NAME);
    try {
      RunReport report = JSON.readValue(Files.readString(file), RunReport.class);
      if (report.digest() == null) {
        throw new OutputException(file + ": a report without a digest; " + EXPECTED);
      }
      return report;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new OutputException(
          file + (line > 0 ? ":" + line : "") + ": what is no report of a run; " + EXPECTED);
    } catch (IOException e) {
      throw OutputException.of("read", file, e);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    return printer;
  }
}
