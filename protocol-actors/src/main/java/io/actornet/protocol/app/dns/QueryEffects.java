package io.actornet.protocol.app.dns;

import io.actornet.topology.value.IpAddress;
import org.xbill.DNS.Message;

/** What {@link Queries} asks of its surroundings. */
interface QueryEffects {
  /** Send a message to a server in a datagram. */
  void send(IpAddress server, byte[] query);

  /** Send a message to a server over a connection, as the answer is too long for a datagram. */
  void sendOverTcp(IpAddress server, byte[] query);

  /** A server has answered. */
  void answered(Question question, Message response);

  /** No server has answered, however often asked. */
  void unanswered(Question question);
}
