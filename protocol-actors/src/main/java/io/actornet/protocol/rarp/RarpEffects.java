package io.actornet.protocol.rarp;

/** What a {@link RarpClient} asks of its interface. */
public interface RarpEffects {
  /**
   * Transmit a complete Ethernet frame that holds a RARP packet.
   *
   * @param frame ownership passes to the callee
   */
  void sendRarp(byte[] frame);

  /**
   * A server has answered.
   *
   * @param ip this host's address, 32 bits
   * @param serverIp the server's own address, 32 bits; a diskless host boots from there
   */
  void assigned(int ip, int serverIp);

  /** No server has answered any request; {@link RarpClient#start} begins anew. */
  void unanswered();
}
