package io.actornet.emulator.experiment.app;

import io.actornet.protocol.app.Application;
import io.actornet.topology.document.DocumentException;
import io.actornet.topology.document.Fields;
import io.actornet.topology.document.Values;
import io.actornet.topology.document.YamlEntry;
import io.actornet.topology.document.YamlMapping;
import io.actornet.topology.document.YamlScalar;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An application of the user's own, named by its class: it implements {@link Application} and has a
 * public constructor that takes its options as a map from text to text, or one without parameters.
 */
public final class UserClass implements ApplicationKind {
  /** The key of an entry that names the class. */
  public static final String KEY = "class";

  /** The key of an entry that holds its options. */
  public static final String OPTIONS = "options";

  private final ClassLoader classes;

  /** Applications of a class path. */
  UserClass(ClassLoader classes) {
    this.classes = classes;
  }

  @Override
  public String name() {
    return KEY;
  }

  @Override
  public List<String> keys() {
    return List.of(OPTIONS);
  }

  @Override
  public Map<String, List<String>> counters() {
    return Map.of();
  }

  @Override
  public Placement read(Fields fields, ApplicationScope scope) {
    YamlScalar name = fields.required(KEY).asScalar(fields.name(KEY));
    Map<String, String> options = options(fields);
    Class<?> type;
    try {
      type = Class.forName(name.text(), true, classes);
    } catch (ClassNotFoundException | LinkageError missing) {
      throw refuse(
          name,
          "class '" + name.text() + "', which cannot be loaded",
          "a class on the class path; --classpath says where it is");
    }
    if (!Application.class.isAssignableFrom(type)) {
      throw refuse(
          name,
          "class '" + name.text() + "', which is no application",
          "one that implements " + Application.class.getName());
    }
    return Placement.everywhere(make(type.asSubclass(Application.class), name, options));
  }

  private static Application make(
      Class<? extends Application> type, YamlScalar name, Map<String, String> options) {
    try {
      Constructor<? extends Application> constructor = constructor(type, name, options);
      return constructor.getParameterCount() == 0
          ? constructor.newInstance()
          : constructor.newInstance(options);
    } catch (InvocationTargetException refused) {
      Throwable cause = refused.getCause();
      String why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
      throw refuse(
          name,
          "options that class '" + name.text() + "' refuses (" + why + ")",
          "options that it takes");
    } catch (ReflectiveOperationException inaccessible) {
      throw refuse(
          name,
          "class '" + name.text() + "', which cannot be made",
          "a public class, not abstract, with a public constructor");
    }
  }

  private static Constructor<? extends Application> constructor(
      Class<? extends Application> type, YamlScalar name, Map<String, String> options)
      throws NoSuchMethodException {
    try {
      return type.getConstructor(Map.class);
    } catch (NoSuchMethodException withoutOptions) {
      if (!options.isEmpty()) {
        throw refuse(
            name,
            "options for class '" + name.text() + "', which takes none",
            "a public constructor that takes a Map<String, String>");
      }
      return type.getConstructor();
    }
  }

  private static Map<String, String> options(Fields fields) {
    YamlMapping mapping = fields.optionalMapping(OPTIONS);
    if (mapping == null) {
      return Map.of();
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (YamlEntry entry : mapping.entries()) {
      String what = "option '" + entry.key() + "'";
      options.put(entry.key(), entry.value().asScalar(what).as(what, Values::text));
    }
    return Collections.unmodifiableMap(options);
  }

  private static DocumentException refuse(YamlScalar name, String found, String expected) {
    return new DocumentException(name.place(), found, expected);
  }
}
