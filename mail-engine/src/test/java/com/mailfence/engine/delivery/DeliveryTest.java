package com.mailfence.engine.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewItem;
import com.mailfence.engine.folder.Folders;
import com.mailfence.testbed.store.MemoryHouse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeliveryTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Trace TRACE =
      new Trace("mx.example.test", "ESMTPS", "mail.other.test", "192.0.2.7", "T1");

  private final MemoryHouse house = new MemoryHouse(Clock.fixed(NOW, ZoneOffset.UTC));
  private final Delivery delivery =
      new Delivery(house.store, house.catalog, house.blobs, Clock.fixed(NOW, ZoneOffset.UTC));
  private final AccountId ann = house.account("ann@example.test");
  private final AccountId bob = house.account("bob@example.test");

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aMessageLiesInTheInboxWithItsTraceOnTop() throws IOException {
    List<Fate> fates = deliver(mail("ann@example.test", "Hello"), to("ann+shop@example.test", ann));

    assertThat(fates).singleElement().isInstanceOf(Fate.Stored.class);
    Item item = inbox(ann).get(0);
    assertThat(text(item))
        .isEqualTo(
            "Return-Path: <eve@other.test>\r\n"
                + "Delivered-To: ann+shop@example.test\r\n" // PLUS-002
                + "Received: from mail.other.test ([192.0.2.7])\r\n"
                + "\tby mx.example.test with ESMTPS id T1\r\n"
                + "\tfor <ann+shop@example.test>;\r\n"
                + "\tSun, 1 Mar 2026 10:00:00 +0000\r\n"
                + mail("ann@example.test", "Hello"));
    assertThat(item.received()).isEqualTo(NOW);
    assertThat(item.key()).isEqualTo("Hello@other.test");
    assertThat(((MailFacets) item.facets()).subject()).isEqualTo("Hello");
    assertThat(((MailFacets) item.facets()).preview()).isEqualTo("Hello, text");
  }

  @Test
  void recipientsTheMessageNamesShareItsBytes() throws IOException {
    deliver(
        mail("Ann <ANN@example.test>, bob@example.test", "Both"),
        to("ann@example.test", ann),
        to("bob@example.test", bob));
    assertThat(inbox(ann).get(0).bytes()).isEqualTo(inbox(bob).get(0).bytes());
    assertThat(text(inbox(ann).get(0))).doesNotContain("Delivered-To", "for <");
  }

  @Test
  void aHiddenRecipientSeesItsOwnAddressAndNobodyElseDoes() throws IOException { // SEND-001
    deliver(
        mail("ann@example.test, xbob+tag@example.test", "Hidden"),
        to("ann@example.test", ann),
        to("bob+tag@example.test", bob));
    assertThat(text(inbox(ann).get(0))).doesNotContain(" bob+tag@");
    assertThat(text(inbox(bob).get(0)))
        .startsWith("Return-Path: <eve@other.test>\r\nDelivered-To: bob+tag@example.test\r\n");
  }

  @Test
  void anAccountReachedTwiceHasTheMessageOnce() throws IOException {
    List<Fate> fates =
        deliver(
            mail("ann@example.test", "Once"),
            to("ann@example.test", ann),
            to("team@example.test", ann, bob));
    assertThat(fates).hasSize(2).allMatch(fate -> fate instanceof Fate.Stored);
    assertThat(inbox(ann)).hasSize(1);
    assertThat(inbox(bob)).hasSize(1);
  }

  @Test
  void oneFullMailboxDoesNotFailTheOthers() throws IOException { // LIMIT-004
    fill(bob);
    List<Fate> fates =
        deliver(
            mail("x@example.test", "Mixed"),
            to("ann@example.test", ann),
            to("bob@example.test", bob));
    assertThat(fates.get(0)).isInstanceOf(Fate.Stored.class);
    assertThat(((Fate.Refused) fates.get(1)).why()).isInstanceOf(Refusal.OverQuota.class);
    assertThat(inbox(ann)).hasSize(1);
    assertThat(inbox(bob)).isEmpty();
  }

  @Test
  void aGroupTellsWhoMissedTheMessage() throws IOException {
    fill(bob);
    List<Fate> fates = deliver(mail("t@example.test", "Team"), to("t@example.test", ann, bob));
    assertThat(((Fate.Stored) fates.get(0)).missed()).containsExactly(bob);
  }

  @Test
  void whereOneAnswerMustDoAMixedFateChangesNothing() throws IOException { // SM11
    fill(bob);
    var envelope =
        new Envelope(
            "eve@other.test",
            List.of(to("ann@example.test", ann), to("bob@example.test", bob)),
            TRACE);
    try (Parcel parcel = delivery.open(envelope)) {
      byte[] bytes = mail("ann@example.test", "Mixed").getBytes(UTF_8);
      parcel.write(bytes, 0, bytes.length);
      assertThatThrownBy(() -> parcel.deliver(Parcel.Manner.TOGETHER, Sequel.NONE))
          .isInstanceOf(Refusal.Busy.class);
    }
    assertThat(inbox(ann)).isEmpty();
  }

  @Test
  void anAccountThatIsGoneIsRefused() throws IOException { // ST05
    house.directory.removeAccount(bob);
    List<Fate> fates = deliver(mail("b@example.test", "Late"), to("bob@example.test", bob));
    assertThat(((Fate.Refused) fates.get(0)).why()).isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void aMessageThatGoesRoundEnds() throws IOException { // SM14
    String stations = "Received: by a; x\r\n";
    String mail = mail("ann@example.test", "Round");
    assertThat(deliver(stations.repeat(100) + mail, to("ann@example.test", ann)).get(0))
        .isInstanceOf(Fate.Stored.class);
    assertThat(deliver(stations.repeat(101) + mail, to("ann@example.test", ann)).get(0))
        .isInstanceOf(Fate.Looped.class);
    assertThat(inbox(ann)).hasSize(1);
  }

  @Test
  void oneByteMoreThanTheLimitIsTooLarge() throws IOException { // LIMIT-003
    byte[] tenth = new byte[(int) (Delivery.LARGEST / 10)];
    Arrays.fill(tenth, (byte) 'x');
    var envelope = new Envelope("", List.of(to("ann@example.test", ann)), TRACE);
    try (Parcel parcel = delivery.open(envelope)) {
      for (int i = 0; i < 10; i++) {
        parcel.write(tenth, 0, tenth.length);
      }
      assertThatThrownBy(() -> parcel.write(tenth, 0, 1)).isInstanceOf(Refusal.TooLarge.class);
    }
    assertThat(inbox(ann)).isEmpty();
  }

  @Test
  void answersJoinTheConversation() throws IOException { // THREAD-001
    deliver(mail("ann@example.test", "First"), to("ann@example.test", ann));
    deliver(answer("Second", "In-Reply-To: <First@other.test>"), to("ann@example.test", ann));
    deliver(
        answer("Third", "References: <Lost@other.test> <Second@other.test> <Gone@other.test>"),
        to("ann@example.test", ann));
    deliver(mail("ann@example.test", "Other"), to("ann@example.test", ann));

    List<Long> threads = inbox(ann).stream().map(Item::thread).toList();
    assertThat(threads.subList(1, 4)).containsOnly(threads.get(3));
    assertThat(threads.get(0)).isNotEqualTo(threads.get(1));
  }

  @Test
  void theRootOfALongChainIsStillFound() throws IOException {
    deliver(mail("ann@example.test", "Root"), to("ann@example.test", ann));
    var references = new StringBuilder("References: <Root@other.test>");
    for (int i = 0; i < 40; i++) {
      references.append("\r\n <lost").append(i).append("@other.test>");
    }
    deliver(answer("Late", references.toString()), to("ann@example.test", ann));
    assertThat(inbox(ann)).extracting(Item::thread).containsOnly(inbox(ann).get(0).thread());
  }

  @Test
  void theSequelSharesTheCommit() throws IOException {
    var seen = new ArrayList<Fate>();
    var sequel = sequel((draft, fates) -> seen.addAll(fates));
    deliver(sequel, mail("ann@example.test", "One"), to("ann@example.test", ann));
    assertThat(seen).hasSize(1);

    var failing =
        sequel(
            (draft, fates) -> {
              throw new Refusal.NotFound("dispatch");
            });
    assertThatThrownBy(
            () -> deliver(failing, mail("ann@example.test", "Two"), to("ann@example.test", ann)))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(inbox(ann)).hasSize(1);
  }

  @Test
  void roomIsJudgedBeforeTheMessageComes() throws IOException {
    Recipient to = to("ann@example.test", ann);
    assertThat(delivery.room(to, 0)).isEqualTo(Room.AMPLE);
    quota(ann, 1_000_000);
    assertThat(delivery.room(to, 0)).isEqualTo(Room.DOUBTFUL);
    assertThat(delivery.room(to, 500_000)).isEqualTo(Room.AMPLE);
    assertThat(delivery.room(to, 999_999)).isEqualTo(Room.DOUBTFUL);
    assertThat(delivery.room(to, 1_000_001)).isEqualTo(Room.NONE);
    fill(ann);
    assertThat(delivery.room(to, 0)).isEqualTo(Room.NONE);
  }

  private interface Step {
    void run(Draft draft, List<Fate> fates);
  }

  private static Sequel sequel(Step step) {
    return new Sequel() {
      @Override
      public Set<AccountId> accounts() {
        return Set.of();
      }

      @Override
      public void run(Draft draft, List<Fate> fates) {
        step.run(draft, fates);
      }
    };
  }

  private List<Fate> deliver(String message, Recipient... recipients) throws IOException {
    return deliver(Sequel.NONE, message, recipients);
  }

  private List<Fate> deliver(Sequel sequel, String message, Recipient... recipients)
      throws IOException {
    var envelope = new Envelope("eve@other.test", List.of(recipients), TRACE);
    return delivery.deliver(envelope, house.blobs.put(message.getBytes(UTF_8)), sequel);
  }

  private static Recipient to(String address, AccountId... accounts) {
    return new Recipient(address, List.of(accounts));
  }

  private static String mail(String to, String subject) {
    return answer(subject, "To: " + to);
  }

  private static String answer(String subject, String field) {
    return "Subject: "
        + subject
        + "\r\n"
        + field
        + "\r\nMessage-ID: <"
        + subject
        + "@other.test>\r\n\r\n"
        + subject
        + ", text\r\n";
  }

  /** Leaves the account no room at all. */
  private void fill(AccountId account) {
    new Folders(house.store, house.catalog).furnish(account);
    ContentRef content = house.blobs.put(new byte[] {'x'});
    var fresh =
        new NewItem(
            folder(account, Role.DRAFTS).id(),
            content,
            NOW,
            Marks.NONE,
            Facets.NONE,
            null,
            null,
            0);
    house.store.commit(Reader.house(), account, draft -> draft.add(fresh));
    quota(account, 1);
  }

  private void quota(AccountId account, long bytes) {
    house.directory.put(house.directory.account(account).orElseThrow().withQuota(bytes));
  }

  private Collection folder(AccountId account, Role role) {
    return house.catalog.collections(Reader.house(), account).stream()
        .filter(c -> c.role() == role)
        .findFirst()
        .orElseThrow();
  }

  private List<Item> inbox(AccountId account) {
    return house.catalog.collections(Reader.house(), account).stream()
        .filter(c -> c.role() == Role.INBOX)
        .flatMap(c -> house.catalog.newest(Reader.house(), c.id(), Long.MAX_VALUE, 100).stream())
        .toList();
  }

  private String text(Item item) throws IOException {
    try (InputStream in = house.blobs.open(item.bytes())) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
