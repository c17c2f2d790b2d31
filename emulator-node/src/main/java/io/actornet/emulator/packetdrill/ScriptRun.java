package io.actornet.emulator.packetdrill;

import io.actornet.emulator.packetdrill.packet.Flow;
import io.actornet.emulator.packetdrill.packet.PacketException;
import io.actornet.emulator.packetdrill.packet.PacketWriter;
import io.actornet.emulator.packetdrill.script.Action;
import io.actornet.emulator.packetdrill.script.PacketSpec;
import io.actornet.emulator.packetdrill.script.Script;
import io.actornet.emulator.packetdrill.script.ScriptEvent;
import io.actornet.emulator.packetdrill.shell.Evaluator;
import io.actornet.emulator.packetdrill.shell.Shell;
import io.actornet.emulator.packetdrill.shell.ShellException;
import io.actornet.emulator.packetdrill.socket.Calls;
import io.actornet.emulator.packetdrill.socket.Constants;
import io.actornet.emulator.packetdrill.socket.Program;
import io.actornet.emulator.packetdrill.socket.UnsupportedCallException;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.engine.JournalEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * One script on its way: takes its events one after the other, each at its time. All of it happens
 * on the loop of the host's partition.
 *
 * <p>After each event the host gets its turn before the next one: what a packet or call causes at
 * its instant has happened when the script goes on.
 */
final class ScriptRun {
  private final Path file;
  private final Script script;
  private final ScriptOptions options;
  private final HostSettings settings;
  private final HostUnderTest host;
  private final PacketWriter writer;
  private final Shell shell;
  private final Evaluator evaluator = new Evaluator();
  private final ConnectionStates states = new ConnectionStates();
  private final SentPackets sent;
  private final Connections connections;
  private final Consumer<ScriptResult.Failure> whenOver;
  private Calls calls;
  private PendingCall pending;

  /** The event that comes next, and when it may; null until it is looked at. */
  private int next;

  private TimeWindow window;

  /** When the event before ended. */
  private long previous;

  /** Whether the connection was asked for its state on behalf of the next event. */
  private boolean asked;

  private boolean over;

  ScriptRun(
      Path file,
      Script script,
      ScriptOptions options,
      HostSettings settings,
      HostUnderTest host,
      SentPackets sent,
      Consumer<ScriptResult.Failure> whenOver) {
    this.file = file;
    this.script = script;
    this.options = options;
    this.settings = settings;
    this.host = host;
    this.sent = sent;
    this.whenOver = whenOver;
    writer = new PacketWriter(options.addresses());
    connections = new Connections(options.addresses());
    shell = new Shell(new HostControls());
  }

  /** What commands can do. */
  private final class HostControls implements Shell.Controls {
    @Override
    public void sysctl(String name, String value) {
      settings.control(name, value);
    }

    @Override
    public List<String> sockets() {
      return states.sockstat(calls.list());
    }

    @Override
    public List<String> connectionFile() {
      return states.connectionFile(calls.list());
    }

    @Override
    public String commandFile(String name) {
      String text = ScriptFiles.beside(file, name);
      return text == null && name.endsWith("/defaults.sh")
          ? settings.system().suiteDefaults()
          : text;
    }

    @Override
    public void losesOutput(boolean loses) {
      host.losesOutput(loses);
    }
  }

  /** The program of the script, to be run on the host. */
  Program program(ApplicationContext context) {
    Program program = new Program(context, settings.system().isBsd(), this::begin, this::wake);
    calls =
        new Calls(
            program,
            new Constants(settings.system().isBsd()),
            connections,
            settings,
            options.addresses().remote(),
            options.addresses().bindPort(),
            options.addresses().connectPort());
    return program;
  }

  /** A line of the host's journal. */
  void journal(JournalEntry entry) {
    states.record(entry);
  }

  /** The host has sent a packet, or something has happened to a socket. */
  void wake() {
    host.at(host.now(), this::proceed);
  }

  private void begin() {
    host.apply(settings);
    if (script.initial() == null || command(script.initial().text(), 1)) {
      wake();
    }
  }

