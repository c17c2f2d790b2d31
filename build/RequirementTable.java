import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the table of RFC 9293's requirements and the tests that hold them.
 *
 * <p>Run it from the project's directory after {@code mvn verify}: {@code java
 * build/RequirementTable.java CSV docs/tcp-requirements.md}. The CSV has the columns section,
 * feature, id and level of the RFC's Appendix B. A test belongs to an id when its display name
 * holds it; its result is that of the last run. An id without a test needs a line in
 * build/requirements-without-test.txt, or the table is not written.
 */
final class RequirementTable {
  private static final Pattern TEST =
      Pattern.compile(
          "@DisplayName\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*\\+?\\s*)+)\\)\\s*"
              + "(?:@\\w+(?:\\([^)]*\\))?\\s*)*(?:public )?void (\\w+)\\(");
  private static final Pattern ID = Pattern.compile("\\b(MUST|SHLD|MAY|REC)-(\\d+)\\b");

  private record Requirement(String level, List<String> texts) {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("usage: java build/RequirementTable.java CSV OUTPUT");
      System.exit(2);
    }
    Map<String, Requirement> requirements = requirements(Path.of(arguments[0]));
    Map<String, List<String>> tests = tests();
    Map<String, String> reasons = reasons();
    List<String> missing = new ArrayList<>();
    StringBuilder table = new StringBuilder();
    int tested = 0;
    for (Map.Entry<String, Requirement> entry : requirements.entrySet()) {
      String id = entry.getKey();
      List<String> held = tests.getOrDefault(id, List.of());
      String by = held.isEmpty() ? reasons.get(id) : String.join("<br>", held);
      if (by == null) {
        missing.add(id);
        continue;
      }
      tested += held.isEmpty() ? 0 : 1;
      String texts = String.join("; ", entry.getValue().texts()).replace("|", "\\|");
      table.append("| ").append(id).append(" | ").append(entry.getValue().level());
      table.append(" | ").append(texts).append(" | ").append(by).append(" |\n");
    }
    if (!missing.isEmpty()) {
      System.err.println("neither test nor reason: " + String.join(", ", missing));
      System.exit(1);
    }
    String head =
        """
        # The requirements of RFC 9293

        Made by `java build/RequirementTable.java CSV docs/tcp-requirements.md` after `mvn verify`, from the
        requirements of the RFC's Appendix B and the display names and results of the tests: %d ids, %d with
        a test, %d with a reason why there is none.

        | id | level | text in brief | test and result, or the reason why there is none |
        |---|---|---|---|
        """;
    int all = requirements.size();
    Files.writeString(Path.of(arguments[1]), head.formatted(all, tested, all - tested) + table);
  }

  private static Map<String, Requirement> requirements(Path csv) throws IOException {
    Map<String, Requirement> requirements = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(csv);
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      requirements
          .computeIfAbsent(cells.get(2), absent -> new Requirement(cells.get(3), new ArrayList<>()))
          .texts()
          .add(cells.get(0) + ": " + cells.get(1).replace("*", "").replaceAll("\\s+", " ").strip());
    }
    return requirements;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    Matcher matcher = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^,]+)").matcher(line);
    while (matcher.find()) {
      cells.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return cells;
  }

  private static Map<String, List<String>> tests() throws IOException {
    Map<String, List<String>> tests = new TreeMap<>();
    for (String module : List.of("protocol-actors", "emulator-node")) {
      Path sources = Path.of(module, "src/test/java");
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file :
            files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
          add(tests, module, sources.relativize(file), Files.readString(file));
        }
      }
    }
    return tests;
  }

  private static void add(Map<String, List<String>> tests, String module, Path file, String source)
      throws IOException {
    String type = file.toString().replace(".java", "").replace('/', '.');
    Path report = Path.of(module, "target/surefire-reports/TEST-" + type + ".xml");
    String results = Files.exists(report) ? Files.readString(report) : "";
    Matcher test = TEST.matcher(source);
    while (test.find()) {
      String name = test.group(1).replaceAll("\"\\s*\\+?\\s*\"", "").replace("\"", "");
      Matcher id = ID.matcher(name);
      while (id.find()) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        tests
            .computeIfAbsent(id.group(), absent -> new ArrayList<>())
            .add("`" + simple + "." + test.group(2) + "`: " + result(results, test.group(2)));
      }
    }
  }

  private static String result(String results, String method) {
    Matcher matcher =
        Pattern.compile(
                "<testcase name=\"" + method + "[\"({\\[][^>]*?(/>|>(.*?)</testcase>)",
                Pattern.DOTALL)
            .matcher(results);
    String result = "not run";
    while (matcher.find()) {
      String body = matcher.group(2);
      if (body != null && (body.contains("<failure") || body.contains("<error"))) {
        return "**fails**";
      }
      result = body != null && body.contains("<skipped") ? "skipped" : "passes";
    }
    return result;
  }

  private static Map<String, String> reasons() throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("build/requirements-without-test.txt"))) {
      int colon = line.indexOf(": ");
      if (colon > 0 && !line.startsWith("#")) {
        reasons.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    return reasons;
  }
}
