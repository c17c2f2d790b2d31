package io.actornet.emulator.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.actornet.emulator.experiment.Greeter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An experiment that is handed over")
class HandoverTest {
  private static final String TEXT =
      """
      version: 1
      topology: {generate: {star: {hosts: 2}}}
      apps: [{on: host0, class: io.actornet.emulator.experiment.Greeter, options: {greeting: hi}}]
      """;

  @TempDir private Path directory;
  private Path classes;

  @BeforeEach
  void classes() throws IOException {
    String name = Greeter.class.getName().replace('.', '/') + ".class";
    classes = directory.resolve("mine");
    Path file = classes.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      Greeter.class.getClassLoader().getResourceAsStream(name).transferTo(out);
    }
  }

  private Path handedOver(List<Path> classPath, String to) throws IOException {
    Path target = Files.createDirectory(directory.resolve(to));
    Path file = target.resolve("handover");
    Handover.write(TEXT, classPath, file);
    return Handover.unpack(file, target);
  }

  @Test
  @DisplayName("is its text alone where no classes go with it")
  void textAlone() throws IOException {
    Path file = handedOver(List.of(), "there");

    assertEquals(TEXT, Files.readString(file));
    assertEquals(1, file.getParent().toFile().list().length);
  }

  @Test
  @DisplayName("brings its classes, and has another hash with others")
  void withClasses() throws IOException {
    Path file = handedOver(List.of(classes), "there");
    Path again = handedOver(List.of(classes), "again");
    Path alone = handedOver(List.of(), "alone");

    assertEquals(TEXT, Files.readString(file));
    assertEquals(1, UserClasses.beside(file).size());
    try (URLClassLoader found = UserClasses.loader(UserClasses.beside(file))) {
      assertTrue(found.getResource(Greeter.class.getName().replace('.', '/') + ".class") != null);
    }
    try (HeldExperiment one = HeldExperiment.read(file);
        HeldExperiment other = HeldExperiment.read(again);
        HeldExperiment without = HeldExperiment.read(alone)) {
      assertTrue(one.experiment().hasUserClasses());
      assertEquals(one.hash(), other.hash());
      assertNotEquals(one.hash(), without.hash());
    }
    assertEquals(2, file.getParent().toFile().list().length);
  }

  @Test
  @DisplayName("is not read where a jar is not what its name says")
  void changed() throws IOException {
    Path file = handedOver(List.of(classes), "there");
    Files.writeString(UserClasses.beside(file).getFirst(), "something else");

    assertThrows(IOException.class, () -> HeldExperiment.read(file));
  }

  @Test
  @DisplayName("is refused with anything else in it")
  void foreign() throws IOException {
    for (String name : List.of("../evil.jar", "classes/evil.jar", "experiment.yaml/x", "a")) {
      Path target = Files.createTempDirectory(directory, "foreign-");
      Path file = target.resolve("handover");
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("x".getBytes(StandardCharsets.UTF_8));
      }
      assertEquals(
          "found '"
              + name
              + "' in a zip; expected an experiment's text, or a zip with experiment.yaml and"
              + " classes/NNN-SHA256.jar",
          assertThrows(NodeException.class, () -> Handover.unpack(file, target)).getMessage());
    }
  }
}
