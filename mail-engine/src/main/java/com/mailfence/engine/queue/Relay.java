package com.mailfence.engine.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.item.ContentRef;
import com.mailfence.core.store.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Hands messages to the smart host. RFC 5321, RFC 3207, RFC 4954 */
final class Relay {
  /** RFC 5321 s4.5.3.2 */
  private static final Duration ANSWER = Duration.ofMinutes(5);

  /** RFC 5321 s4.5.3.2.6: giving up sooner makes doubles. */
  private static final Duration LAST_ANSWER = Duration.ofMinutes(10);

  private final SmartHost host;
  private final String name;
  private final SSLContext tls;
  private final Blobs blobs;

  /**
   * @param name our own
   */
  Relay(SmartHost host, String name, SSLContext tls, Blobs blobs) {
    this.host = host;
    this.name = name;
    this.tls = tls;
    this.blobs = blobs;
  }

  @Override
  public String toString() {
    return host.toString();
  }

  String hostName() {
    return host.host();
  }

  /** One outcome for each recipient of the batch, in order. */
  List<Outcome> carry(Batch batch) {
    var voyage = new Voyage(batch);
    try (var channel = new Channel(host)) {
      voyage.run(channel);
      bye(channel);
    } catch (IOException e) {
      voyage.breakOff(e);
    }
    return voyage.outcomes();
  }

  private static void bye(Channel channel) {
    try {
      channel.ask("QUIT");
    } catch (IOException e) {
      // everything that matters has been said
    }
  }

  /** One message on its way. */
  private final class Voyage {
    private final Batch batch;
    private final List<Outcome> outcomes = new ArrayList<>();
    private boolean sent;

    Voyage(Batch batch) {
      this.batch = batch;
    }

    List<Outcome> outcomes() {
      return outcomes;
    }

    void breakOff(IOException e) {
      String doubt = sent ? "no answer to the message, which may have arrived: " : "";
      all(new Outcome.Deferred(host + ": " + doubt + e.getMessage()));
    }

    void run(Channel channel) throws IOException {
      Answer greeting = open(channel);
      if (!greeting.isPositive()) {
        // A host that does not want us today has said nothing about the message.
        all(new Outcome.Deferred(host + ": " + greeting.text()));
        return;
      }
      if (!envelope(channel, greeting)) {
        return;
      }
      Answer go = channel.ask("DATA");
      if (go.code() != 354) {
        accepted(go.isPositive() ? new Outcome.Deferred(go.text()) : go.outcome());
        return;
      }
      try (InputStream in = blobs.open(batch.content())) {
        DotStuffing.send(in, channel.out());
      }
      sent = true;
      channel.patience(LAST_ANSWER);
      accepted(channel.answer().outcome());
    }

    /** Everything up to the login; the last answer to EHLO, or the one that stopped us. */
    private Answer open(Channel channel) throws IOException {
      channel.patience(ANSWER);
      if (host.security() == SmartHost.Security.TLS) {
        channel.startTls(tls);
      }
      Answer answer = channel.answer();
      if (answer.isPositive()) {
        answer = channel.ask("EHLO " + name);
      }
      if (answer.isPositive() && host.security() == SmartHost.Security.STARTTLS) {
        if (!answer.offers("STARTTLS")) {
          throw new IOException("STARTTLS is not offered");
        }
        Answer start = channel.ask("STARTTLS");
        if (!start.isPositive()) {
          return start;
        }
        channel.startTls(tls);
        answer = channel.ask("EHLO " + name); // RFC 3207 s4.2, TL02
      }
      boolean login = !host.user().isEmpty() && host.security() != SmartHost.Security.NONE;
      if (answer.isPositive() && login) {
        Answer in = channel.ask("AUTH PLAIN " + credentials());
        return in.isPositive() ? answer : in;
      }
      return answer;
    }

    private String credentials() {
      String plain = "\0" + host.user() + "\0" + host.password();
      return Base64.getEncoder().encodeToString(plain.getBytes(UTF_8));
    }

    /**
     * @return whether anybody was accepted
     */
    private boolean envelope(Channel channel, Answer offers) throws IOException {
      Needs needs = needs(batch.content());
      boolean addresses =
          !isAscii(batch.from()) || !batch.recipients().stream().allMatch(Voyage::isAscii);
      if (addresses && !offers.offers("SMTPUTF8")) {
        all(new Outcome.Refused("5.6.7", "the next server takes no international addresses"));
        return false;
      }
      if (needs.eightBit() && !offers.offers("8BITMIME")) {
        all(new Outcome.Refused("5.6.3", "the next server takes ASCII only"));
        return false;
      }
      var mail = new StringBuilder("MAIL FROM:<").append(batch.from()).append('>');
      if (offers.offers("SIZE")) {
        mail.append(" SIZE=").append(batch.content().size());
      }
      if (offers.offers("8BITMIME")) {
        mail.append(needs.eightBit() ? " BODY=8BITMIME" : " BODY=7BIT");
      }
      if (offers.offers("SMTPUTF8") && (addresses || needs.international())) {
        mail.append(" SMTPUTF8");
      }
      Answer from = channel.ask(mail.toString());
      if (!from.isPositive()) {
        all(from.outcome());
        return false;
      }
      for (String to : batch.recipients()) {
        outcomes.add(channel.ask("RCPT TO:<" + to + ">").outcome());
      }
      return outcomes.stream().anyMatch(o -> o instanceof Outcome.Taken);
    }

    /** What holds for all recipients, whatever was said before. */
    private void all(Outcome outcome) {
      List<Outcome> before = List.copyOf(outcomes);
      outcomes.clear();
      outcomes.addAll(Collections.nCopies(batch.rows().size(), outcome));
      for (int i = 0; i < before.size(); i++) {
        if (before.get(i) instanceof Outcome.Refused refused) {
          outcomes.set(i, refused);
        }
      }
    }

    /** What holds for those who were accepted. */
    private void accepted(Outcome outcome) {
      outcomes.replaceAll(before -> before instanceof Outcome.Taken ? outcome : before);
    }

    private static boolean isAscii(String text) {
      return text.chars().allMatch(c -> c < 0x7f);
    }
  }

  private Needs needs(ContentRef content) throws IOException {
    try (InputStream in = blobs.open(content)) {
      return Needs.of(in);
    }
  }
}
