package com.mailfence.testbed.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.outbox.Dispatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Messages to send, on every store. Each test leaves the outbox as it found it. */
public interface OutboxContract {
  Instant DUE = Instant.ofEpochMilli(5_000);

  Ports ports();

  @Test
  default void dispatchIsRecordedInItsCommitAndSettledOnce() {
    Tenant t = ports().tenant();
    long before = ports().outbox().size();
    ContentRef content = Tenant.content(12);
    t.commit(
        draft -> {
          draft.send(Dispatch.fresh(t.account, t.address, "to@x.example", content, DUE));
          return draft;
        });

    Dispatch found = mine(t).get(0);
    assertThat(found)
        .isEqualTo(
            new Dispatch(
                found.id(), t.account, t.address, "to@x.example", content, DUE, 0, DUE, ""));
    assertThat(found.id()).isPositive();
    assertThat(ports().outbox().size()).isEqualTo(before + 1);

    settle(t, found.id());
    assertThat(ports().outbox().size()).isEqualTo(before);
    assertThatThrownBy(() -> settle(t, found.id())).isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  default void workThatThrowsSendsNothing() {
    Tenant t = ports().tenant();
    long before = ports().outbox().size();

    assertThatThrownBy(
            () ->
                t.commit(
                    draft -> {
                      draft.send(
                          Dispatch.fresh(t.account, "", "to@x.example", Tenant.content(1), DUE));
                      throw new IllegalStateException("on purpose");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(ports().outbox().size()).isEqualTo(before);
  }

  @Test
  default void attemptPutsTheNextOneOff() {
    Tenant t = ports().tenant();
    send(t, DUE);
    send(t, DUE.plusMillis(1));
    Dispatch first = mine(t).get(0);
    Instant later = DUE.plusSeconds(3600);

    assertThat(ports().outbox().later(first, 1, later, "451 later\nplease")).isTrue();

    assertThat(ports().outbox().nextDue()).contains(DUE.plusMillis(1));
    assertThat(ports().outbox().due(later.minusMillis(1), 1000)).noneMatch(same(first));
    Dispatch again =
        ports().outbox().due(later, 1000).stream().filter(same(first)).findFirst().orElseThrow();
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(again.trouble()).isEqualTo("451 later\nplease");
    assertThat(again.due()).isEqualTo(later);
    mine(t).forEach(d -> settle(t, d.id()));
  }

  @Test
  default void claimedRowIsDueForNobodyUntilItsTime() {
    Tenant t = ports().tenant();
    send(t, DUE);
    send(t, DUE);
    List<Dispatch> seen = mine(t);
    Instant until = DUE.plusSeconds(600);

    assertThat(ports().outbox().claim(List.of(seen.get(0)), until))
        .containsExactly(seen.get(0).dueAt(until));
    assertThat(ports().outbox().claim(seen, until)).containsExactly(seen.get(1).dueAt(until));

    assertThat(ports().outbox().claim(seen, until.plusSeconds(1))).isEmpty();
    assertThat(ports().outbox().due(until.minusMillis(1), 1000)).noneMatch(same(seen.get(0)));
    assertThat(ports().outbox().due(until, 1000)).anyMatch(same(seen.get(0)));
    mine(t).forEach(d -> settle(t, d.id()));
    assertThat(ports().outbox().claim(seen, until)).isEmpty();
  }

  /** ST08: whoever slept over his claim does not put off what another has in hand. */
  @Test
  default void rowThatOthersHaveIsNotPutOff() {
    Tenant t = ports().tenant();
    send(t, DUE);
    Dispatch seen = mine(t).get(0);
    Dispatch slept = ports().outbox().claim(List.of(seen), DUE.plusSeconds(600)).get(0);
    Dispatch held = ports().outbox().claim(List.of(slept), DUE.plusSeconds(1200)).get(0);

    assertThat(ports().outbox().later(slept, 1, DUE, "late")).isFalse();
    assertThat(ports().outbox().later(seen, 1, DUE, "later still")).isFalse();

    assertThat(mine(t)).containsExactly(held);
    settle(t, seen.id());
  }

  @Test
  default void ofManyWhoClaimARowOneGetsIt() throws Exception {
    Tenant t = ports().tenant();
    for (int i = 0; i < 20; i++) {
      send(t, DUE);
    }
    List<Dispatch> seen = mine(t);
    List<CompletableFuture<List<Dispatch>>> nodes = new ArrayList<>();
    for (int node = 1; node <= 4; node++) {
      Instant until = DUE.plusSeconds(600 + node);
      nodes.add(CompletableFuture.supplyAsync(() -> ports().outbox().claim(seen, until)));
    }

    List<Long> got = new ArrayList<>();
    for (CompletableFuture<List<Dispatch>> node : nodes) {
      node.get(30, TimeUnit.SECONDS).forEach(d -> got.add(d.id()));
    }
    assertThat(got).containsExactlyInAnyOrderElementsOf(seen.stream().map(Dispatch::id).toList());
    seen.forEach(d -> settle(t, d.id()));
  }

  @Test
  default void dueAreGivenOldestFirstAndNoMoreThanAsked() {
    Tenant t = ports().tenant();
    for (int i = 0; i < 5; i++) {
      send(t, DUE.plusMillis(i));
    }

    assertThat(mine(t)).extracting(Dispatch::due).isSorted().hasSize(5);
    assertThat(ports().outbox().due(DUE.plusMillis(10), 2)).hasSize(2);
    assertThat(ports().outbox().due(DUE.minusMillis(1), 10)).isEmpty();
    mine(t).forEach(d -> settle(t, d.id()));
    assertThat(ports().outbox().nextDue()).isEmpty();
  }

  @Test
  default void ownerMayNotSettle() {
    Tenant t = ports().tenant();
    send(t, DUE);
    long id = mine(t).get(0).id();

    assertThatThrownBy(
            () ->
                t.commit(
                    draft -> {
                      draft.settle(id);
                      return draft;
                    }))
        .isInstanceOf(Refusal.NotFound.class);
    settle(t, id);
  }

  private void send(Tenant t, Instant due) {
    t.commit(
        draft -> {
          draft.send(Dispatch.fresh(t.account, "", "to@x.example", Tenant.content(1), due));
          return draft;
        });
  }

  private void settle(Tenant t, long id) {
    ports()
        .store()
        .commit(
            Reader.house(),
            t.account,
            draft -> {
              draft.settle(id);
              return draft;
            });
  }

  private List<Dispatch> mine(Tenant t) {
    return ports().outbox().due(Instant.ofEpochSecond(1_000_000), 1000).stream()
        .filter(dispatch -> dispatch.sender().equals(t.account))
        .toList();
  }

  private static Predicate<Dispatch> same(Dispatch one) {
    return other -> other.id() == one.id();
  }
}
