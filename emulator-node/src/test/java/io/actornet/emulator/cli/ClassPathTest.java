package io.actornet.emulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("--classpath")
class ClassPathTest {
  @TempDir Path directory;

  @Test
  @DisplayName("finds the application that the documentation shows, and it serves others")
  void documentedApplication() throws IOException {
    Path classes = compiled(documented());
    Path file =
        Files.writeString(
            directory.resolve("echo.yaml"),
            """
            version: 1
            stop: 10s
            topology: {generate: {star: {hosts: 2}}}
            apps:
              - {on: host0, class: com.example.EchoServer, options: {port: 7}}
              - {on: host1, tcp-request: {to: host0, port: 7, request: 99B, response: 99B, at: 1s}}
            expect:
              - {tcp-request.responses: {on: host1}, is: "== 1"}
              - {echo.bytes: {on: host0}, is: "== 99"}
            """);

    Commanded run =
        Commanded.execute(
            "run",
            file.toString(),
            "--classpath",
            classes.toString(),
            "--out",
            directory.resolve("run").toString());

    assertEquals(0, run.status(), run.err() + run.out());
    Commanded onNodes =
        Commanded.execute(
            "run",
            file.toString(),
            "--nodes",
            "2",
            "--classpath",
            classes.toString(),
            "--out",
            directory.resolve("nodes").toString());
    assertEquals(0, onNodes.status(), onNodes.err() + onNodes.out());
    assertEquals(
        RunReport.read(directory.resolve("run")).digest(),
        RunReport.read(directory.resolve("nodes")).digest());
    assertEquals(2, Commanded.execute("validate", file.toString()).status());
  }

  @Test
  @DisplayName("is refused when a part of it does not exist")
  void missing() {
    Commanded refused =
        Commanded.execute("validate", "x.yaml", "--classpath", directory.resolve("no.jar") + "");

    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("no.jar"), refused.err());
  }

  private static String documented() throws IOException {
    String page = Files.readString(Path.of("../docs/applications.md"));
    int start = page.indexOf("```java\n") + "```java\n".length();
    return page.substring(start, page.indexOf("```", start));
  }

  private Path compiled(String source) throws IOException {
    Path file = directory.resolve("EchoServer.java");
    Files.writeString(file, source);
    Path classes = Files.createDirectory(directory.resolve("classes"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                file.toString());
    assertEquals(0, status);
    return classes;
  }
}
