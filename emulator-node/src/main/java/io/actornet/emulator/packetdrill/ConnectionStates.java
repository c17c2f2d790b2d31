package io.actornet.emulator.packetdrill;

import io.actornet.emulator.packetdrill.socket.Calls;
import io.actornet.protocol.engine.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The states of the connections of the host under test, as its journal tells them. */
final class ConnectionStates {
  /** By both ends, such as {@code 192.168.0.1:8080 192.0.2.1:50000}. */
  private final Map<String, String> states = new TreeMap<>();

  /** Takes a line of the host's journal. */
  void record(JournalEntry entry) {
    if (!entry.type().equals("tcp.state")) {
      return;
    }
    String local = field(entry, "local");
    String remote = field(entry, "remote");
    String to = field(entry, "to");
    if (to.equals("CLOSED")) {
      states.remove(local + ' ' + remote);
    } else {
      states.put(local + ' ' + remote, to);
    }
  }

  private static String field(JournalEntry entry, String name) {
    for (int i = 0; i < entry.fields().length; i += 2) {
      if (entry.fields()[i].equals(name)) {
        return entry.fields()[i + 1].toString();
      }
    }
    return "";
  }

  /** One line for each socket of the program and each connection that has none. */
  List<String> sockstat(List<Calls.Listed> sockets) {
    List<String> lines = new ArrayList<>();
    Map<String, String> withoutSocket = new TreeMap<>(states);
    for (Calls.Listed socket : sockets) {
      String state = socket.listening() ? "LISTEN" : "CLOSED";
      String ends = "*:* *:*";
      for (Map.Entry<String, String> each : states.entrySet()) {
        String[] both = each.getKey().split(" ", -1);
        if (both[0].endsWith(":" + socket.localPort())
            && both[1].endsWith(":" + socket.remotePort())) {
          state = bsd(each.getValue());
          ends = each.getKey();
          withoutSocket.remove(ends);
        }
      }
      lines.add("root packetdrill 1 " + socket.descriptor() + " tcp4 " + ends + ' ' + state);
    }
    withoutSocket.forEach((ends, state) -> lines.add("? ? ? ? tcp4 " + ends + ' ' + bsd(state)));
    return lines;
  }

  /** The listening sockets as Linux lists them: address and port, and 0A for LISTEN. */
  List<String> connectionFile(List<Calls.Listed> sockets) {
    return sockets.stream()
        .filter(Calls.Listed::listening)
        .map(
            each ->
                "%4d: 00000000:%04X 00000000:0000 0A 00000000:00000000"
                    .formatted(each.descriptor(), each.localPort()))
        .toList();
  }

  /** The names of RFC 9293 as FreeBSD writes them. */
  private static String bsd(String state) {
    return state.equals("SYN-RECEIVED") ? "SYN_RCVD" : state.replace('-', '_');
  }
}
