package io.actornet.emulator.cli;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
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
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Object[] arguments = arguments(List.of(constructor.getParameterTypes()));
      if (arguments.length > 0) {
        try {
          return type.cast(constructor.newInstance(arguments));
        } catch (InvocationTargetException failed) {
          throw new IllegalStateException(failed.getCause());
        }
      }
    }
    return CommandLine.defaultFactory().create(type);
  }

  private Object[] arguments(List<Class<?>> parameters) {
    if (parameters.equals(List.of(Console.class))) {
      return new Object[] {console};
    }
    if (parameters.equals(List.of(Console.class, Stopper.class))) {
      return new Object[] {console, stopper};
    }
    return new Object[0];
  }
}
