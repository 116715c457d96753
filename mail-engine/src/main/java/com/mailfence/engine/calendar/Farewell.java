package com.mailfence.engine.calendar;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Draft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What others are told when a whole calendar goes. // RFC 6638 s3.2 */
public final class Farewell implements Consequence {
  /** Meetings one commit tells of. */
  private static final int MOST = 1_000;

  private final Collection calendar;
  private final @Nullable Scheduling scheduling;
  private final Scheduling.Plan plan;

  private Farewell(Collection calendar, @Nullable Scheduling scheduling, Scheduling.Plan plan) {
    this.calendar = calendar;
    this.scheduling = scheduling;
    this.plan = plan;
  }

  static Farewell silent(Collection calendar) {
    return new Farewell(calendar, null, Scheduling.Plan.of(null));
  }

  static Farewell of(Scheduling scheduling, Collection calendar) {
    List<Diary.Entry> entries = new ArrayList<>();
    List<Letters.Letter> mails = new ArrayList<>();
    List<Item> meetings = scheduling.diary().meetings(calendar, MOST + 1);
    if (meetings.size() > MOST) {
      throw new Refusal.Forbidden("more than " + MOST + " meetings lie in the calendar");
    }
    for (Item item : meetings) {
      AccountId owner = calendar.id().account();
      var matter = new Scheduling.Matter(owner, item, null, String.valueOf(item.key()));
      Scheduling.Plan one = scheduling.plan(matter, null);
      entries.addAll(one.entries());
      mails.addAll(one.mails());
    }
    return new Farewell(calendar, scheduling, new Scheduling.Plan(null, entries, mails));
  }

  @Override
  public Set<AccountId> accounts() {
    Set<AccountId> all = new HashSet<>(plan.accounts());
    all.add(calendar.id().account());
    return all;
  }

  @Override
  public boolean tells() {
    return !plan.entries().isEmpty() || !plan.mails().isEmpty();
  }

  /**
   * Tells them, in the commit that removes the calendar.
   *
   * @throws Refusal.Busy if something was put into the calendar meanwhile
   */
  public void run(Draft draft) {
    boolean same =
        draft
            .collection(calendar.id())
            .filter(now -> now.state().tip().equals(calendar.state().tip()))
            .isPresent();
    if (!same) {
      throw new Refusal.Busy("the calendar was changed meanwhile", Duration.ofSeconds(1));
    }
    if (scheduling != null) {
      scheduling.run(draft, plan);
    }
  }

  @Override
  public void after() {
    if (scheduling != null) {
      scheduling.after(plan);
    }
  }
}
