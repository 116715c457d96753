package com.mailfence.deploy.serve;

import com.mailfence.core.format.mime.Tokens;
import com.mailfence.deploy.config.Setup;
import com.mailfence.deploy.config.SmartHostSettings;
import com.mailfence.deploy.rooms.House;
import com.mailfence.deploy.rooms.RandomTokens;
import com.mailfence.engine.compose.SendingLimits;
import com.mailfence.engine.compose.Submission;
import com.mailfence.engine.queue.Courier;
import com.mailfence.engine.queue.SmartHost;
import com.mailfence.persistence.Persistence;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Where messages leave: the desk that takes them in and the courier that carries them. */
final class SendingWing {
  private final Tokens tokens;
  private final Submission submission;
  private final Courier courier;

  SendingWing(House house) throws NoSuchAlgorithmException {
    Persistence keep = house.keep();
    this.tokens = new RandomTokens(house.random());
    var bell = new Courier.Bell();
    this.submission =
        new Submission(
            new Submission.Desk(keep.store(), keep.blobs(), keep.notes(), bell::ring),
            house.accounts(),
            limits(house.delivery().largest()),
            tokens,
            house.clock());
    this.courier =
        new Courier(
            new Courier.House(
                keep.store(), keep.outbox(), keep.blobs(), house.delivery(), house.accounts()),
            new Courier.Way(
                house.accounts().brand().smtpHost(),
                smartHost(house.config().smartHost()),
                SSLContext.getDefault(),
                tokens,
                house.clock()),
            bell);
  }

  private static SendingLimits limits(long largest) {
    SendingLimits usual = SendingLimits.usual();
    return new SendingLimits(usual.recipients(), usual.messages(), largest);
  }

  private static @Nullable SmartHost smartHost(SmartHostSettings settings) {
    if (settings.host().isEmpty()) {
      return null;
    }
    SmartHost.Security security =
        switch (settings.tls()) {
          case "tls" -> SmartHost.Security.TLS;
          case "none" -> SmartHost.Security.NONE;
          default -> SmartHost.Security.STARTTLS;
        };
    return new SmartHost(
        settings.host(),
        settings.port(),
        security,
        settings.user(),
        Setup.password(settings.password(), settings.passwordFile()));
  }

  Tokens tokens() {
    return tokens;
  }

  Submission submission() {
    return submission;
  }

  void measure(Metrics metrics) {
    metrics.gauge("outbox.lost", "Recipients whose message was lost in the store", courier::lost);
  }

  void start() {
    courier.start();
  }

  void stop() {
    courier.close();
  }
}
