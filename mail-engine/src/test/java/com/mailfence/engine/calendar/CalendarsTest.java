package com.mailfence.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Component;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.EventFacets.Status;
import com.mailfence.core.item.EventFacets.Trait;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.engine.resource.Clause;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Put;
import com.mailfence.engine.resource.Stored;
import com.mailfence.testbed.store.MemoryHouse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CalendarsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final MemoryHouse house = new MemoryHouse(Clock.fixed(NOW, ZoneOffset.UTC));
  private final AccountId ann = house.account("ann@example.test");
  private final Reader owner = Reader.owner(ann);
  private final CollectionId calendar =
      house.collection(ann, Kind.CALENDAR, Role.MAIN, "Calendar").id();
  private final CollectionId other = house.collection(ann, Kind.CALENDAR, Role.NONE, "Other").id();
  private final AtomicInteger count = new AtomicInteger();
  private final Calendars calendars = calendars(CalendarRules.usual());

  private Calendars calendars(CalendarRules rules) {
    return new Calendars(
        house.store,
        house.blobs,
        rules,
        () -> "token" + count.incrementAndGet(),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void bytesAreKeptAsTheClientWroteThem() {
    byte[] bytes = Objects.event("1", "SUMMARY:Fish\nX-PHONE;P=q:kept\n");

    Stored stored = put("a.ics", bytes, Expected.ABSENT);

    assertThat(stored.created()).isTrue();
    assertThat(stored.asWritten()).isTrue();
    assertThat(Objects.bytes(house, stored.item())).isEqualTo(bytes);
    assertThat(stored.item().key()).isEqualTo("1");
    assertThat(stored.item().name()).isEqualTo("a.ics");
    assertThat(house.catalog.named(owner, calendar, "a.ics")).contains(stored.item());
  }

  @Test
  void columnsTellWhatListsShow() {
    String more =
        "SUMMARY:A\\, b\nLOCATION:Here\nSTATUS:TENTATIVE\nTRANSP:TRANSPARENT\nCLASS:PRIVATE\n"
            + "SEQUENCE:4\nORGANIZER:MAILTO:Bob@Example.Test\nATTENDEE:mailto:c@example.test\n"
            + "RRULE:FREQ=WEEKLY;COUNT=3\n";

    EventFacets facets = facets(put("a.ics", Objects.event("1", more), Expected.ANY).item());

    assertThat(facets.component()).isEqualTo(Component.EVENT);
    assertThat(facets.starts()).isEqualTo("2026-03-05T09:00:00Z");
    assertThat(facets.ends()).isEqualTo("2026-03-19T10:00:00Z");
    assertThat(facets.summary()).isEqualTo("A, b");
    assertThat(facets.location()).isEqualTo("Here");
    assertThat(facets.status()).isEqualTo(Status.TENTATIVE);
    assertThat(facets.organiser()).isEqualTo("bob@example.test");
    assertThat(facets.sequence()).isEqualTo(4);
    assertThat(facets.traits())
        .containsExactlyInAnyOrder(
            Trait.RECURRING, Trait.TRANSPARENT, Trait.PRIVATE, Trait.ATTENDEES);
    assertThat(facets.tag()).hasSize(32);
  }

  @Test
  void wholeDayFloatsAndAnEndlessRuleHasNoEnd() {
    byte[] bytes =
        Objects.object(
            "BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20260305\nRRULE:FREQ=YEARLY\nEND:VEVENT\n");

    EventFacets facets = facets(put("a.ics", bytes, Expected.ANY).item());

    assertThat(facets.ends()).isNull();
    assertThat(facets.traits())
        .containsExactlyInAnyOrder(Trait.ALL_DAY, Trait.FLOATING, Trait.RECURRING);
  }

  @Test
  void whatTheClientBelievesIsComparedInTheCommit() { // DV07
    Item first = put("a.ics", Objects.event("1", ""), Expected.ABSENT).item();
    byte[] changed = Objects.event("1", "SUMMARY:x\n");

    assertThatThrownBy(() -> put("a.ics", changed, Expected.ABSENT))
        .isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(() -> put("a.ics", changed, Expected.bytes("0".repeat(64))))
        .isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(() -> put("b.ics", Objects.event("2", ""), new Expected.Present()))
        .isInstanceOf(Refusal.Conflict.class);

    Stored second = put("a.ics", changed, Expected.bytes(first.bytes().digest()));
    assertThat(second.created()).isFalse();
    assertThat(second.item().id()).isEqualTo(first.id());
    assertThatThrownBy(
            () -> calendars.delete(owner, first.id(), Expected.bytes(first.bytes().digest())))
        .isInstanceOf(Refusal.Conflict.class);
    assertThat(calendars.delete(owner, first.id(), Expected.ANY).removed()).isTrue();
  }

  @Test
  void uidNamesOneObjectInACollection() { // DV06
    put("a.ics", Objects.event("1", ""), Expected.ANY);

    Refusal.Exists taken =
        catchThrowableOfType(
            Refusal.Exists.class, () -> put("b.ics", Objects.event("1", ""), Expected.ANY));
    Refusal.Exists changed =
        catchThrowableOfType(
            Refusal.Exists.class, () -> put("a.ics", Objects.event("2", ""), Expected.ANY));

    assertThat(taken.rival()).isEqualTo("a.ics");
    assertThat(changed.rival()).isEqualTo("a.ics");
    assertThat(Clause.of(taken)).contains(Clause.UID);
    Place elsewhere = new Place(other, "a.ics", Expected.ABSENT);
    assertThat(calendars.put(owner, new Put(elsewhere, Objects.event("1", ""))).created()).isTrue();
  }

  @Test
  void objectWithoutANameIsGivenOne() {
    Stored stored = calendars.put(owner, new Put(Place.in(calendar), Objects.event("1", "")));

    assertThat(stored.item().name()).isEqualTo("token1.ics");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BEGIN:VEVENT~UID:1~END:VEVENT|DATA",
        "BEGIN:VEVENT~UID:1~DTSTART:tomorrow~END:VEVENT|DATA",
        "BEGIN:VEVENT~UID:1~DTSTART:20260230~END:VEVENT|DATA",
        "BEGIN:VEVENT~UID:1~DTSTART:20260301~RRULE:FREQ=SOMETIMES~END:VEVENT|DATA",
        "VERSION:1.0~BEGIN:VEVENT~UID:1~DTSTART:20260301~END:VEVENT|DATA",
        "METHOD:REQUEST~BEGIN:VEVENT~UID:1~DTSTART:20260301~END:VEVENT|OBJECT",
        "BEGIN:VTIMEZONE~TZID:x~END:VTIMEZONE|OBJECT",
        "BEGIN:VEVENT~DTSTART:20260301~END:VEVENT|OBJECT",
        "BEGIN:VEVENT~UID:1~DTSTART:20260301~END:VEVENT~"
            + "BEGIN:VEVENT~UID:2~DTSTART:20260301~END:VEVENT|OBJECT",
        "BEGIN:VEVENT~UID:1~DTSTART:20260301~END:VEVENT~"
            + "BEGIN:VEVENT~UID:1~DTSTART:20260301~END:VEVENT|OBJECT",
        "BEGIN:VEVENT~UID:1~DTSTART:20260301~END:VEVENT~BEGIN:VTODO~UID:1~END:VTODO|OBJECT",
        "BEGIN:VTODO~UID:1~END:VTODO|COMPONENT",
        "BEGIN:VJOURNAL~UID:1~END:VJOURNAL|COMPONENT",
        "BEGIN:VFREEBUSY~UID:1~END:VFREEBUSY|COMPONENT",
        "BEGIN:VEVENT~UID:1~DTSTART:16010101T000000Z~END:VEVENT|EARLIEST",
        "BEGIN:VEVENT~UID:1~DTSTART:20260301~RDATE:99990101~END:VEVENT|LATEST",
        "BEGIN:VEVENT~UID:1~DTSTART:20260301~RRULE:FREQ=SECONDLY~END:VEVENT|INSTANCES",
        "BEGIN:VEVENT~UID:1~DTSTART:20260301~RRULE:FREQ=DAILY;COUNT=99999999~END:VEVENT|INSTANCES",
      })
  void whatIsWrongIsToldByItsClause(String text, Clause clause) { // CA01, CA03, CAL-006
    byte[] bytes = Objects.object(text.replace('~', '\n') + "\n");

    Refusal refusal = catchThrowableOfType(Refusal.class, () -> put("a.ics", bytes, Expected.ANY));

    assertThat(refusal).isNotNull();
    assertThat(Clause.of(refusal)).contains(clause);
    assertThat(house.catalog.newest(owner, calendar, Long.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  void largeObjectsAndManyAttendeesAreRefused() { // DV10, CA09
    byte[] large = Objects.event("1", "DESCRIPTION:" + "x".repeat(1_100_000) + "\n");
    byte[] many = Objects.event("1", "ATTENDEE:mailto:a@example.test\n".repeat(501));

    Refusal tooLarge = catchThrowableOfType(Refusal.class, () -> put("a", large, Expected.ANY));
    Refusal tooMany = catchThrowableOfType(Refusal.class, () -> put("a", many, Expected.ANY));

    assertThat(Clause.of(tooLarge)).contains(Clause.SIZE);
    assertThat(Clause.of(tooMany)).contains(Clause.ATTENDEES);
  }

  @Test
  void tasksAreTakenWhereTheHouseKeepsThem() { // SYNC-005
    CollectionId tasks = house.collection(ann, Kind.TASKS, Role.NONE, "Tasks").id();
    var put = new Put(Place.in(tasks), Objects.object("BEGIN:VTODO\nUID:1\nEND:VTODO\n"));

    assertThatThrownBy(() -> calendars.put(owner, put)).isInstanceOf(Refusal.Malformed.class);
    Stored stored = calendars(CalendarRules.usual().withTasks(true)).put(owner, put);

    assertThat(facets(stored.item()).component()).isEqualTo(Component.TODO);
    assertThat(facets(stored.item()).starts()).isNull();
  }

  @Test
  void movedObjectTakesItsBytesAndTheNewName() {
    Item item = put("a.ics", Objects.event("1", ""), Expected.ANY).item();

    Item moved =
        calendars
            .move(owner, item.id(), Expected.ANY, new Place(other, "b.ics", Expected.ABSENT))
            .item();
    Item renamed =
        calendars
            .move(owner, moved.id(), Expected.ANY, new Place(other, "c.ics", Expected.ABSENT))
            .item();

    assertThat(house.catalog.newest(owner, calendar, Long.MAX_VALUE, 9)).isEmpty();
    assertThat(house.catalog.newest(owner, other, Long.MAX_VALUE, 9)).containsExactly(renamed);
    assertThat(renamed.name()).isEqualTo("c.ics");
    assertThat(renamed.bytes()).isEqualTo(item.bytes());
    assertThat(renamed.origin()).isEqualTo(item.origin());
  }

  @Test
  void copyIsRefusedInItsOwnCollectionAndReplacesWhatIsElsewhere() {
    Item item = put("a.ics", Objects.event("1", ""), Expected.ANY).item();
    calendars.put(owner, new Put(new Place(other, "x.ics", Expected.ANY), Objects.event("9", "")));

    assertThatThrownBy(
            () ->
                calendars.copy(
                    owner, item.id(), Expected.ANY, new Place(calendar, "b", Expected.ANY)))
        .isInstanceOf(Refusal.Exists.class);
    Place taken = new Place(other, "x.ics", Expected.ABSENT);
    assertThatThrownBy(() -> calendars.copy(owner, item.id(), Expected.ANY, taken))
        .isInstanceOf(Refusal.Conflict.class);
    Item copy =
        calendars
            .copy(owner, item.id(), Expected.ANY, new Place(other, "x.ics", Expected.ANY))
            .item();

    assertThat(house.catalog.newest(owner, other, Long.MAX_VALUE, 9)).containsExactly(copy);
    assertThat(copy.key()).isEqualTo("1");
  }

  @Test
  void strangersFindNothing() {
    Reader stranger = Reader.owner(house.account("bob@example.test"));
    Item item = put("a.ics", Objects.event("1", ""), Expected.ANY).item();
    var place = new Place(calendar, "b.ics", Expected.ANY);

    assertThatThrownBy(() -> calendars.put(stranger, new Put(place, Objects.event("2", ""))))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> calendars.delete(stranger, item.id(), Expected.ANY))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> calendars.move(stranger, item.id(), Expected.ANY, place))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> calendars.copy(stranger, item.id(), Expected.ANY, place))
        .isInstanceOf(Refusal.NotFound.class);
  }

  private Stored put(String name, byte[] bytes, Expected expected) {
    return calendars.put(owner, new Put(new Place(calendar, name, expected), bytes));
  }

  private static EventFacets facets(Item item) {
    return (EventFacets) item.facets();
  }
}
