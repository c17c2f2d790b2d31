package io.actornet.emulator.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Puts the files of each node into a directory with its name. */
public final class PartFilesCollector implements Collector {
  @Override
  public String collect(RunDescription run, Path experiment, List<Part> parts, Path directory)
      throws IOException {
    for (Part part : parts) {
      String source = part.result().directory();
      for (NamedFile file : part.files().list(source)) {
        Path target = directory.resolve(part.node().name()).resolve(file.name());
        part.files().copy(source + "/" + file.name(), target);
      }
    }
    return "{}";
  }
}
