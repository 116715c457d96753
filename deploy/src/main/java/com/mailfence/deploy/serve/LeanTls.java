package com.mailfence.deploy.serve;

import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * TLS that leaves the connection inside it the buffer it asked for. The usual one raises it to a
 * whole TLS record, 20 kB off the heap, to save a copy; an HTTP/1.1 request pins that buffer for as
 * long as it waits, and tens of thousands of phones do nothing else.
 */
final class LeanTls extends SslConnectionFactory {
  LeanTls(SslContextFactory.Server tls, String next) {
    super(tls, next);
  }

  @Override
  protected SslConnection newSslConnection(
      Connector connector, EndPoint endPoint, SSLEngine engine) {
    return new LeanConnection(connector, endPoint, engine);
  }

  private final class LeanConnection extends SslConnection {
    LeanConnection(Connector connector, EndPoint endPoint, SSLEngine engine) {
      super(
          connector.getByteBufferPool(),
          connector.getExecutor(),
          getSslContextFactory(),
          endPoint,
          engine,
          isDirectBuffersForEncryption(),
          isDirectBuffersForDecryption());
    }

    @Override
    protected SslEndPoint newSslEndPoint() {
      return new LeanEndPoint();
    }

    private final class LeanEndPoint extends SslEndPoint {
      @Override
      public void setConnection(Connection connection) {
        if (connection instanceof AbstractConnection inside) {
          int asked = inside.getInputBufferSize();
          super.setConnection(connection);
          inside.setInputBufferSize(asked);
        } else {
          super.setConnection(connection);
        }
      }
    }
  }
}
