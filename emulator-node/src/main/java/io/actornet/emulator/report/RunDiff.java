package io.actornet.emulator.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * How two runs differ.
 *
 * @param first directory of one run
 * @param second directory of the other
 * @param digestOfFirst its digest
 * @param digestOfSecond its digest
 * @param settings what was run differently, such as {@code seed 42 and 43}; empty when nothing was
 * @param devices names of the devices whose hashes differ, and of those only one run has
 * @param difference the first one in emulated time; null when the runs are equal, or when neither
 *     captures nor journals show it
 */
public record RunDiff(
    Path first,
    Path second,
    String digestOfFirst,
    String digestOfSecond,
    List<String> settings,
    List<String> devices,
    FirstDifference difference) {

  /**
   * Compares two runs by their digests, and finds the first difference where these differ.
   *
   * @param first directory of one run
   * @param second directory of the other
   * @throws io.actornet.emulator.output.OutputException when either is not the directory of a run
   */
  public static RunDiff compare(Path first, Path second) {
    RunReport one = RunReport.read(first);
    RunReport other = RunReport.read(second);
    boolean equal = one.digest().equals(other.digest());
    return new RunDiff(
        first,
        second,
        one.digest(),
        other.digest(),
        settings(one, other),
        equal ? List.of() : devices(first, second),
        equal ? null : FirstDifference.find(first, second));
  }

  /** Whether the runs were the same. */
  public boolean equal() {
    return digestOfFirst.equals(digestOfSecond);
  }

  /** 0 when the runs are equal, 1 when they differ. */
  public int exitStatus() {
    return equal() ? 0 : 1;
  }

  /** The comparison in words, some lines that end with a line feed. */
  public String text() {
    StringBuilder text = new StringBuilder();
    if (equal()) {
      text.append(first).append(" and ").append(second).append(" are equal");
      text.append(settings.isEmpty() ? "\n" : ", though run with " + differences() + "\n");
      return text.append("digest ").append(digestOfFirst).append('\n').toString();
    }
    text.append(first).append(" and ").append(second).append(" differ\n");
    if (!settings.isEmpty()) {
      text.append("as runs may that have ").append(differences()).append('\n');
    }
    if (difference != null) {
      text.append(difference.text(first.toString(), second.toString()));
    } else {
      text.append("when is not known: no capture and no journal of both runs shows it\n");
    }
    return text.append(devicesText()).toString();
  }

  private String differences() {
    return String.join(", ", settings);
  }

  private String devicesText() {
    int shown = Math.min(devices.size(), 10);
    String names = String.join(", ", devices.subList(0, shown));
    int more = devices.size() - shown;
    return (devices.size() == 1 ? "1 device differs: " : devices.size() + " devices differ: ")
        + names
        + (more > 0 ? " and " + more + " more" : "")
        + "\n";
  }

  private static List<String> settings(RunReport one, RunReport other) {
    List<String> settings = new ArrayList<>();
    compare(settings, "name", one.name(), other.name());
    compare(settings, "version", one.actornetVersion(), other.actornetVersion());
    compare(settings, "seed", one.seed(), other.seed());
    compare(settings, "clock", one.clock(), other.clock());
    compare(settings, "dispatcher", one.execution().dispatcher(), other.execution().dispatcher());
    return settings;
  }

  private static void compare(List<String> settings, String what, Object one, Object other) {
    if (!Objects.equals(one, other)) {
      settings.add(what + " " + one + " and " + other);
    }
  }

  private static List<String> devices(Path first, Path second) {
    SortedMap<String, DeviceHashes> one = DeviceHashesFile.read(first);
    SortedMap<String, DeviceHashes> other = DeviceHashesFile.read(second);
    TreeSet<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    return names.stream().filter(name -> !Objects.equals(one.get(name), other.get(name))).toList();
  }
}
