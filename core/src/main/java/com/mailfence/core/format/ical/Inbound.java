package com.mailfence.core.format.ical;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a message of scheduling does to the object one has. // RFC 5546 s2.1.4, s3.2 */
public final class Inbound {
  private final CalendarObject message;
  private final Zones zones;

  private Inbound(CalendarObject message) {
    this.message = message;
    this.zones = Zones.of(message);
  }

  public static Inbound of(CalendarObject message) {
    return new Inbound(message);
  }

  /**
   * An attendee takes in an invitation, or news of one.
   *
   * @param mine what he has; null for nothing
   * @param me his addresses
   * @return empty if he knows it already, or later
   */
  public Optional<CalendarObject> request(@Nullable CalendarObject mine, Predicate<String> me) {
    // Whoever invites sets no alarms for others, and does not say how they schedule.
    CalendarObject fresh = message.without("METHOD").mapped(Itip::bare);
    if (mine == null) {
      return Optional.of(fresh);
    }
    boolean whole = fresh.master().isPresent();
    List<Block> merged = new ArrayList<>();
    boolean news = false;
    for (Block subject : fresh.subjects()) {
      Block known = same(mine, subject).orElse(null);
      Block now =
          known == null ? subject : isOlder(subject, known) ? known : keeping(subject, known, me);
      news |= known == null || !Itip.bare(now).equals(Itip.bare(known));
      merged.add(now);
    }
    if (!whole) {
      for (Block subject : mine.subjects()) {
        if (same(fresh, subject).isEmpty()) {
          merged.add(subject);
        }
      }
    }
    return news ? Optional.of(fresh.withZonesOf(mine).about(merged)) : Optional.empty();
  }

  /**
   * An attendee learns that it does not take place, or not with him.
   *
   * @return what is left of it, marked as cancelled; empty if he knows it already, or later
   */
  public Optional<CalendarObject> cancel(CalendarObject mine) {
    List<Block> all = new ArrayList<>(mine.subjects());
    boolean news = false;
    for (Block gone : message.subjects()) {
      boolean series = !gone.has("RECURRENCE-ID");
      for (int i = 0; i < all.size(); i++) {
        Block known = all.get(i);
        boolean meant = series || sameOccurrence(known, gone);
        boolean later =
            sequence(gone) >= sequence(known) && !known.word("STATUS").equals("CANCELLED");
        if (meant && later) {
          all.set(i, cancelled(known, gone));
          news = true;
        }
      }
      if (!series && all.stream().noneMatch(b -> sameOccurrence(b, gone))) {
        news |= exclude(all, gone);
      }
    }
    return news ? Optional.of(mine.about(all)) : Optional.empty();
  }

  /**
   * The organiser books what an attendee answered, and nothing else of the message. // CA07
   *
   * @param him the address of the one who answers
   * @return empty if he is no attendee, or it is booked already
   */
  public Optional<CalendarObject> reply(CalendarObject mine, String him) {
    List<Block> all = new ArrayList<>(mine.subjects());
    boolean news = false;
    for (Block said : message.subjects()) {
      Optional<Property> answer = Itip.attendee(said, him::equalsIgnoreCase);
      int at = place(mine, all, said);
      if (answer.isEmpty()
          || at < 0
          || sequence(said) > 0 && sequence(said) < sequence(all.get(at))) {
        continue;
      }
      Block known = all.get(at);
      Block booked =
          known.mapped(
              p ->
                  p.is("ATTENDEE") && Itip.address(p).equalsIgnoreCase(him)
                      ? p.with("PARTSTAT", Itip.answer(answer.get()))
                          .with("RSVP", null)
                          .with("SCHEDULE-STATUS", "2.0") // RFC 6638 s7.3
                      : p);
      news |= !booked.equals(known);
      all.set(at, booked);
    }
    return news ? Optional.of(mine.about(all)) : Optional.empty();
  }

  /** Where the occurrence stands; a new one is made for an answer to one that stands nowhere. */
  private int place(CalendarObject mine, List<Block> all, Block said) {
    for (int i = 0; i < all.size(); i++) {
      if (sameOccurrence(all.get(i), said)) {
        return i;
      }
    }
    Optional<Property> id = said.property("RECURRENCE-ID");
    if (id.isEmpty() || mine.master().isEmpty()) {
      return -1;
    }
    Optional<Block> made =
        Recurrence.of(mine, zones).at(Moment.of(id.get())).map(o -> o.detached(zones));
    made.ifPresent(all::add);
    return made.isPresent() ? all.size() - 1 : -1;
  }

  private static boolean exclude(List<Block> all, Block gone) {
    Property id = gone.property("RECURRENCE-ID").orElseThrow();
    for (int i = 0; i < all.size(); i++) {
      boolean series = !all.get(i).has("RECURRENCE-ID");
      if (series && sequence(gone) >= sequence(all.get(i))) {
        all.set(i, all.get(i).plus(id.named("EXDATE").with("RANGE", null)));
        return true;
      }
    }
    return false;
  }

  private static Block cancelled(Block known, Block gone) {
    Block marked = known.with(Property.of("STATUS", "CANCELLED"));
    return marked.with(Property.of("SEQUENCE", String.valueOf(sequence(gone))));
  }

  /** What is his own stays: alarms, whether it takes his time, and his answer if time stands. */
  private static Block keeping(Block fresh, Block known, Predicate<String> me) {
    List<Block> blocks = new ArrayList<>(fresh.blocks());
    blocks.addAll(known.blocks("VALARM"));
    Block kept = fresh.holding(blocks);
    for (String own :
        List.of("TRANSP", "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR", "CATEGORIES", "CLASS")) {
      kept = known.has(own) ? kept.with(own, known.all(own)) : kept;
    }
    String answer = Itip.attendee(known, me).map(Itip::answer).orElse("");
    boolean stands = Itip.sameTime(fresh, known);
    return answer.isEmpty() || !stands
        ? kept
        : kept.mapped(
            p ->
                p.is("ATTENDEE") && me.test(Itip.address(p)) && !Itip.answer(p).equals(answer)
                    ? p.with("PARTSTAT", answer)
                    : p);
  }

  /** Whether it says less than one knows. // RFC 5546 s2.1.5 */
  private static boolean isOlder(Block said, Block known) {
    int bySequence = Integer.compare(sequence(said), sequence(known));
    return bySequence < 0 || bySequence == 0 && stamp(said).isBefore(stamp(known));
  }

  private static Instant stamp(Block subject) {
    try {
      return subject
          .property("DTSTAMP")
          .map(Moment::of)
          .map(m -> m.wall().toInstant(ZoneOffset.UTC))
          .orElse(Instant.EPOCH);
    } catch (BadCalendar e) {
      return Instant.EPOCH;
    }
  }

  private Optional<Block> same(CalendarObject in, Block subject) {
    return in.subjects().stream().filter(b -> sameOccurrence(b, subject)).findFirst();
  }

  /** In whatever way each of them tells which one it is. */
  private boolean sameOccurrence(Block one, Block other) {
    Property id = one.property("RECURRENCE-ID").orElse(null);
    Property otherId = other.property("RECURRENCE-ID").orElse(null);
    if (id == null || otherId == null) {
      return id == null && otherId == null;
    }
    Moment moment = Moment.of(id);
    Moment otherMoment = Moment.of(otherId);
    return moment.equals(otherMoment) || zones.instant(moment).equals(zones.instant(otherMoment));
  }

  private static int sequence(Block subject) {
    return Itip.sequence(subject);
  }
}
