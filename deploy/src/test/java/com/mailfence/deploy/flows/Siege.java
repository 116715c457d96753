package com.mailfence.deploy.flows;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Hierarchy;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/**
 * A town whose server is used by people who mean harm. An honest phone is served between them; in
 * the end nothing was met that the house calls a bug, and everything counts right. I11, I12
 */
final class Siege {
  /** No single question may hold a client up for longer, on a busy machine. */
  static final long PATIENCE_MILLIS = 5_000;

  final Town town;
  private final Noting noting = new Noting();
  private int letters;

  /** Keeps what is logged as an error. */
  private static final class Noting extends AppenderBase<ILoggingEvent> {
    private final Queue<String> bugs = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
        bugs.add(event.getLoggerName() + ": " + event.getFormattedMessage());
      }
    }
  }

  Siege(Path data) throws Exception {
    town = new Town(data, "limits.idle=2s", "eas.least_heartbeat=1s", "login.failures=100000");
    noting.start();
    root().addAppender(noting);
    town.account("honest");
    town.account("eve");
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  InetSocketAddress address(String listener) {
    return town.open().service.addresses().get(listener);
  }

  /** A mail comes in and the honest phone has it, soon. */
  void anHonestPhoneIsServed() throws Exception {
    String subject = "letter " + ++letters;
    long begin = System.nanoTime();
    town.deliver(Town.letter(subject), "honest");
    EasClient honest = town.phone("honest", "honest", "16.1");
    String inbox = honest.folder(Hierarchy.INBOX);
    assertThat(honest.sync(inbox).added()).hasSize(letters);
    assertThat(Town.subjects(honest, inbox)).contains(subject);
    assertThat(honest.complaints()).isEmpty();
    assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(PATIENCE_MILLIS);
  }

  /** Ends it and sees that everything is whole. */
  void end() throws Exception {
    List<String> findings = new ArrayList<>();
    town.open().house.keep().upkeep().verify(true, f -> findings.add(f.toString()), (a, b) -> {});
    int waiting = town.waiting();
    long outgoing = town.open().house.keep().outbox().size();
    root().detachAppender(noting);
    town.stop();
    assertThat(findings).isEmpty();
    assertThat(noting.bugs).isEmpty();
    assertThat(waiting).isZero();
    assertThat(outgoing).isZero();
  }
}
