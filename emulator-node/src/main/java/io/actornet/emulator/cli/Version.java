package io.actornet.emulator.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the program and of the Java it runs on, the first things a report needs. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String built = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "actornet " + (built == null ? "(not packaged)" : built), "Java " + Runtime.version()
    };
  }
}