  private void proceed() {
    if (over || !settlePending()) {
      return;
    }
    if (next == script.events().size()) {
      if (pending == null
          && (script.cleanup() == null || command(script.cleanup().text(), last()))) {
        end(null);
      }
      return;
    }
    ScriptEvent event = script.events().get(next);
    if (window == null) {
      window = TimeWindow.of(event.time(), previous, options);
    }
    switch (event.action()) {
      case Action.Outbound(var packet) -> expect(event, packet);
      case Action.Inbound inbound -> whenDue(() -> inject(event, inbound));
      case Action.SystemCall call -> whenDue(() -> call(event, call));
      case Action.Command(String text) -> whenDue(() -> commandEvent(event, text));
      case Action.Code(String text) -> whenDue(() -> code(event, text));
    }
  }

  private int last() {
    return script.events().getLast().line();
  }

  private void whenDue(Runnable action) {
    if (host.now() < window.from()) {
      host.at(window.from(), this::proceed);
    } else {
      action.run();
    }
  }

  /** The event is over; the host gets its turn. */
  private void advance(long endNanos) {
    previous = endNanos;
    next++;
    window = null;
    asked = false;
    wake();
  }

  private void fail(int line, String reason) {
    end(ScriptResult.Failure.of(line, host.now(), reason));
  }

  private void end(ScriptResult.Failure failure) {
    over = true;
    whenOver.accept(failure);
  }

  // Packets

  private void inject(ScriptEvent event, Action.Inbound inbound) {
    try {
      host.receive(writer.write(inbound.packet(), connections.flow()));
    } catch (PacketException impossible) {
      fail(event.line(), "found " + impossible.getMessage());
      return;
    }
    advance(host.now());
  }

  private void expect(ScriptEvent event, PacketSpec packet) {
    Flow flow = connections.flow();
    SentPackets.Outcome outcome = sent.take(packet, flow, window, host.now());
    switch (outcome) {
      case SentPackets.Missing() ->
          host.at(Math.max(host.now(), window.latest() + 1), this::proceed);
      case SentPackets.Matched(long timeNanos) -> advance(timeNanos);
      case SentPackets.Different(String reason, String expected, String seen, long timeNanos) -> {
        if (options.packetsMayDiffer()) {
          advance(timeNanos);
        } else {
          end(new ScriptResult.Failure(event.line(), host.now(), reason, expected, seen));
        }
      }
    }
  }

  // Calls

  private void call(ScriptEvent event, Action.SystemCall spec) {
    if (pending != null) {
      return;
    }
    try {
      pending = PendingCall.begin(event, spec, calls.make(spec), window, previous, options);
    } catch (UnsupportedCallException unsupported) {
      fail(event.line(), unsupported.getMessage());
      return;
    }
    if (spec.isBlocking()) {
      advance(host.now());
    }
    if (settlePending()) {
      wake();
    }
  }

  /** Lets the call in progress go on; false if the script cannot. */
  private boolean settlePending() {
    if (pending == null) {
      return true;
    }
    PendingCall.Progress progress;
    try {
      progress = pending.poll(host.now(), settings.system().isBsd());
    } catch (UnsupportedCallException unsupported) {
      fail(pending.line(), unsupported.getMessage());
      return false;
    }
    return switch (progress) {
      case PendingCall.Waiting(long until) -> {
        host.at(pending.isFirst() ? host.now() : until, this::proceed);
        yield pending.isBlocking();
      }
      case PendingCall.Returned(ScriptResult.Failure failure) -> {
        boolean wasBlocking = pending.isBlocking();
        pending = null;
        if (failure != null && !options.callsMayFail()) {
          end(failure);
          yield false;
        }
        if (!wasBlocking) {
          advance(host.now());
        }
        yield wasBlocking;
      }
    };
  }

  // Commands and code

  private void commandEvent(ScriptEvent event, String text) {
    if (command(text, event.line())) {
      advance(host.now());
    }
  }

  private boolean command(String text, int line) {
    try {
      shell.run(text);
      host.apply(settings);
      return true;
    } catch (ShellException failure) {
      fail(line, failure.getMessage());
      return false;
    }
  }

  private void code(ScriptEvent event, String text) {
    if (!asked) {
      asked = true;
      calls.askStatus(connections.descriptor());
      wake();
      return;
    }
    try {
      ConnectionVariables.set(
          evaluator, calls.status(connections.descriptor()), settings.system().isBsd());
      if (options.segmentSize() > 0) {
        // What is longer is made of segments of this size.
        evaluator.set("tcpi_rcv_mss", options.segmentSize());
      }
      evaluator.run(text);
      advance(host.now());
    } catch (ShellException failure) {
      fail(event.line(), failure.getMessage());
    }
  }
}
