package com.mailfence.testbed.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.outbox.Dispatch;
import java.time.Instant;
import java.util.List;
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

    ports().outbox().later(first.id(), 1, later, "451 later\nplease");

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
