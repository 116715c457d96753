package com.mailfence.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.core.outbox.Outbox;
import com.mailfence.core.store.Store;
import com.mailfence.core.store.Work;
import com.mailfence.engine.queue.SmartHost.Security;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class RemoteRoundTest {
  private final Office office = new Office();
  private final FakeHost host = new FakeHost();

  RemoteRoundTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    host.close();
    office.close();
  }

  @Test
  void withoutASmartHostMailForOthersWaits() {
    office.send("x@other.test", "text\r\n");
    office.work(null);
    assertThat(office.queued())
        .singleElement()
        .extracting(Dispatch::trouble)
        .asString()
        .contains("no smart host");
    assertThat(office.queued().get(0).attempts()).isZero();

    office.clock.forward(Timetable.NO_WAY);
    office.work(host.smartHost(Security.NONE, ""));
    assertThat(office.queued()).isEmpty();
  }

  @Test
  void whatWaitedForFiveDaysIsReported() { // SEND-008
    office.send("x@other.test", "text\r\n");
    office.work(null);
    office.clock.forward(Timetable.PATIENCE.minusMinutes(10));
    office.work(null);
    assertThat(office.inbox(office.ann)).isEmpty();
    office.clock.forward(Duration.ofMinutes(11));
    office.work(null);
    assertThat(office.text(office.inbox(office.ann).get(0)))
        .contains("Status: 4.4.7\r\n", "x@other.test");
    assertThat(office.queued()).isEmpty();
  }

  @Test
  void aMessageIsHandedOnInsideTlsAfterLogin() {
    office.send("ann@example.test", List.of("x@other.test", "y@other.test"), ".dot\r\n..\r\nlast");
    office.work(host.smartHost(Security.STARTTLS, "relay"));
    assertThat(host.heard)
        .startsWith("EHLO mx.example.test", "STARTTLS", "EHLO mx.example.test")
        .contains(
            "AUTH PLAIN AHJlbGF5AHNlY3JldA==",
            "RCPT TO:<x@other.test>",
            "RCPT TO:<y@other.test>",
            "..dot",
            "...",
            "last",
            ".")
        .anyMatch(line -> line.matches("MAIL FROM:<ann@example.test> SIZE=\\d+ BODY=7BIT"))
        .endsWith(".", "QUIT");
    assertThat(office.queued()).isEmpty();
  }

  @Test
  void twoNodesThatSawTheSameRowHandItOnOnce() { // I8, ST08
    office.send("x@other.test", "text\r\n");
    var seen = office.queued();
    SmartHost smartHost = host.smartHost(Security.NONE, "");
    assertThat(office.house.outbox.claim(seen, office.clock.instant().plusSeconds(600)))
        .hasSize(1); // what the other node does first
    office
        .shift(office.given(office.house.store, new Behind(office.house.outbox, seen)), smartHost)
        .look();
    assertThat(host.heard).isEmpty();
    assertThat(office.queued()).hasSize(1);
  }

  /** An outbox as it was a moment ago, before the other node looked. */
  private record Behind(Outbox outbox, List<Dispatch> seen) implements Outbox {
    @Override
    public List<Dispatch> due(Instant now, int limit) {
      return seen;
    }

    @Override
    public Optional<Instant> nextDue() {
      return outbox.nextDue();
    }

    @Override
    public List<Dispatch> claim(List<Dispatch> rows, Instant until) {
      return outbox.claim(rows, until);
    }

    @Override
    public boolean later(Dispatch held, int attempts, Instant due, String trouble) {
      return outbox.later(held, attempts, due, trouble);
    }

    @Override
    public long size() {
      return outbox.size();
    }
  }

  @Test
  void withoutTlsNothingIsSaid() {
    host.says("EHLO", "250-fake\r\n250 SIZE");
    office.send("x@other.test", "text\r\n");
    office.work(host.smartHost(Security.STARTTLS, "relay"));
    assertThat(host.heard).containsExactly("EHLO mx.example.test");
    assertThat(office.queued().get(0).trouble()).contains("STARTTLS is not offered");
  }

  @Test
  void whatIsSaidAheadOfTlsIsNotBelieved() { // TL02
    host.says("STARTTLS", "220 go\r\n250 injected");
    office.send("x@other.test", "text\r\n");
    office.work(host.smartHost(Security.STARTTLS, "relay"));
    assertThat(host.heard).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    assertThat(office.queued()).hasSize(1);
  }

  @Test
  void aCertificateOfAnotherNameIsNotTrusted() { // TL07
    office.send("x@other.test", "text\r\n");
    SmartHost real = host.smartHost(Security.STARTTLS, "relay");
    office.work(new SmartHost("localhost", real.port(), Security.STARTTLS, "relay", "secret"));
    assertThat(host.heard).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    assertThat(office.queued().get(0).trouble()).startsWith("localhost:");
  }

  @Test
  void aLoginThatIsRefusedIsNotTheSendersFault() {
    host.says("AUTH", "535 5.7.8 no");
    office.send("x@other.test", "text\r\n");
    office.work(host.smartHost(Security.STARTTLS, "relay"));
    assertThat(office.queued().get(0).trouble()).contains("535 5.7.8 no");
    assertThat(office.inbox(office.ann)).isEmpty();
  }

  @Test
  void inClearNoLoginIsSent() {
    office.send("x@other.test", "text\r\n");
    office.work(host.smartHost(Security.NONE, "relay"));
    assertThat(host.heard).noneMatch(line -> line.startsWith("AUTH"));
    assertThat(office.queued()).isEmpty();
  }

  @Test
  void whatIsDeferredIsTriedAgainLaterAndLater() {
    host.says("RCPT", "450 4.2.0 greylisted");
    office.send("x@other.test", "text\r\n");
    SmartHost way = host.smartHost(Security.NONE, "");
    office.work(way);
    Dispatch row = office.queued().get(0);
    assertThat(row.attempts()).isEqualTo(1);
    assertThat(row.trouble()).isEqualTo("450 4.2.0 greylisted");
    assertThat(row.due()).isEqualTo(office.clock.instant().plusSeconds(60));

    office.work(way);
    assertThat(host.heard.stream().filter(line -> line.startsWith("RCPT"))).hasSize(1);
    office.clock.forward(Duration.ofMinutes(1));
    office.work(way);
    row = office.queued().get(0);
    assertThat(row.attempts()).isEqualTo(2);
    assertThat(row.due()).isEqualTo(office.clock.instant().plusSeconds(300));

    host.says("RCPT", "250 ok");
    office.clock.forward(Duration.ofMinutes(5));
    office.work(way);
    assertThat(office.queued()).isEmpty();
  }

  @Test
  void oneRefusedRecipientIsReportedAndTheOtherServed() { // SEND-008
    host.says("RCPT TO:<gone", "550 5.1.1 no such user");
    office.send("ann@example.test", List.of("gone@other.test", "x@other.test"), "text\r\n");
    office.work(host.smartHost(Security.NONE, ""));
    assertThat(office.queued()).isEmpty();
    assertThat(host.heard).contains("text", ".");
    assertThat(office.text(office.inbox(office.ann).get(0)))
        .contains(
            "Final-Recipient: rfc822; gone@other.test\r\nAction: failed\r\nStatus: 5.1.1\r\n"
                + "Remote-MTA: dns; 127.0.0.1\r\n"
                + "Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n")
        .doesNotContain("rfc822; x@other.test");
  }

  @Test
  void aRefusedMessageIsReportedForAll() {
    host.says(".", "554 5.7.1 spam");
    office.send("ann@example.test", List.of("x@other.test", "y@other.test"), "text\r\n");
    office.work(host.smartHost(Security.NONE, ""));
    assertThat(office.queued()).isEmpty();
    assertThat(office.text(office.inbox(office.ann).get(0)))
        .contains("rfc822; x@other.test", "rfc822; y@other.test", "554 5.7.1 spam");
  }

  @Test
  void anAnswerThatNeverCameIsADoubtAndToldSo() { // SM22
    host.says(".", FakeHost.HANG_UP);
    office.send("x@other.test", "text\r\n");
    office.work(host.smartHost(Security.NONE, ""));
    assertThat(office.queued().get(0).trouble()).contains("may have arrived");
  }

  @Test
  void aHostThatIsAwayIsTriedAgain() throws IOException {
    SmartHost way = host.smartHost(Security.NONE, "");
    host.close();
    office.send("x@other.test", "text\r\n");
    office.work(way);
    assertThat(office.queued().get(0).attempts()).isEqualTo(1);
  }

  @Test
  void whatTheNextStationHasItDoesNotGetAgain() { // I8
    office.send("x@other.test", "text\r\n");
    SmartHost way = host.smartHost(Security.NONE, "");
    var flaky = new FlakyStore(office.house.store);
    Shift shift = office.shift(office.given(flaky, office.house.outbox), way);
    flaky.broken = true;
    shift.look();
    assertThat(office.queued()).hasSize(1);
    flaky.broken = false;
    office.clock.forward(Timetable.UNDER_WAY);
    shift.look();
    assertThat(office.queued()).isEmpty();
    assertThat(host.heard.stream().filter(line -> line.equals("DATA"))).hasSize(1);
  }

  @Test
  void aMessageOnItsWayIsNotTakenByAnother() {
    office.send("x@other.test", "text\r\n");
    var rooms = new Courier.Rooms(office.given(), office.way(null), () -> {});
    Shift never = Courier.shift(rooms, new Shift.Hands(task -> {}, task -> {}));
    assertThat(never.look()).isEqualTo(1);
    office.work(host.smartHost(Security.NONE, ""));
    assertThat(host.heard).isEmpty();
    office.clock.forward(Timetable.UNDER_WAY);
    office.work(host.smartHost(Security.NONE, ""));
    assertThat(office.queued()).isEmpty();
  }

  @Test
  void whatTheNextStationCannotCarryIsReported() {
    host.says("EHLO", "250-fake\r\n250 SIZE");
    office.send("x@other.test", "t\u00e4xt\r\n");
    office.send("\u00fc@other.test", "text\r\n");
    office.work(host.smartHost(Security.NONE, ""));
    assertThat(office.queued()).isEmpty();
    assertThat(office.text(office.inbox(office.ann).get(1))).contains("Status: 5.6.3");
    assertThat(office.text(office.inbox(office.ann).get(0)))
        .contains("Status: 5.6.7", "Final-Recipient: utf-8; \u00fc@other.test");
    assertThat(host.heard).noneMatch(line -> line.startsWith("MAIL"));
  }

  @Test
  void whatTheNextStationCanCarryIsAskedFor() {
    office.send("\u00fc@other.test", "t\u00e4xt\r\n");
    office.work(host.smartHost(Security.NONE, ""));
    assertThat(host.heard)
        .anyMatch(line -> line.startsWith("MAIL") && line.endsWith(" BODY=8BITMIME SMTPUTF8"));
    assertThat(office.queued()).isEmpty();
  }

  /** A store that can be out of order. */
  private static final class FlakyStore implements Store {
    private final Store store;
    private volatile boolean broken;

    FlakyStore(Store store) {
      this.store = store;
    }

    @Override
    public <T> T commit(Reader who, Set<AccountId> accounts, Work<T> work) {
      if (broken) {
        throw new Refusal.Busy("the database", Duration.ZERO);
      }
      return store.commit(who, accounts, work);
    }
  }
}
