package com.mailfence.engine.calendar;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Inbound;
import com.mailfence.core.format.ical.Itip;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Recurrence;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.core.format.mime.Mailbox;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.MailFacets;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Put;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /**
   * Answers the invitation a mail carries: in the calendar it came into, or, if it is in none, by
   * putting it into the main one. Who was not invited himself comes along.
   *
   * @return what does it, as {@link #respond(Reader, ItemId, Answer)}
   * @throws Refusal.NotFound if the mail carries none
   * @throws Refusal.Forbidden if it is the user's own meeting
   */
  public Step respondTo(Reader who, Item mail, Answer answer) {
    AccountId owner = mail.id().account();
    CalendarObject message =
        Optional.of(mail)
            .filter(one -> who.mayRead(owner))
            .flatMap(this::message)
            .filter(one -> one.method().equals("REQUEST"))
            .orElseThrow(() -> new Refusal.NotFound("a request"));
    Optional<Item> known = scheduling.diary().find(owner, message.uid());
    return known.isPresent()
        ? confirmed(who, known.get(), message, answer)
        : taken(who, owner, message, answer);
  }

  /** Who answers an update takes it in, if it is of the same organiser and newer. // CA05 */
  private Step confirmed(Reader who, Item item, CalendarObject message, Answer answer) {
    CalendarObject mine = scheduling.diary().read(item);
    Set<String> own = own(item);
    boolean same = organiser(mine).equals(organiser(message));
    CalendarObject now =
        same ? Inbound.of(message).request(mine, own::contains).orElse(mine) : mine;
    return respond(who, item, now, answer);
  }

  private static String organiser(CalendarObject object) {
    return object.leader().map(Itip::organiser).orElse("");
  }

  private Set<String> own(Item item) {
    return scheduling.own(account(item));
  }

  private Step taken(Reader who, AccountId owner, CalendarObject message, Answer answer) {
    Account account = scheduling.account(owner).orElseThrow(() -> new Refusal.NotFound("account"));
    Set<String> own = scheduling.own(account);
    CalendarObject object = Inbound.of(message).request(null, own::contains).orElseThrow();
    CollectionId calendar =
        scheduling.diary().main(owner).orElseThrow(() -> new Refusal.NotFound("a calendar"));
    if (own.contains(object.leader().map(Itip::organiser).orElse(""))) {
      throw new Refusal.Forbidden("not an invitation to you");
    }
    boolean invited =
        object.subjects().stream().anyMatch(b -> Itip.attendee(b, own::contains).isPresent());
    var me = Property.of("ATTENDEE", "mailto:" + account.address());
    CalendarObject asked = invited ? object : object.mapped(b -> b.plus(me));
    CalendarObject answered = asked.mapped(b -> saying(b, answer, own));
    return told(who, new Put(Place.in(calendar), answered.bytes()), answer);
  }

  private Step told(Reader who, Put put, Answer answer) {
    Manner manner = answer.send() ? Manner.TELLING : Manner.SILENT;
    return calendars.prepare(who, put, new Calendars.Word(manner, answer));
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
    return respond(who, item, scheduling.diary().read(item), answer);
  }

  /**
   * Passes a meeting on. To its organiser that is to invite more guests; anybody else shows by mail
   * what he is asked to, and who gets it may come along.
   *
   * @param words to them, may be empty
   * @return what does it, as {@link #respond(Reader, ItemId, Answer)}
   * @throws Refusal.NotFound if there is no such meeting
   * @throws Refusal.Malformed if one of them is no address
   */
  public Step forward(Reader who, ItemId meeting, List<Mailbox> to, String words) {
    if (to.isEmpty() || !to.stream().allMatch(Mailbox::isDeliverable)) {
      throw new Refusal.Malformed("nobody one can write to", "recipient");
    }
    Item item =
        scheduling
            .diary()
            .item(meeting)
            .filter(found -> found.collection().isReadableBy(who))
            .orElseThrow(() -> new Refusal.NotFound(meeting.toString()));
    CalendarObject object = scheduling.diary().read(item);
    CalendarObject grown = object.mapped(b -> asking(b, to));
    boolean mine = organiser(object).isEmpty() || own(item).contains(organiser(object));
    return mine ? inviting(who, item, grown) : showing(item, grown, to, words);
  }

  private Account account(Item item) {
    return scheduling
        .account(item.id().account())
        .orElseThrow(() -> new Refusal.NotFound("account"));
  }

  private Step inviting(Reader who, Item item, CalendarObject grown) {
    var organiser = Property.of("ORGANIZER", "mailto:" + account(item).address());
    CalendarObject meeting = grown.mapped(b -> b.has("ORGANIZER") ? b : b.plus(organiser));
    var place = new Place(item.collection(), item.name(), Expected.bytes(item.bytes().digest()));
    return calendars.prepare(who, new Put(place, meeting.bytes()));
  }

  private Step showing(Item item, CalendarObject grown, List<Mailbox> to, String words) {
    List<String> addresses = to.stream().map(Mailbox::address).toList();
    CalendarObject request =
        Itip.request(grown, addresses.get(0), scheduling.clock().instant()).orElseThrow();
    CalendarObject message =
        words.isBlank()
            ? request
            : request.mapped(b -> b.with(Property.text("COMMENT", words.strip())));
    return scheduling.showing(account(item), item, message, addresses);
  }

  private static Block asking(Block subject, List<Mailbox> guests) {
    Block now = subject;
    for (Mailbox guest : guests) {
      String address = guest.address().toLowerCase(Locale.ROOT);
      if (Itip.attendee(now, address::equals).isEmpty()) {
        now =
            now.plus(
                Property.of("ATTENDEE", "mailto:" + guest.address())
                    .with("CN", guest.name().isBlank() ? null : guest.name())
                    .with("PARTSTAT", "NEEDS-ACTION")
                    .with("RSVP", "TRUE"));
      }
    }
    return now;
  }

  private Step respond(Reader who, Item item, CalendarObject object, Answer answer) {
    CalendarObject answered = answered(item, object, answer);
    var place = new Place(item.collection(), item.name(), Expected.bytes(item.bytes().digest()));
    return told(who, new Put(place, answered.bytes()), answer);
  }

  private CalendarObject answered(Item item, CalendarObject object, Answer answer) {
    Set<String> own = own(item);
    boolean mine = item.facets() instanceof EventFacets facets && own.contains(facets.organiser());
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

  private CalendarObject one(
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

  private Block saying(Block subject, Answer answer, Set<String> own) {
    Instant now = scheduling.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    return subject
        .mapped(
            p ->
                p.is("ATTENDEE") && own.contains(Itip.address(p))
                    ? p.with("PARTSTAT", answer.kind().name()).with("RSVP", null)
                    : p)
        .with(Moment.utc(now).as("X-MICROSOFT-CDO-REPLYTIME"));
  }
}
