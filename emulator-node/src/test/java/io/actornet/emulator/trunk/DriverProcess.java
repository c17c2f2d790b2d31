package io.actornet.emulator.trunk;

import java.nio.file.Path;

/** A process that has a driver until it is killed. */
final class DriverProcess {
  static final String READY = "ready";

  private DriverProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    try (NodeDriver driver =
        NodeDriver.launch(DriverSettings.standard().withBaseDirectory(Path.of(arguments[0])))) {
      System.out.println(READY + " " + driver.directory());
      Thread.currentThread().join();
    }
  }
}
