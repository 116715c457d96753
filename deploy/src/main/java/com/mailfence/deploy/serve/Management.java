package com.mailfence.deploy.serve;

import com.mailfence.deploy.config.Listener;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The port for whoever looks after the house: {@code /metrics} for Prometheus, {@code /health/live}
 * and {@code /health/ready}. It asks for no login and is bound to the loopback. WS11
 */
public final class Management {
  private final Server server;
  private final ServerConnector connector;

  /**
   * @param ready whether the house can serve just now
   */
  public Management(Listener where, PrometheusMeterRegistry metrics, BooleanSupplier ready) {
    QueuedThreadPool pool = new QueuedThreadPool(6, 1);
    pool.setName("management");
    server = new Server(pool);
    connector = new ServerConnector(server, 1, 1);
    connector.setHost(where.bind());
    connector.setPort(where.port());
    server.addConnector(connector);
    server.setHandler(new Pages(metrics, ready));
  }

  public void start() throws Exception {
    server.start();
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(connector.getHost(), connector.getLocalPort());
  }

  public void stop() throws Exception {
    server.stop();
  }

  private static final class Pages extends Handler.Abstract {
    private final PrometheusMeterRegistry metrics;
    private final BooleanSupplier ready;

    Pages(PrometheusMeterRegistry metrics, BooleanSupplier ready) {
      this.metrics = metrics;
      this.ready = ready;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      String path = Request.getPathInContext(request);
      return switch (path) {
        case "/metrics" -> say(200, metrics.scrape(), response, callback);
        case "/health/live" -> say(200, "live\n", response, callback);
        case "/health/ready" -> {
          boolean well = ready.getAsBoolean();
          yield say(well ? 200 : 503, well ? "ready\n" : "not ready\n", response, callback);
        }
        default -> say(404, "/metrics, /health/live, /health/ready\n", response, callback);
      };
    }

    private static boolean say(int status, String text, Response response, Callback callback) {
      response.setStatus(status);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
      Content.Sink.write(response, true, text, callback);
      return true;
    }
  }
}
