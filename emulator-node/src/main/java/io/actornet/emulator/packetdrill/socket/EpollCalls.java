package io.actornet.emulator.packetdrill.socket;

import io.actornet.emulator.packetdrill.script.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls of Linux that wait for something to happen on a set of descriptors. */
final class EpollCalls {
  private static final long NANOS_PER_MILLISECOND = 1_000_000;

  private final Calls calls;
  private final Map<Integer, Map<Integer, Watched>> sets = new TreeMap<>();

  EpollCalls(Calls calls) {
    this.calls = calls;
  }

  /** A descriptor in a set. */
  private static final class Watched {
    long interest;

    /** What the program wants to be told with its events. */
    final String data;

    final TcpDescriptor descriptor;

    /** Whether it was added or changed since it was last looked at. */
    boolean changed = true;

    boolean disabled;
    private long arrivedBefore;
    private long writablesBefore;
    private boolean endedBefore;

    Watched(TcpDescriptor descriptor, long interest, String data) {
      this.descriptor = descriptor;
      this.interest = interest;
      this.data = data;
    }

    /** Whether something has happened since this was asked last. */
    boolean hasNews() {
      long arrived = descriptor.info == null ? arrivedBefore : descriptor.info.bytesIn();
      boolean ended = descriptor.endOfStream || descriptor.phase == TcpDescriptor.Phase.ENDED;
      boolean news =
          changed
              || arrived > arrivedBefore
              || descriptor.writables > writablesBefore
              || ended && !endedBefore;
      changed = false;
      arrivedBefore = arrived;
      writablesBefore = descriptor.writables;
      endedBefore = ended;
      return news;
    }
  }

  Call create(Expression expected) {
    return () -> {
      int number = calls.freeNumber(expected);
      sets.put(number, new TreeMap<>());
      calls.reserve(number);
      return Reply.of(number);
    };
  }

  boolean close(int number) {
    return sets.remove(number) != null;
  }

  Call control(Arguments arguments) {
    int set = arguments.number(0);
    String operation = arguments.name(1);
    int watched = arguments.number(2);
    return () -> {
      Map<Integer, Watched> members = sets.get(set);
      TcpDescriptor descriptor = calls.find(watched);
      if (members == null || descriptor == null) {
        return Reply.failed(Errno.EBADF);
      }
      switch (operation) {
        case "EPOLL_CTL_ADD" -> {
          if (members.containsKey(watched)) {
            return Reply.failed(Errno.EEXIST);
          }
          members.put(watched, watched(descriptor, arguments));
        }
        case "EPOLL_CTL_MOD" -> {
          if (!members.containsKey(watched)) {
            return Reply.failed(Errno.ENOENT);
          }
          members.put(watched, watched(descriptor, arguments));
        }
        case "EPOLL_CTL_DEL" -> {
          if (members.remove(watched) == null) {
            return Reply.failed(Errno.ENOENT);
          }
        }
        default ->
            throw new UnsupportedCallException("epoll_ctl: the unsupported operation " + operation);
      }
      return Reply.of(0);
    };
  }

  private Watched watched(TcpDescriptor descriptor, Arguments arguments) {
    long interest = arguments.value(arguments.member(3, "events"));
    return new Watched(descriptor, interest, data(arguments.get(3)));
  }

  /** The data of an event: what is not its events. */
  private static String data(Expression event) {
    if (event instanceof Expression.Structure structure) {
      for (Expression.Member member : structure.members()) {
        if (!member.name().equals("events")) {
          return member.value().toString();
        }
      }
    }
    return "";
  }

  Call await(Arguments arguments) {
    return new Waiting(arguments);
  }

  private final class Waiting implements Call {
    private final Map<Integer, Watched> members;
    private final List<Expression> expected;
    private final Arguments arguments;
    private final int milliseconds;
    private long deadline = NEVER;
    private boolean begun;

    Waiting(Arguments arguments) {
      this.arguments = arguments;
      members = sets.get(arguments.number(0));
      Expression events = arguments.get(1);
      expected =
          events instanceof Expression.Array(List<Expression> elements)
              ? elements
              : List.of(events);
      milliseconds = arguments.number(3);
    }

    @Override
    public long deadlineNanos() {
      return deadline;
    }

    @Override
    public Reply poll() {
      if (members == null) {
        return Reply.failed(Errno.EBADF);
      }
      if (!begun) {
        begun = true;
        if (milliseconds >= 0) {
          deadline = calls.program.now() + milliseconds * NANOS_PER_MILLISECOND;
        }
        members.values().forEach(each -> calls.readiness.ask(each.descriptor));
        return null;
      }
      List<String> seen = new ArrayList<>();
      for (Watched each : members.values()) {
        long events = events(each);
        if (events != 0 && seen.size() < arguments.number(2)) {
          seen.add("{events=" + events + ", data=" + each.data + "}");
        }
      }
      if (seen.isEmpty() && calls.program.now() < deadline) {
        return null;
      }
      return Reply.of(seen.size(), difference(seen));
    }

    private long events(Watched watched) {
      Constants constants = calls.constants;
      boolean news = watched.hasNews();
      boolean edge = constants.isIn("EPOLLET", watched.interest);
      if (watched.disabled || edge && !news) {
        return 0;
      }
      long events = calls.readiness.of(watched.descriptor, watched.interest);
      if (events != 0 && constants.isIn("EPOLLONESHOT", watched.interest)) {
        watched.disabled = true;
      }
      return events;
    }

    private String difference(List<String> seen) {
      for (int i = 0; i < seen.size(); i++) {
        Expression event = i < expected.size() ? expected.get(i) : null;
        if (!(event instanceof Expression.Structure structure)) {
          continue;
        }
        long events = arguments.value(structure.get("events"));
        String text = "{events=" + events + ", data=" + data(structure) + "}";
        if (!text.equals(seen.get(i))) {
          return "event " + (i + 1) + ": expected " + text + ", seen " + seen.get(i);
        }
      }
      return null;
    }
  }
}
