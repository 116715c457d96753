package com.mailfence.deploy.serve;

import com.mailfence.deploy.config.Config;
import com.mailfence.deploy.config.LimitSettings;
import com.mailfence.deploy.config.ListenSettings;
import com.mailfence.deploy.config.Listener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpFilter;
import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web server: HTTP/1.1 and HTTP/2 over TLS, and a plain port that only sends on to it. What it
 * takes is bounded; a phone that waits holds a connection and no thread.
 */
public final class WebServer {
  /** An eighth of the usual: an HTTP/1.1 request pins its buffer for as long as it waits. */
  private static final int WAITING_BUFFER = 2048;

  private static final int LEAST_INPUT_SPACE = 256;

  /** Buffers come in multiples of this. */
  private static final int BUFFER_STEP = WAITING_BUFFER;

  private static final int ACCEPTED_WAITING = 4096;
  private static final int MOST_STREAMS = 128;
  private static final int LEAST_THREADS = 8;
  private static final int IDLE_THREAD_MILLIS = 60_000;

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  private final Server server;
  private final QueuedThreadPool pool;
  private final Admission admission;
  private final SlowHeads slowHeads;
  private final List<ServerConnector> connectors = new ArrayList<>();

  private WebServer(QueuedThreadPool pool, Config config) {
    this.pool = pool;
    this.server = new Server(pool, null, new ArrayByteBufferPool(0, BUFFER_STEP, -1));
    this.admission = new Admission(pool, config.limits().queue());
    this.slowHeads = new SlowHeads(config.web().head());
  }

  /** Builds the server; it listens once it is started. */
  public static WebServer build(
      Config config, Certificates certificates, Metrics metrics, Site site) {
    ListenSettings listen = config.listen();
    LimitSettings limits = config.limits();
    QueuedThreadPool pool =
        new QueuedThreadPool(limits.threads(), LEAST_THREADS, IDLE_THREAD_MILLIS);
    pool.setName("web");
    WebServer web = new WebServer(pool, config);
    HttpConfiguration common = common(config);
    if (listen.https().on()) {
      web.connect("https", listen.https(), limits, secure(common, certificates));
    }
    if (listen.http().on()) {
      web.connect("http", listen.http(), limits, List.of(new HttpConnectionFactory(copy(common))));
    }
    web.server.addBean(new NetworkConnectionLimit(limits.connections(), web.server));
    web.server.setHandler(web.handlers(site, metrics));
    web.server.setStopTimeout(limits.stop().toMillis());
    web.server.setStopAtShutdown(false);
    return web;
  }

  public void start() throws Exception {
    server.start();
  }

  /** Where a listener of that name listens. */
  public InetSocketAddress address(String name) {
    for (ServerConnector connector : connectors) {
      if (connector.getName().equals(name)) {
        return new InetSocketAddress(connector.getHost(), connector.getLocalPort());
      }
    }
    throw new IllegalArgumentException("no listener " + name);
  }

  /** Open connections, for measuring. */
  public int connections() {
    return connectors.stream().mapToInt(c -> c.getConnectedEndPoints().size()).sum();
  }

  /** Requests that wait for a thread, for measuring. */
  public int queued() {
    return pool.getQueueSize();
  }

  /** Threads at work, for measuring. */
  public int busyThreads() {
    return pool.getThreads() - pool.getIdleThreads();
  }

  /** Closes connections that never come to the point. */
  public void closeSlow() {
    List<EndPoint> all = new ArrayList<>();
    connectors.forEach(connector -> all.addAll(connector.getConnectedEndPoints()));
    int closed = slowHeads.look(all, System.nanoTime());
    if (closed > 0) {
      LOG.info("{} connections closed, whose requests never came to their point", closed);
    }
  }

  /** From now on nobody new is let in; who is inside is served. */
  public void closeDoors() {
    admission.close();
    connectors.forEach(ServerConnector::shutdown);
  }

  /** Ends what is under way, for as long as the settings allow, cuts off the rest, and stops. */
  public void stop() throws Exception {
    try {
      server.stop();
    } catch (TimeoutException cut) {
      LOG.info("requests that did not end in time were cut off");
    }
  }

  private Handler handlers(Site site, Metrics metrics) {
    ServletContextHandler servlets = new ServletContextHandler("/");
    for (HttpFilter filter : site.filters()) {
      FilterHolder holder = new FilterHolder(filter);
      holder.setAsyncSupported(true);
      servlets.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
    }
    for (Mount mount : site.mounts()) {
      ServletHolder holder = new ServletHolder(mount.servlet());
      holder.setAsyncSupported(true);
      mount.paths().forEach(path -> servlets.addServlet(holder, path));
    }
    servlets.addServlet(new ServletHolder(new NotHere()), "/");
    Set<String> places = site.mounts().stream().map(Mount::place).collect(Collectors.toSet());
    Handler inside = new HttpsOnly(new Headers(admission.before(servlets)), site.tls());
    return new Measured(inside, metrics.registry(), places);
  }

  private void connect(
      String name, Listener where, LimitSettings limits, List<ConnectionFactory> factories) {
    ServerConnector connector =
        new ServerConnector(server, factories.toArray(ConnectionFactory[]::new));
    connector.setName(name);
    connector.setHost(where.bind());
    connector.setPort(where.port());
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setAcceptQueueSize(ACCEPTED_WAITING);
    connectors.add(connector);
    server.addConnector(connector);
  }

  private static List<ConnectionFactory> secure(
      HttpConfiguration common, Certificates certificates) {
    HttpConfiguration first = copy(common);
    first.setInputBufferSize(WAITING_BUFFER);
    first.setMinInputBufferSpace(LEAST_INPUT_SPACE);
    HTTP2ServerConnectionFactory second = new HTTP2ServerConnectionFactory(copy(common));
    second.setMaxConcurrentStreams(MOST_STREAMS);
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol("http/1.1");
    return List.of(
        new LeanTls(tls(certificates), alpn.getProtocol()),
        alpn,
        second,
        new HttpConnectionFactory(first));
  }

  private static SslContextFactory.Server tls(Certificates certificates) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(certificates.store());
    tls.setKeyStorePassword(Pem.PASSWORD);
    tls.setIncludeProtocols("TLSv1.2", "TLSv1.3"); // TL05
    tls.setSniRequired(false); // TL06
    certificates.onChange(store -> reload(tls, store));
    return tls;
  }

  private static void reload(SslContextFactory.Server tls, KeyStore store) {
    try {
      tls.reload(factory -> factory.setKeyStore(store));
    } catch (Exception e) {
      throw new IllegalStateException("the web server cannot use the new certificate", e);
    }
  }

  private static HttpConfiguration common(Config config) {
    HttpConfiguration common = new HttpConfiguration();
    common.setSendServerVersion(false);
    common.setSendXPoweredBy(false);
    common.setRequestHeaderSize(config.limits().header());
    common.setSecureScheme("https");
    SecureRequestCustomizer secure = new SecureRequestCustomizer();
    secure.setSniHostCheck(false);
    common.addCustomizer(secure);
    common.addCustomizer(new Forwarding(config.web().proxies()));
    return common;
  }

  /** A configuration of its own: HTTP/2 raises the buffer of one it shares with HTTP/1.1. */
  private static HttpConfiguration copy(HttpConfiguration common) {
    return new HttpConfiguration(common);
  }
}
