package io.actornet.protocol.emulation;

import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How many bytes of the heap are in use by objects that can be reached.
 *
 * <p>Counted object by object, as {@code jcmd GC.class_histogram} does: what a collector calls used
 * after a collection holds gaps that it did not think worth closing.
 */
final class LiveBytes {
  /** A class's row: rank, instances, bytes, name; not the fillers that stand for gaps. */
  private static final Pattern ROW =
      Pattern.compile(
          "^ *\\d+: +\\d+ +(\\d+) ++(?!\\S*jdk\\.internal\\.vm\\.Filler)", Pattern.MULTILINE);

  private LiveBytes() {}

  static long now() {
    try {
      String histogram =
          (String)
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName("com.sun.management:type=DiagnosticCommand"),
                      "gcClassHistogram",
                      new Object[] {new String[0]},
                      new String[] {String[].class.getName()});
      return ROW.matcher(histogram).results().mapToLong(row -> Long.parseLong(row.group(1))).sum();
    } catch (JMException failure) {
      throw new AssertionError(failure);
    }
  }
}
