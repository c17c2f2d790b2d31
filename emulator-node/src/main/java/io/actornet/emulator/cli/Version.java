package io.actornet.emulator.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the program and of the Java it runs on, the first things a report needs. */
final class Version implements IVersionProvider {
  /** The version of the program. */
  static String name() {
    String built = Version.class.getPackage().getImplementationVersion();
    return built == null ? "(not packaged)" : built;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"actornet " + name(), "Java " + Runtime.version()};
  }
}
