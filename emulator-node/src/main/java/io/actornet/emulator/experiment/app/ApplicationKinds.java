package io.actornet.emulator.experiment.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The applications that experiments may name. */
public final class ApplicationKinds {
  private static final List<ApplicationKind> BUILT_IN =
      List.of(
          new PingKind(),
          new TracerouteKind(),
          new DnsServerKind(),
          new DnsResolverKind(),
          new HttpServerKind(),
          new HttpGetKind(),
          new BrowseKind(),
          new RarpServerKind(),
          new DisklessKind(),
          new UdpSendKind(),
          new UdpSinkKind(),
          new TcpSendKind(),
          new TcpSinkKind(),
          new TcpRequestKind(),
          new TcpRespondKind(),
          new FlowsKind());

  private final Map<String, ApplicationKind> kinds = new LinkedHashMap<>();
  private final UserClass userClass;

  private ApplicationKinds(ClassLoader classes) {
    userClass = new UserClass(classes);
    for (ApplicationKind kind : BUILT_IN) {
      kinds.put(kind.name(), kind);
    }
  }

  /** Those of the program, and classes that the program's own class loader finds. */
  public static ApplicationKinds builtIn() {
    return new ApplicationKinds(ApplicationKinds.class.getClassLoader());
  }

  /** Those of the program, and classes that a class loader finds. */
  public static ApplicationKinds with(ClassLoader classes) {
    return new ApplicationKinds(classes);
  }

  /** Their names, in the order in which help lists them. */
  public List<String> names() {
    return new ArrayList<>(kinds.keySet());
  }

  /** The kind of that name; null if there is none. */
  public ApplicationKind named(String name) {
    return kinds.get(name);
  }

  /** The kind that stands for classes of users. */
  public UserClass userClass() {
    return userClass;
  }

  /** The labels of each counter that an application of the program may add, by name. */
  public SortedMap<String, SortedSet<String>> counters() {
    SortedMap<String, SortedSet<String>> counters = new TreeMap<>();
    for (ApplicationKind kind : kinds.values()) {
      kind.counters()
          .forEach(
              (name, labels) ->
                  counters.computeIfAbsent(name, absent -> new TreeSet<>()).addAll(labels));
    }
    return counters;
  }
}
