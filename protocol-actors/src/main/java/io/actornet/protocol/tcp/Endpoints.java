package io.actornet.protocol.tcp;

/**
 * What identifies a connection at its host: both addresses and ports.
 *
 * @param localAddress IPv4 address of this end
 * @param localPort 0 to 65,535
 * @param remoteAddress IPv4 address of the peer
 * @param remotePort 0 to 65,535
 */
public record Endpoints(int localAddress, int localPort, int remoteAddress, int remotePort) {

  @Override
  public int hashCode() {
    int hash = remoteAddress * 0x9e37_79b9 + (remotePort << 16 | localPort);
    hash = hash * 0x85eb_ca6b + localAddress;
    return hash ^ hash >>> 15;
  }
}
