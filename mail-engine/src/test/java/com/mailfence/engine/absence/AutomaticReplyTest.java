package com.mailfence.engine.absence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Group;
import com.mailfence.core.format.mime.Content;
import com.mailfence.core.format.mime.Form;
import com.mailfence.core.format.mime.Outgoing;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.engine.absence.Absence.State;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.account.Brand;
import com.mailfence.engine.compose.Order;
import com.mailfence.engine.compose.SendingLimits;
import com.mailfence.engine.compose.Submission;
import com.mailfence.engine.delivery.Delivery;
import com.mailfence.engine.delivery.Envelope;
import com.mailfence.engine.delivery.Parcel;
import com.mailfence.engine.delivery.Recipient;
import com.mailfence.engine.delivery.Sequel;
import com.mailfence.engine.delivery.Trace;
import com.mailfence.engine.folder.Folders;
import com.mailfence.testbed.clock.HandClock;
import com.mailfence.testbed.store.MemoryHouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutomaticReplyTest {
  private static final Words HELLO = new Words(true, "I am away.", false);

  private final HandClock clock = new HandClock();
  private final MemoryHouse house = new MemoryHouse(clock);
  private final AtomicInteger tokens = new AtomicInteger();
  private final Accounts accounts =
      new Accounts(house.directory, new Brand("Test", "test.example", ""), clock);
  private final Absences absences = new Absences(house.directory, house.notes);
  private final Delivery delivery =
      new Delivery(house.store, house.catalog, house.blobs, clock)
          .doing(
              new AutomaticReply(
                  absences,
                  new AutomaticReply.House(house.directory, accounts, house.catalog, house.blobs),
                  () -> "token" + tokens.incrementAndGet(),
                  clock));
  private Account bob;

  @BeforeEach
  void someone() {
    bob = account("bob@test.example");
    house.directory.addAlias(bob.id(), "b@test.example");
    away(State.ON);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Account account(String address) {
    AccountId id = house.account(address);
    new Folders(house.store, house.catalog).furnish(id);
    return house.directory.account(id).orElseThrow();
  }

  private void away(State state) {
    absences.set(
        bob,
        Absence.NONE
            .between(
                clock.instant().plus(Duration.ofDays(1)), clock.instant().plus(Duration.ofDays(3)))
            .in(state)
            .saying(Audience.INTERNAL, new Words(true, "Away, colleague.", false))
            .saying(Audience.KNOWN, new Words(true, "Away, friend.", false))
            .saying(Audience.UNKNOWN, HELLO));
  }

  private void comes(String from, String head) {
    try (Parcel parcel =
        delivery.open(
            new Envelope(
                from,
                List.of(new Recipient("bob@test.example", List.of(bob.id()))),
                new Trace("mx.test.example", "ESMTP", "", "", "T")))) {
      byte[] mail =
          ("From: <"
                  + from
                  + ">\r\nMessage-ID: <m"
                  + tokens.incrementAndGet()
                  + "@x>\r\n"
                  + head
                  + "\r\nHi\r\n")
              .getBytes(UTF_8);
      parcel.write(mail, 0, mail.length);
      assertThat(parcel.deliver(Parcel.Manner.EACH, Sequel.NONE)).hasSize(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Dispatch> replies() {
    return house.outbox.due(clock.instant(), 100);
  }

  private String reply() throws IOException {
    Dispatch only = replies().get(replies().size() - 1);
    try (InputStream in = house.blobs.open(only.content())) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void aPersonIsAnsweredUnderTheEmptySender() throws IOException {
    comes("ann@other.example", "To: bob@test.example\r\nSubject: Lunch\r\n"); // SET-011
    assertThat(replies())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.from()).isEmpty();
              assertThat(row.to()).isEqualTo("ann@other.example");
            });
    assertThat(reply())
        .contains("To: ann@other.example", "Subject: Auto: Lunch", "Auto-Submitted: auto-replied")
        .contains("In-Reply-To: <m1@x>", "I am away.");
  }

  @Test
  void aSenderIsToldOnceInSevenDays() {
    for (int i = 0; i < 3; i++) {
      comes("ann@other.example", "To: b@test.example\r\n");
      comes("ANN@other.example", "Cc: Bob <BOB@test.example>\r\n");
    }
    assertThat(replies()).hasSize(1);
    comes("eve@other.example", "To: bob@test.example\r\n");
    assertThat(replies()).hasSize(2);
    clock.forward(Duration.ofDays(7));
    comes("ann@other.example", "To: bob@test.example\r\n");
    assertThat(replies()).hasSize(3);
    absences.set(bob, absences.of(bob)); // set anew, told anew
    comes("ann@other.example", "To: bob@test.example\r\n");
    assertThat(replies()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-generated",
        "Precedence: bulk",
        "Precedence: list",
        "List-Id: <l.example.org>",
        "List-Unsubscribe: <mailto:x@example.org>",
        "X-Auto-Response-Suppress: OOF"
      })
  void whatNoPersonWroteIsNotAnswered(String field) {
    comes("ann@other.example", "To: bob@test.example\r\n" + field + "\r\n"); // RFC 3834 s2
    assertThat(replies()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "MAILER-DAEMON@other.example",
        "owner-list@other.example",
        "list-request@other.example",
        "bounce-17@other.example",
        "bob@test.example",
        "b@test.example"
      })
  void machinesAndTheUserAreNotAnswered(String from) {
    comes(from, "To: bob@test.example\r\n");
    assertThat(replies()).isEmpty();
  }

  @Test
  void mailThatDoesNotNameTheUserIsNotAnswered() {
    house.directory.put(new Group("all@test.example", "All", List.of("bob@test.example")));
    comes("ann@other.example", "To: all@test.example\r\n");
    comes("ann@other.example", "");
    assertThat(replies()).isEmpty();
  }

  @Test
  void beforeAndAfterItsTimeNothingIsSaid() {
    away(State.BETWEEN); // SET-009
    comes("ann@other.example", "To: bob@test.example\r\n");
    assertThat(replies()).isEmpty();
    clock.forward(Duration.ofDays(2));
    comes("ann@other.example", "To: bob@test.example\r\n");
    assertThat(replies()).hasSize(1);
    clock.forward(Duration.ofDays(2));
    comes("eve@other.example", "To: bob@test.example\r\n");
    assertThat(replies()).hasSize(1);
    absences.set(bob, absences.of(bob).in(State.OFF));
    comes("eve@other.example", "To: bob@test.example\r\n");
    assertThat(replies()).hasSize(1);
  }

  @Test
  void eachAudienceHearsItsOwn() throws IOException {
    account("carl@test.example");
    comes("carl@test.example", "To: bob@test.example\r\n"); // [MS-ASCMD] R3514
    assertThat(reply()).contains("Away, colleague.");
    writes("ann@other.example", "first@test.example");
    comes("ann@other.example", "To: bob@test.example\r\nIn-Reply-To: <first@test.example>\r\n");
    assertThat(reply()).contains("Away, friend.");
    comes("eve@other.example", "To: bob@test.example\r\nIn-Reply-To: <else@test.example>\r\n");
    assertThat(reply()).contains("I am away.");
    absences.set(bob, absences.of(bob).saying(Audience.UNKNOWN, HELLO.turned(false)));
    int before = replies().size();
    comes("joe@other.example", "To: bob@test.example\r\n");
    assertThat(replies()).hasSize(before);
  }

  private void writes(String to, String id) throws IOException {
    var desk = new Submission.Desk(house.store, house.blobs, house.notes, () -> {});
    var submission =
        new Submission(
            desk, accounts, SendingLimits.usual(), () -> "t" + tokens.incrementAndGet(), clock);
    String mail = "From: bob@test.example\r\nTo: " + to + "\r\nMessage-ID: <" + id + ">\r\n\r\nHi";
    submission.submit(Order.of(bob).keeping(true), Outgoing.of(Content.of(mail.getBytes(UTF_8))));
  }

  @Test
  void anEmptyTextIsTheUsualOneAndAPageHasPlainTextBesideIt() throws IOException {
    absences.set(bob, Absence.NONE.in(State.ON).saying(Audience.UNKNOWN, HELLO.turned(true)));
    absences.set(
        bob, absences.of(bob).saying(Audience.UNKNOWN, new Words(true, "  ", false))); // SET-010
    comes("ann@other.example", "To: bob@test.example\r\n");
    assertThat(reply()).contains("I am away at present");
    absences.set(
        bob, absences.of(bob).saying(Audience.UNKNOWN, new Words(true, "<p>Gone</p>", true)));
    comes("ann@other.example", "To: bob@test.example\r\n");
    assertThat(reply()).contains("<p>Gone</p>", "text/plain", "\r\nGone");
    assertThat(new Words(true, "<p>Gone &amp; away</p>", true).in(Form.PLAIN))
        .isEqualTo("Gone & away");
  }

  @Test
  void whatIsSetIsKeptAndWhatMakesNoSenseRefused() {
    Absence set =
        new Absence(
            State.BETWEEN,
            clock.instant(),
            clock.instant().plus(Duration.ofDays(1)),
            "Süß = \n%",
            Map.of(Audience.KNOWN, new Words(false, "a=b\nc", true)));
    absences.set(bob, set);
    assertThat(absences.of(bob)).isEqualTo(set);
    assertThatThrownBy(() -> Absence.NONE.in(State.BETWEEN)).isInstanceOf(Refusal.Malformed.class);
    assertThatThrownBy(() -> new Words(true, "x".repeat(32_769), false))
        .isInstanceOf(Refusal.TooLarge.class);
  }
}
