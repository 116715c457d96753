package com.mailfence.deploy.serve;

import com.mailfence.deploy.config.ListenSettings;
import com.mailfence.deploy.config.Listener;
import com.mailfence.deploy.rooms.House;
import com.mailfence.engine.compose.Submission;
import com.mailfence.engine.smtp.LineLimits;
import com.mailfence.engine.smtp.Service;
import com.mailfence.engine.smtp.SmtpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports that take mail, made from the rooms of the house. */
final class MailWing {
  private static final int SHARE_OF_ONE_NETWORK = 5;

  private final House house;
  private final SmtpServer server;
  private final Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();

  MailWing(House house, Submission submission, Certificates certificates) {
    this.house = house;
    int most = house.config().limits().mailConnections();
    var limits =
        new LineLimits(
            most,
            Math.max(1, most / SHARE_OF_ONE_NETWORK),
            LineLimits.usual().patience(),
            house.config().limits().stop());
    this.server =
        new SmtpServer(
            new SmtpServer.Rooms(
                house.delivery(),
                submission,
                house.accounts(),
                house.logins(),
                house.keep().blobs()),
            house.accounts().brand().smtpHost(),
            limits,
            certificates::context,
            house.clock());
  }

  void open() throws IOException {
    ListenSettings listen = house.config().listen();
    open("smtp", listen.smtp(), Service.INCOMING, false);
    open("submission", listen.submission(), Service.SUBMISSION, false);
    open("submissions", listen.submissions(), Service.SUBMISSION, true);
    open("lmtp", listen.lmtp(), Service.LMTP, false);
  }

  private void open(String name, Listener where, Service service, boolean tls) throws IOException {
    if (where.on()) {
      var wanted = new InetSocketAddress(where.bind(), where.port());
      addresses.put(name, (InetSocketAddress) server.open(service, tls, wanted));
    }
  }

  Map<String, InetSocketAddress> addresses() {
    return addresses;
  }

  void measure(Metrics metrics) {
    metrics.gauge("smtp.connections", "Open SMTP and LMTP connections", server::connections);
  }

  void stop() {
    server.close();
  }
}
