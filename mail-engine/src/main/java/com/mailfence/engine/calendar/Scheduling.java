package com.mailfence.engine.calendar;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Directory;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Itip;
import com.mailfence.core.format.mime.Tokens;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.store.Draft;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.compose.Submission;
import com.mailfence.engine.resource.Clause;
import com.mailfence.engine.resource.Stored;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom a change of a calendar object concerns: the organiser's reaches the attendees, an attendee's
 * answer the organiser. Those of the house have it in their calendars in the same commit, and all
 * have a mail. // RFC 6638 s3.2
 */
public final class Scheduling {
  private final Directory directory;
  private final Accounts accounts;
  private final Diary diary;
  private final Letters letters;
  private final Clock clock;

  /** Where things are read, and who sends. */
  public record Desk(
      Directory directory, Accounts accounts, Catalog catalog, Blobs blobs, Submission sending) {}

  public Scheduling(Desk desk, Tokens tokens, Clock clock) {
    this.directory = desk.directory();
    this.accounts = desk.accounts();
    this.diary = new Diary(desk.catalog(), desk.blobs(), tokens, clock);
    this.letters = new Letters(desk.blobs(), desk.sending(), tokens, clock);
    this.clock = clock;
  }

  Diary diary() {
    return diary;
  }

  /**
   * What is to be done beside the change itself.
   *
   * @param stored the object as it is to be stored; null if it is removed
   */
  record Plan(
      @Nullable CalendarObject stored, List<Diary.Entry> entries, List<Letters.Letter> mails) {
    Plan {
      entries = List.copyOf(entries);
      mails = List.copyOf(mails);
    }

    /** Nothing. */
    static Plan of(@Nullable CalendarObject stored) {
      return new Plan(stored, List.of(), List.of());
    }

    Set<AccountId> accounts() {
      return entries.stream().map(Diary.Entry::account).collect(Collectors.toSet());
    }
  }

  /**
   * @param before the object as it lies there; null if it is new
   * @param after the object as it shall be; null if it is removed
   * @param uid of both
   */
  record Matter(
      AccountId owner, @Nullable Item before, @Nullable CalendarObject after, String uid) {}

  /**
   * Finds out whom the change concerns.
   *
   * @param answer what an attendee expressly answers; null if he only changed his copy
   */
  Plan plan(Matter matter, @Nullable Answer answer) {
    Account account = directory.account(matter.owner()).orElse(null);
    CalendarObject old = matter.before() == null ? null : diary.read(matter.before());
    CalendarObject one = matter.after() == null ? old : matter.after();
    if (account == null || one == null) {
      return Plan.of(matter.after());
    }
    String organiser = organiser(one);
    if (organiser.isEmpty()) {
      // One who takes the organiser out calls the meeting off.
      boolean wasMeeting = old != null && !organiser(old).isEmpty();
      return wasMeeting ? plan(account, old, null, matter, answer) : Plan.of(matter.after());
    }
    if (matter.after() != null) {
      refuseElsewhere(matter);
    }
    return plan(account, old, matter.after(), matter, answer);
  }

  private Plan plan(
      Account account,
      @Nullable CalendarObject old,
      @Nullable CalendarObject after,
      Matter matter,
      @Nullable Answer answer) {
    Set<String> own = own(account);
    String organiser = organiser(after == null && old != null ? old : after);
    var people = new People(accounts, own, organiser);
    if (own.contains(organiser)) {
      Plan plan = new Organising(diary, letters, people, clock).plan(account, old, after);
      return after == null ? new Plan(matter.after(), plan.entries(), plan.mails()) : plan;
    }
    return new Answering(diary, letters, people, clock).plan(account, old, after, answer);
  }

  /** Whether the meeting is its owner's own. */
  boolean isOrganisers(Matter matter) {
    CalendarObject old = matter.before() == null ? null : diary.read(matter.before());
    String organiser = organiser(matter.after() == null ? old : matter.after());
    return directory.account(matter.owner()).filter(o -> own(o).contains(organiser)).isPresent();
  }

  Clock clock() {
    return clock;
  }

  /** A mail about a meeting, from somebody whose it is not; nothing else changes. */
  Step showing(Account account, Item meeting, CalendarObject message, List<String> to) {
    Letters.Letter letter = letters.write(account, account.address(), to, message, "FW");
    return new Planned(
        account.id(),
        this,
        new Plan(null, List.of(), List.of(letter)),
        draft -> new Stored(meeting, false, true));
  }

  void run(Draft draft, Plan plan) {
    plan.entries().forEach(entry -> entry.run(draft));
    plan.mails().forEach(mail -> letters.hand(draft, mail));
  }

  void after(Plan plan) {
    if (!plan.mails().isEmpty()) {
      letters.nudge();
    }
  }

  /** All the account's own addresses, lower case. */
  Set<String> own(Account account) {
    Set<String> own = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    own.addAll(accounts.senders(account));
    return own;
  }

  Optional<Account> account(AccountId id) {
    return directory.account(id);
  }

  /** The one organiser of all occurrences; empty if there is none. // RFC 6638 s3.2.4.2 */
  private static String organiser(@Nullable CalendarObject object) {
    if (object == null) {
      return "";
    }
    List<String> all = object.subjects().stream().map(Itip::organiser).distinct().toList();
    if (all.stream().filter(one -> !one.isEmpty()).count() > 1) {
      throw Clause.ORGANISER.refusal("several organisers");
    }
    return all.stream().filter(one -> !one.isEmpty()).findFirst().orElse("");
  }

  /** A meeting lies in one of its owner's calendars only. // RFC 6638 s3.2.4.1 */
  private void refuseElsewhere(Matter matter) {
    diary
        .find(matter.owner(), matter.uid())
        .filter(item -> matter.before() == null || !item.id().equals(matter.before().id()))
        .ifPresent(
            item -> {
              throw Clause.ELSEWHERE.refusal("the meeting lies in another calendar");
            });
  }
}
