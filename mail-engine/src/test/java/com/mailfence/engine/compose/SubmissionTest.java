package com.mailfence.engine.compose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.Domain;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.mime.Content;
import com.mailfence.core.format.mime.Outgoing;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.item.Role;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.account.Brand;
import com.mailfence.engine.delivery.Delivery;
import com.mailfence.engine.delivery.Trace;
import com.mailfence.testbed.store.MemoryHouse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubmissionTest {
  private static final Instant NOW = Instant.parse("2026-03-01T22:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final MemoryHouse house = new MemoryHouse(CLOCK);
  private final Accounts accounts =
      new Accounts(house.directory, new Brand("Test", "example.test", "ex.test"), CLOCK);
  private final Account ann;
  private final Submission submission;
  private int nudges;
  private int tokens;

  SubmissionTest() {
    house.directory.put(new Domain("example.test", 0));
    ann = accounts.create("ann@example.test", "Ann Ä.", null);
    accounts.addAlias(ann, "a.n@example.test");
    accounts.create("bob@example.test", "", null);
    var desk = new Submission.Desk(house.store, house.blobs, house.notes, () -> nudges++);
    submission =
        new Submission(
            desk,
            accounts,
            new SendingLimits(5, 3, Delivery.LARGEST),
            () -> "token" + ++tokens,
            CLOCK);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void blindCopiesAreSeenByTheSenderAlone() throws IOException { // SEND-001, SEND-002, PG12
    String mail =
        "From: ann@example.test\r\nTo: x@other.test\r\nBcc: b@other.test,\r\n c@other.test\r\n"
            + "Cc: y@other.test\r\nBCC : d@other.test\r\n\r\nBcc: in the text\r\n";
    Receipt receipt = submission.submit(Order.of(ann).keeping(true), mail(mail));

    assertThat(receipt.recipients())
        .containsExactlyInAnyOrder(
            "x@other.test", "y@other.test", "b@other.test", "c@other.test", "d@other.test");
    assertThat(queued()).extracting(Dispatch::to).isEqualTo(receipt.recipients());
    assertThat(queued()).extracting(Dispatch::from).containsOnly("ann@example.test");
    assertThat(text(queued().get(0).content()))
        .doesNotContain("b@other.test", "c@other.test", "d@other.test")
        .contains("To: x@other.test", "Cc: y@other.test", "\r\n\r\nBcc: in the text\r\n");

    Item kept = sent().get(0);
    assertThat(kept).isEqualTo(receipt.kept());
    assertThat(kept.marks().read()).isTrue();
    assertThat(text(kept.bytes())).contains("b@other.test", "d@other.test");
    assertThat(((MailFacets) kept.facets()).bcc()).contains("c@other.test");
    assertThat(nudges).isEqualTo(1);
  }

  @Test
  void whatEveryMailMustHaveIsAdded() throws IOException {
    submission.submit(Order.of(ann), mail("To: x@other.test\r\n\r\ntext\r\n"));
    assertThat(text(queued().get(0).content()))
        .contains(
            "From: =?utf-8?B?QW5uIMOELg==?= <ann@example.test>\r\n",
            "Date: Sun, 1 Mar 2026 22:00:00 +0000\r\n",
            "Message-ID: <token1@example.test>\r\n");
    assertThat(sent()).isEmpty();
  }

  @Test
  void lineEndsAreStrictWhateverCame() throws IOException { // SM02
    submission.submit(
        Order.of(ann), mail("From: ann@example.test\nTo: x@other.test\n\na\rb\n.\nc\r\n"));
    String text = text(queued().get(0).content());
    assertThat(text).endsWith("\r\n\r\na\r\nb\r\n.\r\nc\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
  }

  @Test
  void theTraceIsOnTopAndTellsOfOneRecipientOnly() throws IOException {
    var trace = new Trace("mx.example.test", "ESMTPSA", "", "", "T1");
    String mail = "From: a.n@example.test\r\n\r\ntext\r\n";
    submission.submit(
        Order.of(ann).enveloped("ann@example.test", List.of("x@other.test"), trace), mail(mail));
    submission.submit(
        Order.of(ann).enveloped("", List.of("x@other.test", "y@other.test"), trace), mail(mail));
    assertThat(text(queued().get(0).content()))
        .startsWith("Received: by mx.example.test with ESMTPSA id T1\r\n\tfor <x@other.test>;\r\n");
    assertThat(text(queued().get(1).content()))
        .startsWith("Received: by mx.example.test with ESMTPSA id T1;\r\n");
    assertThat(queued().get(1).from()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: bob@example.test",
        "From: ann@example.test, bob@example.test",
        "From: ann@example.test\r\nFrom: bob@example.test",
        "From: ann@example.test\r\nFrom: ann@example.test",
        "From : bob@example.test",
        "From: friends: ann@example.test, bob@example.test;",
        "From: ann@example.test\r\nSender: bob@example.test",
        "From: \"ann@example.test\" <bob@example.test>",
        "From: ann@ex.test",
        "From: x@other.test",
        "From:",
        "From: Ann",
        "From: (ann@example.test) bob@example.test"
      })
  void nobodyWritesInAnothersName(String head) { // SM08, SM09, SHORT-006
    assertThatThrownBy(
            () -> submission.submit(Order.of(ann), mail(head + "\r\nTo: x@other.test\r\n\r\n")))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThat(queued()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: ann@example.test",
        "From: Ann <A.N@Example.test>",
        "From: ann+list@example.test",
        "From: ann@example.test, a.n@example.test\r\nSender: ann@example.test"
      })
  void oneWritesInAllOnesNames(String head) throws IOException { // ALIAS-002
    submission.submit(Order.of(ann), mail(head + "\r\nTo: x@other.test\r\n\r\n"));
    assertThat(queued()).hasSize(1);
  }

  @Test
  void theEnvelopeNamesTheSenderToo() { // SM08
    var trace = new Trace("mx.example.test", "ESMTPSA", "", "", "T1");
    Order order = Order.of(ann).enveloped("bob@example.test", List.of("x@other.test"), trace);
    assertThatThrownBy(() -> submission.submit(order, mail("From: ann@example.test\r\n\r\n")))
        .isInstanceOf(Refusal.Forbidden.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: none",
        "To: undisclosed-recipients:;",
        "To:",
        "To: x@other.test, broken",
        "To: x@other.test\r\nCc: nobody@",
        "To: garbage ;;"
      })
  void aMessageForNobodyOrSomebodyWhoIsNoneIsRefused(String head) { // SEND-003
    assertThatThrownBy(() -> submission.submit(Order.of(ann), mail(head + "\r\n\r\n")))
        .isInstanceOf(Refusal.Malformed.class);
    assertThat(queued()).isEmpty();
  }

  @Test
  void theKindOfWrongRecipientCanBeTold() {
    assertThatThrownBy(() -> submission.submit(Order.of(ann), mail("a: b\r\n\r\n")))
        .isInstanceOfSatisfying(
            Refusal.Malformed.class, e -> assertThat(e.where()).isEqualTo("recipients"));
    assertThatThrownBy(() -> submission.submit(Order.of(ann), mail("To: b@\r\n\r\n")))
        .isInstanceOfSatisfying(
            Refusal.Malformed.class, e -> assertThat(e.where()).isEqualTo("recipient"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nRCPT TO:x@d.test",
        "\"a\r\nRCPT TO:x\"@d.test",
        "a\u0000@d.test",
        "a b@d.test"
      })
  void anAddressCannotCarryACommand(String address) { // SM04
    var trace = new Trace("mx.example.test", "HTTP", "", "", "T1");
    Order order = Order.of(ann).enveloped("ann@example.test", List.of(address), trace);
    assertThatThrownBy(() -> submission.submit(order, mail("From: ann@example.test\r\n\r\n")))
        .isInstanceOf(Refusal.Malformed.class);
  }

  @Test
  void aRecipientNamedTwiceIsOne() throws IOException {
    submission.submit(
        Order.of(ann), mail("To: x@other.test, X@Other.test\r\nCc: x@other.test\r\n\r\n"));
    assertThat(queued()).hasSize(1);
  }

  @Test
  void recipientsHaveALimit() { // SMTP-004
    String many =
        String.join(", ", IntStream.range(0, 6).mapToObj(i -> "x" + i + "@other.test").toList());
    assertThatThrownBy(() -> submission.submit(Order.of(ann), mail("To: " + many + "\r\n\r\n")))
        .isInstanceOf(Refusal.Malformed.class);
  }

  @Test
  void messagesOfADayHaveALimit() throws IOException { // SMTP-001
    for (int i = 0; i < 3; i++) {
      submission.refuseIfSpent(ann.id());
      submission.submit(Order.of(ann), mail("To: x@other.test\r\n\r\n"));
    }
    assertThatThrownBy(() -> submission.refuseIfSpent(ann.id())).isInstanceOf(Refusal.Busy.class);
    assertThatThrownBy(() -> submission.submit(Order.of(ann), mail("To: x@other.test\r\n\r\n")))
        .isInstanceOfSatisfying(
            Refusal.Busy.class, e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofHours(2)));
    assertThat(queued()).hasSize(3);

    var desk = new Submission.Desk(house.store, house.blobs, house.notes, () -> {});
    Clock tomorrow = Clock.offset(CLOCK, Duration.ofHours(2));
    new Submission(
            desk, accounts, new SendingLimits(5, 3, Delivery.LARGEST), () -> "next", tomorrow)
        .submit(Order.of(ann), mail("To: x@other.test\r\n\r\n"));
    assertThat(queued()).hasSize(4);
  }

  @Test
  void aMessageSentAgainIsSentOnce() throws IOException { // SYNC-027
    var token = new Token("eas/D1", "m1");
    Order order = Order.of(ann).keeping(true).once(token);
    assertThat(submission.submit(order, mail("To: x@other.test\r\n\r\n")).again()).isFalse();
    assertThat(submission.submit(order, mail("To: x@other.test\r\n\r\n")).again()).isTrue();
    assertThat(queued()).hasSize(1);
    assertThat(sent()).hasSize(1);
    assertThat(nudges).isEqualTo(1);

    Order other = order.once(new Token("eas/D2", "m1"));
    assertThat(submission.submit(other, mail("To: x@other.test\r\n\r\n")).again()).isFalse();
  }

  @Test
  void theLastNamesOfAClientAreRemembered() {
    house.store.commit(
        Reader.owner(ann.id()),
        ann.id(),
        draft -> {
          for (int i = 0; i < 2 * SentBefore.REMEMBERED; i++) {
            assertThat(SentBefore.note(draft, ann.id(), new Token("c", "m" + i))).isTrue();
          }
          int last = 2 * SentBefore.REMEMBERED - 1;
          assertThat(SentBefore.note(draft, ann.id(), new Token("c", "m" + last))).isFalse();
          int oldest = SentBefore.REMEMBERED;
          assertThat(SentBefore.note(draft, ann.id(), new Token("c", "m" + oldest))).isFalse();
          return draft;
        });
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    for (String id : List.of("", "a\nb", "x".repeat(65))) {
      assertThatThrownBy(() -> new Token("c", id)).isInstanceOf(Refusal.Malformed.class);
    }
  }

  @Test
  void moreWorkSharesTheCommit() {
    Order order =
        Order.of(ann)
            .keeping(true)
            .also(
                draft -> {
                  throw new Refusal.NotFound("original");
                });
    assertThatThrownBy(() -> submission.submit(order, mail("To: x@other.test\r\n\r\n")))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(queued()).isEmpty();
    assertThat(sent()).isEmpty();
    assertThat(nudges).isZero();
  }

  @Test
  void aCopyThatDoesNotFitSendsNothing() { // LIMIT-001
    house.directory.put(ann.withQuota(10));
    assertThatThrownBy(
            () -> submission.submit(Order.of(ann).keeping(true), mail("To: x@other.test\r\n\r\n")))
        .isInstanceOf(Refusal.OverQuota.class);
    assertThat(queued()).isEmpty();
  }

  @Test
  void aMessageBeyondTheLimitIsRefused() { // LIMIT-002
    byte[] large = new byte[(int) Delivery.LARGEST + 1];
    byte[] head = "To: x@other.test\r\n\r\n".getBytes(UTF_8);
    System.arraycopy(head, 0, large, 0, head.length);
    Arrays.fill(large, head.length, large.length, (byte) 'x');
    assertThatThrownBy(() -> submission.submit(Order.of(ann), Outgoing.of(Content.of(large))))
        .isInstanceOf(Refusal.TooLarge.class);
  }

  private static Outgoing mail(String text) throws IOException {
    return Outgoing.of(Content.of(text.getBytes(UTF_8)));
  }

  private List<Dispatch> queued() {
    return house.outbox.due(NOW.plusSeconds(864_000), 1_000);
  }

  private List<Item> sent() {
    List<Item> all = new ArrayList<>();
    house.catalog.collections(Reader.house(), ann.id()).stream()
        .filter(c -> c.role() == Role.SENT)
        .forEach(
            c -> all.addAll(house.catalog.newest(Reader.house(), c.id(), Long.MAX_VALUE, 100)));
    return all;
  }

  private String text(ContentRef content) throws IOException {
    try (InputStream in = house.blobs.open(content)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
