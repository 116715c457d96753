package com.mailfence.testbed.eas;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class LineTest {
  private static final char[] PASSWORD = "for-tests".toCharArray();

  /** The certificate was made by itself, and for another host. */
  private static SSLContext selfMade() throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = LineTest.class.getResourceAsStream("self-made.p12")) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void aCertificateThatTheServerMadeItselfIsTrusted() throws Exception {
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpsServer server = HttpsServer.create(anywhere, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(selfMade()));
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("MS-ASProtocolVersions", "14.1");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      URI uri = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
      Handset phone = Handset.phone(uri, new Handset.Login("ann", "p"), "SIM1", "14.1");
      Reply options = new EasClient(phone, Line.open()).options();
      assertThat(options.status()).isEqualTo(200);
      assertThat(options.header("ms-asprotocolversions")).isEqualTo("14.1");
    } finally {
      server.stop(0);
    }
  }
}
