package com.example;

import akka.actor.typed.Behavior;
import io.actornet.protocol.app.Application;
import io.actornet.protocol.app.ApplicationBehavior;
import io.actornet.protocol.app.ApplicationContext;
import io.actornet.protocol.device.HostEvent;
import io.actornet.protocol.device.TcpOptions;
import io.actornet.protocol.device.TcpSocketCommand;
import java.util.Map;

/** Sends back whatever comes over a TCP connection (RFC 862). */
public final class EchoServer implements Application {
  private final int port;

  /** An echo server with the options that an experiment gives it. */
  public EchoServer(Map<String, String> options) {
    port = Integer.parseInt(options.getOrDefault("port", "7"));
  }

  @Override
  public Behavior<HostEvent> create(ApplicationContext host) {
    return new Echo(host, port);
  }

  private static final class Echo extends ApplicationBehavior {
    private final int port;

    Echo(ApplicationContext host, int port) {
      super(host);
      this.port = port;
    }

    @Override
    protected void started() {
      host.listen(port, TcpOptions.DEFAULT);
    }

    @Override
    protected void accepted(HostEvent.Accepted accepted) {
      host.journal("echo.accepted", "peer", accepted.peer().toString());
    }

    @Override
    protected void data(HostEvent.Data data) {
      byte[] bytes = new byte[data.length()];
      System.arraycopy(data.array(), data.offset(), bytes, 0, bytes.length);
      host.counter("echo.bytes", "bytes").add(bytes.length);
      data.socket().tell(new TcpSocketCommand.Send(bytes));
    }

    @Override
    protected void endOfStream(HostEvent.EndOfStream end) {
      end.socket().tell(new TcpSocketCommand.Close());
    }
  }
}
