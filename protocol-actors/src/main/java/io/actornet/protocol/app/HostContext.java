package io.actornet.protocol.app;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.actornet.protocol.device.HostCommand;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.TcpOptions;
import io.actornet.protocol.engine.Counter;
import io.actornet.protocol.engine.RandomStream;
import io.actornet.protocol.engine.Timer;
import io.actornet.topology.value.IpAddress;
import io.actornet.topology.value.MacAddress;

/** The {@link ApplicationContext} of one application on one host: messages to the host's actor. */
final class HostContext implements ApplicationContext {
  private final ApplicationHost host;
  private final int number;
  private final ActorRef<HostEvent> self;

  private HostContext(ApplicationHost host, int number, ActorRef<HostEvent> self) {
    this.host = host;
    this.number = number;
    this.self = self;
  }

  /** The behaviour of an application that knows its host and its number there. */
  static Behavior<HostEvent> behavior(Application application, ApplicationHost host, int number) {
    return Behaviors.setup(
        context -> application.create(new HostContext(host, number, context.getSelf())));
  }

  @Override
  public String hostName() {
    return host.device().name();
  }

  @Override
  public ActorRef<HostEvent> self() {
    return self;
  }

  @Override
  public long now() {
    return host.device().now();
  }

  @Override
  public void ask(HostCommand command) {
    host.actor().tell(command);
  }

  @Override
  public void bindUdp(int port) {
    ask(new HostCommand.BindUdp(port, self));
  }

  @Override
  public void listen(int port, TcpOptions options) {
    ask(new HostCommand.Listen(port, DEFAULT_BACKLOG, options, self));
  }

  @Override
  public void connect(IpAddress address, int port, TcpOptions options) {
    ask(new HostCommand.Connect(address, port, options, self));
  }

  @Override
  public void openRaw(int protocol) {
    ask(new HostCommand.OpenRaw(protocol, self));
  }

  @Override
  public void openLink(int networkInterface, int etherType) {
    ask(new HostCommand.OpenLink(networkInterface, etherType, self));
  }

  @Override
  public IpAddress resolver() {
    return host.resolver();
  }

  @Override
  public IpAddress address(int networkInterface) {
    return host.internet().address(networkInterface);
  }

  @Override
  public MacAddress hardwareAddress(int networkInterface) {
    return host.internet().mac(networkInterface);
  }

  @Override
  public void after(long delayNanos, Object key) {
    timer(key).arm(now() + delayNanos);
  }

  @Override
  public Timer<HostEvent> timer(Object key) {
    return host.device().timer(self, new HostEvent.TimerFired(key));
  }

  @Override
  public RandomStream random(String purpose) {
    return host.device().random(number == 0 ? purpose : purpose + '#' + number);
  }

  @Override
  public RandomStream shared(String purpose) {
    return new RandomStream(host.device().partition().seed(), /* owner= */ "", purpose);
  }

  @Override
  public void journal(String type, Object... fields) {
    host.device().journal(type, fields);
  }

  @Override
  public Counter counter(String name, String unit, String... labels) {
    return host.device().counter(name, unit, labels);
  }
}
