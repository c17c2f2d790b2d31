/**
 * The bytes on the wire: one view per header, and checksums.
 *
 * <p>A frame is one heap {@code byte[]}, exactly as long as the frame: an Ethernet II header at
 * offset 0, then what it carries, without frame check sequence. {@link
 * io.actornet.protocol.wire.FrameLayout} names the usual offsets.
 *
 * <p>There are two levels:
 *
 * <ul>
 *   <li><b>Views</b> ({@link io.actornet.protocol.wire.EthernetView}, {@link
 *       io.actornet.protocol.wire.ArpView}, {@link io.actornet.protocol.wire.Ipv4View}, {@link
 *       io.actornet.protocol.wire.IcmpView}, {@link io.actornet.protocol.wire.UdpView}, {@link
 *       io.actornet.protocol.wire.TcpView}) are reusable flyweights over an array. They allocate
 *       nothing and judge nothing but whether reading is safe: {@code wrap} returns {@code null} or
 *       the {@link io.actornet.protocol.wire.Malformed} that says why not. {@code at} points a view
 *       at bytes that are about to be written.
 *   <li><b>Representations</b> ({@link io.actornet.protocol.wire.EthernetHeader}, {@link
 *       io.actornet.protocol.wire.ArpPacket}, {@link io.actornet.protocol.wire.Ipv4Header}, {@link
 *       io.actornet.protocol.wire.IcmpMessage}, {@link io.actornet.protocol.wire.UdpHeader}, {@link
 *       io.actornet.protocol.wire.TcpHeader}) are records that can only hold valid values, for
 *       tests and tools. Each is read from a view and written to an array.
 * </ul>
 *
 * <p>Addresses are {@code int} (IPv4) and {@code long} (MAC, low 48 bits) in views, and the value
 * types of {@code io.actornet.topology.value} in representations. Every number is in network byte
 * order on the wire and in host order in Java. {@link io.actornet.protocol.wire.FrameText} puts a
 * whole frame into words.
 */
package io.actornet.protocol.wire;
