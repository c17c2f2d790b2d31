package io.actornet.emulator.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.actornet.emulator.cluster.Collector;
import io.actornet.emulator.cluster.HeldExperiment;
import io.actornet.emulator.cluster.NamedFile;
import io.actornet.emulator.cluster.RunDescription;
import io.actornet.emulator.output.DirectoryTree;
import io.actornet.emulator.output.OutputException;
import io.actornet.emulator.report.RunReport;
import io.actornet.emulator.run.RunAssembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fetches the parts of a run from their nodes and makes one run directory of them. */
public final class RunCollector implements Collector {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String version;

  /**
   * A collector.
   *
   * @param version of Actornet
   */
  public RunCollector(String version) {
    this.version = version;
  }

  @Override
  public String collect(RunDescription run, Path experiment, List<Part> parts, Path directory)
      throws IOException {
    Path fetched = directory.resolveSibling(directory.getFileName() + ".parts");
    try {
      return collect(experiment, parts, fetched, directory);
    } catch (OutputException failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }

  private String collect(Path experiment, List<Part> parts, Path fetched, Path directory)
      throws IOException {
    try {
      List<Path> directories = new ArrayList<>();
      for (Part part : parts) {
        directories.add(fetch(part, fetched.resolve(Integer.toString(directories.size()))));
      }
      try (HeldExperiment resolved = HeldExperiment.read(experiment)) {
        return summary(
            RunAssembly.assemble(resolved.experiment(), directories, directory, version).report());
      }
    } finally {
      if (Files.exists(fetched)) {
        DirectoryTree.remove(fetched);
      }
    }
  }

  private static Path fetch(Part part, Path target) throws IOException {
    String source = part.result().directory();
    for (NamedFile file : part.files().list(source)) {
      part.files().copy(source + "/" + file.name(), target.resolve(file.name()));
    }
    return target;
  }

  private static String summary(RunReport report) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("verdict", report.verdict());
    values.put("digest", report.digest());
    values.put("events", report.events());
    values.put("frames", report.frames());
    return JSON.writeValueAsString(values);
  }
}
