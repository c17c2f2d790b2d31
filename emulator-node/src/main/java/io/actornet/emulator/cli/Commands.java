package io.actornet.emulator.cli;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands: those that print or run get the console and the stopper they need. */
final class Commands implements IFactory {
  private final Console console;
  private final Stopper stopper;

  Commands(Console console, Stopper stopper) {
    this.console = console;
    this.stopper = stopper;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type.isAssignableFrom(RunCommand.class)) {
      return type.cast(new RunCommand(console, stopper));
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Class<?>[] parameters = constructor.getParameterTypes();
      if (parameters.length == 1 && parameters[0] == Console.class) {
        try {
          return type.cast(constructor.newInstance(console));
        } catch (InvocationTargetException failed) {
          throw new IllegalStateException(failed.getCause());
        }
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
