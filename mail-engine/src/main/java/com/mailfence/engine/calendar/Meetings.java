package com.mailfence.engine.calendar;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Itip;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Recurrence;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.MailFacets;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Put;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a user does with invitations. CAL-011 */
public final class Meetings {
  private final Scheduling scheduling;
  private final Calendars calendars;
  private final MeetingMail mails;

  public Meetings(Scheduling scheduling, Calendars calendars, MeetingMail mails) {
    this.scheduling = scheduling;
    this.calendars = calendars;
    this.mails = mails;
  }

  /** The message of scheduling that a mail carries. */
  public Optional<CalendarObject> message(Item mail) {
    return mail.facets() instanceof MailFacets facets
        ? mails.message(mail.bytes(), facets.structure())
        : Optional.empty();
  }

  /** The meeting of that UID in the account's calendars. */
  public Optional<Item> meeting(Reader who, AccountId account, String uid) {
    return who.mayRead(account) ? scheduling.diary().find(account, uid) : Optional.empty();
  }

  /**
   * Answers an invitation that lies in a calendar; a declined one stays there, marked so.
   *
   * @return what does it, for a commit of the caller's own or {@link Calendars#commit}
   * @throws Refusal.NotFound if there is no such meeting
   * @throws Refusal.Forbidden if the user is not invited
   */
  public Step respond(Reader who, ItemId meeting, Answer answer) {
    Item item =
        scheduling
            .diary()
            .item(meeting)
            .filter(found -> found.collection().isReadableBy(who))
            .orElseThrow(() -> new Refusal.NotFound(meeting.toString()));
    CalendarObject answered = answered(item, answer);
    var place = new Place(item.collection(), item.name(), Expected.bytes(item.bytes().digest()));
    Manner manner = answer.send() ? Manner.TELLING : Manner.SILENT;
    return calendars.prepare(
        who, new Put(place, answered.bytes()), new Calendars.Word(manner, answer.comment()));
  }

  private CalendarObject answered(Item item, Answer answer) {
    Account account =
        scheduling.account(item.id().account()).orElseThrow(() -> new Refusal.NotFound("account"));
    Set<String> own = scheduling.own(account);
    boolean mine = item.facets() instanceof EventFacets facets && own.contains(facets.organiser());
    CalendarObject object = scheduling.diary().read(item);
    boolean invited =
        object.subjects().stream().anyMatch(b -> Itip.attendee(b, own::contains).isPresent());
    if (mine || !invited) {
      throw new Refusal.Forbidden("not an invitation to you");
    }
    Moment occurrence = answer.occurrence();
    return occurrence == null
        ? object.mapped(b -> saying(b, answer, own))
        : one(object, occurrence, answer, own);
  }

  private static CalendarObject one(
      CalendarObject object, Moment occurrence, Answer answer, Set<String> own) {
    var zones = Zones.of(object);
    Block alone =
        Recurrence.of(object, zones)
            .at(occurrence)
            .map(found -> found.detached(zones))
            .orElseThrow(() -> new Refusal.NotFound("occurrence"));
    List<Block> all = new ArrayList<>(object.subjects());
    all.removeIf(b -> b.has("RECURRENCE-ID") && same(b, alone, zones));
    all.add(saying(alone, answer, own));
    return object.about(all);
  }

  private static boolean same(Block one, Block other, Zones zones) {
    return zones
        .instant(Moment.of(one.property("RECURRENCE-ID").orElseThrow()))
        .equals(zones.instant(Moment.of(other.property("RECURRENCE-ID").orElseThrow())));
  }

  private static Block saying(Block subject, Answer answer, Set<String> own) {
    return subject.mapped(
        p ->
            p.is("ATTENDEE") && own.contains(Itip.address(p))
                ? p.with("PARTSTAT", answer.kind().name()).with("RSVP", null)
                : p);
  }
}
