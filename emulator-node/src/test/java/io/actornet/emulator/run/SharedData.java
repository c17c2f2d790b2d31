package io.actornet.emulator.run;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Public data beside the checkout, as the tests of the {@code topology} module find it. */
public final class SharedData {
  private SharedData() {}

  /** A file by its path in the shared data; the test is skipped where it is absent. */
  public static Path file(String path) {
    Stream<Path> named =
        Stream.of(
                Optional.ofNullable(System.getProperty("actornet.shared.data")),
                Optional.ofNullable(System.getenv("ACTORNET_SHARED_DATA")))
            .flatMap(Optional::stream)
            .map(Path::of);
    Stream<Path> besides =
        Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
            .map(at -> at.resolve("shared").resolve("data"));
    return Stream.concat(named, besides)
        .map(directory -> directory.resolve(path))
        .filter(Files::isReadable)
        .findFirst()
        .orElseGet(() -> abort("skipped: ../shared/data/" + path + " is not there"));
  }
}
