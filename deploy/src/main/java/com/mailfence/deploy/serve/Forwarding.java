package com.mailfence.deploy.serve;

import com.mailfence.deploy.config.Network;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Believes a trusted proxy, and nobody else, on where a request comes from and whether it came over
 * TLS. Of the addresses in X-Forwarded-For the last that is no proxy counts: those before it are
 * the client's own words, and whoever believes them lets it choose whom the login limit counts.
 */
final class Forwarding implements HttpConfiguration.Customizer {
  private final List<Network> proxies;

  Forwarding(List<Network> proxies) {
    this.proxies = proxies;
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable answer) {
    ConnectionMetaData connection = request.getConnectionMetaData();
    boolean proxied =
        connection.getRemoteSocketAddress() instanceof InetSocketAddress peer
            && isProxy(peer.getAddress());
    if (!proxied) {
      return request;
    }
    String scheme = request.getHeaders().get(HttpHeader.X_FORWARDED_PROTO);
    boolean secure = scheme == null ? request.isSecure() : scheme.equalsIgnoreCase("https");
    SocketAddress client =
        client(request.getHeaders()).orElseGet(connection::getRemoteSocketAddress);
    return new Forwarded(request, client, secure);
  }

  private boolean isProxy(InetAddress address) {
    return proxies.stream().anyMatch(network -> network.contains(address));
  }

  private Optional<SocketAddress> client(HttpFields fields) {
    List<String> hops = fields.getCSV(HttpHeader.X_FORWARDED_FOR, false);
    SocketAddress nearest = null;
    for (int i = hops.size() - 1; i >= 0; i--) {
      Optional<InetAddress> hop = Network.address(withoutPort(hops.get(i)));
      if (hop.isEmpty()) {
        break;
      }
      nearest = new InetSocketAddress(hop.get(), 0);
      if (!isProxy(hop.get())) {
        break;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** Some proxies write {@code 192.0.2.1:4711} and {@code [2001:db8::1]:4711}. */
  private static String withoutPort(String hop) {
    int bracket = hop.indexOf(']');
    if (hop.startsWith("[") && bracket > 0) {
      return hop.substring(1, bracket);
    }
    int colon = hop.indexOf(':');
    return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
  }

  /** A request as it reached the proxy. */
  private static final class Forwarded extends Request.Wrapper {
    private final HttpURI uri;
    private final ConnectionMetaData connection;

    Forwarded(Request request, SocketAddress client, boolean secure) {
      super(request);
      this.uri = HttpURI.build(request.getHttpURI()).scheme(secure ? "https" : "http");
      this.connection =
          new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
            @Override
            public boolean isSecure() {
              return secure;
            }

            @Override
            public SocketAddress getRemoteSocketAddress() {
              return client;
            }
          };
    }

    @Override
    public HttpURI getHttpURI() {
      return uri;
    }

    @Override
    public boolean isSecure() {
      return connection.isSecure();
    }

    @Override
    public ConnectionMetaData getConnectionMetaData() {
      return connection;
    }
  }
}
