package com.mailfence.engine.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.core.outbox.Outbox;
import com.mailfence.core.store.Store;
import com.mailfence.core.store.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LocalRoundTest {
  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void aMessageToAUserOfOursArrives() {
    office.send("bob+tag@example.test", "text\r\n");
    office.work(null);
    assertThat(office.inbox(office.bob)).hasSize(1);
    assertThat(office.text(office.inbox(office.bob).get(0)))
        .startsWith(
            "Return-Path: <ann@example.test>\r\nDelivered-To: bob+tag@example.test\r\n"
                + "Received: by mx.example.test id ")
        .endsWith("\r\n\r\ntext\r\n");
    assertThat(office.queued()).isEmpty();
  }

  @Test
  void oneMessageToManyIsOneDelivery() {
    office.send("ann@example.test", List.of("bob@example.test", "ann@example.test"), "text\r\n");
    office.work(null);
    assertThat(office.inbox(office.bob).get(0).bytes())
        .isEqualTo(office.inbox(office.ann).get(0).bytes());
    assertThat(office.queued()).isEmpty();
  }

  @Test
  void whoDoesNotExistIsReported() { // SEND-008
    office.send("ann@example.test", List.of("bob@example.test", "gone@example.test"), "text\r\n");
    office.work(null);
    assertThat(office.inbox(office.bob)).hasSize(1);
    String report = office.text(office.inbox(office.ann).get(0));
    assertThat(report)
        .startsWith("Return-Path: <>\r\n")
        .contains(
            "Auto-Submitted: auto-replied\r\n",
            "Final-Recipient: rfc822; gone@example.test\r\nAction: failed\r\nStatus: 5.1.1\r\n",
            "Subject: Not delivered: Hi\r\n",
            "In-Reply-To: <token1@example.test>\r\n",
            "  gone@example.test\r\n  no such user here\r\n",
            "Subject: Hi\r\n")
        .doesNotContain("Final-Recipient: rfc822; bob");
    MailFacets facets = (MailFacets) office.inbox(office.ann).get(0).facets();
    assertThat(facets.nature()).isEqualTo(MailFacets.Nature.BOUNCE);
    assertThat(office.queued()).isEmpty();
  }

  @Test
  void aFullMailboxIsReported() {
    office.quota(office.bob, 1);
    office.send("bob@example.test", "text\r\n");
    office.work(null);
    assertThat(office.text(office.inbox(office.ann).get(0)))
        .contains("Status: 5.2.2\r\n", "the mailbox is full");
    assertThat(office.queued()).isEmpty();
  }

  @Test
  void withoutASenderNobodyIsTold() { // SM12
    office.send("", List.of("gone@example.test"), "text\r\n");
    office.work(null);
    assertThat(office.queued()).isEmpty();
    assertThat(office.inbox(office.ann)).isEmpty();
  }

  @Test
  void aReportThatDoesNotFitIsTheEnd() { // SM12
    office.quota(office.ann, 1);
    office.send("gone@example.test", "text\r\n");
    office.work(null);
    assertThat(office.queued()).isEmpty();
    assertThat(office.inbox(office.ann)).isEmpty();
  }

  @Test
  void aMemberOfAGroupWhoHasNoRoomIsReportedAndTheOthersServed() {
    office.accounts.putGroup(
        "team@example.test", "", List.of("ann@example.test", "bob@example.test"));
    office.quota(office.bob, 1);
    office.send("team@example.test", "text\r\n");
    office.work(null);
    assertThat(office.inbox(office.ann)).hasSize(2);
    assertThat(office.text(office.inbox(office.ann).get(0)))
        .contains("Final-Recipient: rfc822; bob@example.test\r\n", "Status: 5.2.2");
    assertThat(office.queued()).isEmpty();
  }

  @Test
  void aMessageThatGoesRoundIsReported() { // SM14
    office.send("bob@example.test", "text\r\n");
    Dispatch row = office.queued().get(0);
    String stations = "Received: by a; x\r\n".repeat(101) + "Subject: Round\r\n\r\n";
    var content = office.house.blobs.put(stations.getBytes(UTF_8));
    office.house.store.commit(
        Reader.house(),
        office.ann.id(),
        draft -> {
          draft.settle(row.id());
          draft.send(Dispatch.fresh(row.sender(), row.from(), row.to(), content, row.queued()));
          return row;
        });
    office.work(null);
    assertThat(office.inbox(office.bob)).isEmpty();
    assertThat(office.text(office.inbox(office.ann).get(0))).contains("Status: 5.4.6");
  }

  @Test
  void twoNodesWithTheSameRowDeliverOnce() { // I8
    office.send("bob@example.test", "text\r\n");
    List<Dispatch> seen = office.queued();
    office.work(null);
    office.shift(office.given(office.house.store, new Stale(seen)), null).look();
    assertThat(office.inbox(office.bob)).hasSize(1);
  }

  @Test
  void whatCannotBeCommittedNowIsTriedAgain() {
    office.send("bob@example.test", "text\r\n");
    office.shift(office.given(new Broken(), office.house.outbox), null).look();
    assertThat(office.queued().get(0).trouble()).isEqualTo("server error");
    assertThat(office.shift(null).look()).isZero();
    office.clock.forward(Timetable.UNDER_WAY);
    office.work(null);
    assertThat(office.inbox(office.bob)).hasSize(1);
  }

  @Test
  void aMessageWhoseContentIsLostIsReportedAndCounted() { // I8
    office.send("bob@example.test", "text\r\n");
    lose(office.queued().get(0));

    Shift shift = office.shift(null);
    shift.look();

    assertThat(office.queued()).isEmpty();
    assertThat(office.inbox(office.bob)).isEmpty();
    assertThat(office.text(office.inbox(office.ann).get(0)))
        .contains("Final-Recipient: rfc822; bob@example.test\r\n", "Status: 5.3.0\r\n");
    assertThat(shift.lost()).isEqualTo(1);
  }

  @Test
  void whatCouldNotBeDeliveredForFiveDaysIsReported() { // SEND-008
    office.send("bob@example.test", "text\r\n");
    office.clock.forward(Timetable.PATIENCE.plusSeconds(1));
    office
        .shift(office.given(new BrokenOnce(office.house.store), office.house.outbox), null)
        .look();
    assertThat(office.queued()).isEmpty();
    assertThat(office.text(office.inbox(office.ann).get(0)))
        .contains("Status: 4.4.7\r\n", "bob@example.test");
  }

  /** Puts another row in place of this one, whose content was never stored. */
  private void lose(Dispatch row) {
    var gone = new ContentRef("ab".repeat(32), row.content().size());
    office.house.store.commit(
        Reader.house(),
        row.sender(),
        draft -> {
          draft.settle(row.id());
          draft.send(Dispatch.fresh(row.sender(), row.from(), row.to(), gone, row.queued()));
          return row;
        });
  }

  /** A store whose first commit fails. */
  private static final class BrokenOnce implements Store {
    private final Store store;
    private boolean broken;

    BrokenOnce(Store store) {
      this.store = store;
    }

    @Override
    public <T> T commit(Reader who, Set<AccountId> accounts, Work<T> work) {
      if (!broken) {
        broken = true;
        throw new IllegalStateException("the database is away");
      }
      return store.commit(who, accounts, work);
    }
  }

  /** An outbox seen before others emptied it. */
  private record Stale(List<Dispatch> seen) implements Outbox {
    @Override
    public List<Dispatch> due(Instant now, int limit) {
      return seen;
    }

    @Override
    public Optional<Instant> nextDue() {
      return Optional.empty();
    }

    @Override
    public List<Dispatch> claim(List<Dispatch> rows, Instant until) {
      return List.of();
    }

    @Override
    public boolean later(Dispatch held, int attempts, Instant due, String trouble) {
      return false; // the row is gone
    }

    @Override
    public long size() {
      return 0;
    }
  }

  private static final class Broken implements Store {
    @Override
    public <T> T commit(Reader who, Set<AccountId> accounts, Work<T> work) {
      throw new IllegalStateException("the database is away");
    }
  }
}
