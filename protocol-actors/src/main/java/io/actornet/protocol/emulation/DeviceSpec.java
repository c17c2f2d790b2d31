package io.actornet.protocol.emulation;

import io.actornet.protocol.device.InterfaceSpec;
import io.actornet.protocol.ip.RoutingTable;
import io.actornet.protocol.tcp.TcpConfig;
import io.actornet.topology.value.IpAddress;
import java.util.List;

/**
 * A device to be.
 *
 * @param partition index of the partition that it lives in
 * @param interfaces in the order of their indices; of a switch or hub, only their names count
 * @param routes of a host or router
 * @param tcp what connections of a host or router start from
 * @param resolver where a host asks for names; null when it has none
 * @param applications in the order in which they start if at the same time
 */
public record DeviceSpec(
    String name,
    DeviceKind kind,
    int partition,
    List<InterfaceSpec> interfaces,
    RoutingTable routes,
    TcpConfig tcp,
    IpAddress resolver,
    List<ApplicationStart> applications) {}
