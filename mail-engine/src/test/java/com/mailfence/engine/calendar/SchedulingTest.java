package com.mailfence.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.engine.resource.Clause;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Put;
import com.mailfence.engine.resource.Stored;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SchedulingTest {
  private static final String LUNCH =
      "BEGIN:VEVENT\nUID:lunch\nDTSTAMP:20260301T000000Z\nSUMMARY:Lunch\n"
          + "DTSTART;TZID=Europe/Berlin:20260305T120000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\n"
          + "ORGANIZER:mailto:ann@example.test\nATTENDEE:mailto:ann@example.test\n"
          + "ATTENDEE;RSVP=TRUE:mailto:Bob@example.test\n"
          + "ATTENDEE;CN=\"Eve, F.\":mailto:eve@far.test\nEND:VEVENT\n";

  private final Office office = new Office();
  private final AccountId ann = office.person("ann");
  private final AccountId bob = office.person("bob");

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void invitationReachesTheHouseAndTheWorldInOneCommit() { // RFC 6638 s3.2.1.1
    Stored stored = office.put(ann, "lunch.ics", LUNCH);

    assertThat(stored.asWritten()).isFalse();
    assertThat(office.text(stored.item()))
        .contains("ATTENDEE;RSVP=TRUE;SCHEDULE-STATUS=1.2:mailto:Bob@example.test")
        .contains("SCHEDULE-STATUS=1.1:mailto:eve@far.test");
    assertThat(office.text(bob, "lunch"))
        .contains("SUMMARY:Lunch", "DTSTART;TZID=Europe/Berlin:20260305T120000")
        .doesNotContain("SCHEDULE-STATUS", "METHOD");
    assertThat(office.sent()).containsExactly("bob@example.test REQUEST", "eve@far.test REQUEST");
    assertThat(office.nudges).isEqualTo(1);
  }

  @Test
  void answerIsBookedAtTheOrganiser() { // RFC 6638 s3.2.2.1
    office.put(ann, "lunch.ics", LUNCH);
    office.forget();
    String tag = tag(ann);

    respond(bob, new Answer(Answer.Kind.ACCEPTED, "Gladly", null, true));

    assertThat(office.text(bob, "lunch")).contains("PARTSTAT=ACCEPTED", "SCHEDULE-STATUS=1.2");
    assertThat(office.text(ann, "lunch"))
        .contains("PARTSTAT=ACCEPTED;SCHEDULE-STATUS=2.0:mailto:Bob");
    assertThat(tag(ann)).isEqualTo(tag); // RFC 6638 s3.2.10
    assertThat(office.sent()).containsExactly("ann@example.test REPLY");
  }

  @Test
  void mailThatFollowsTheCalendarChangesNothing() {
    office.put(ann, "lunch.ics", LUNCH);
    Item invited = office.copy(bob, "lunch").orElseThrow();

    office.arrive(bob);
    assertThat(office.copy(bob, "lunch")).contains(invited);

    respond(bob, Answer.of(Answer.Kind.ACCEPTED));
    Item booked = office.copy(ann, "lunch").orElseThrow();
    office.arrive(ann);
    assertThat(office.copy(ann, "lunch")).contains(booked);
  }

  @Test
  void answerMayBeGivenSilently() {
    office.put(ann, "lunch.ics", LUNCH);
    office.forget();

    respond(bob, new Answer(Answer.Kind.TENTATIVE, "", null, false));

    assertThat(office.text(bob, "lunch")).contains("PARTSTAT=TENTATIVE");
    assertThat(office.text(ann, "lunch")).doesNotContain("TENTATIVE");
    assertThat(office.sent()).isEmpty();
  }

  @Test
  void answerToOneOccurrenceIsAboutThatAlone() {
    office.put(ann, "lunch.ics", LUNCH);
    office.forget();

    Moment second = Moment.of("20260312T110000Z", null);
    respond(bob, new Answer(Answer.Kind.DECLINED, "", second, true));

    assertThat(office.text(ann, "lunch"))
        .contains("RECURRENCE-ID;TZID=Europe/Berlin:20260312T120000")
        .containsOnlyOnce("PARTSTAT=DECLINED");
    assertThat(office.sent()).containsExactly("ann@example.test REPLY");
  }

  @Test
  void whoIsNotInvitedCannotAnswer() {
    Item item = office.put(ann, "lunch.ics", LUNCH).item();
    Reader owner = Reader.owner(ann);

    assertThatThrownBy(
            () -> office.meetings.respond(owner, item.id(), Answer.of(Answer.Kind.ACCEPTED)))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThatThrownBy(
            () ->
                office.meetings.respond(
                    Reader.owner(bob), item.id(), Answer.of(Answer.Kind.ACCEPTED)))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void movedMeetingCountsOnAndAsksAnew() { // RFC 6638 s3.2.8
    office.put(ann, "lunch.ics", LUNCH);
    respond(bob, Answer.of(Answer.Kind.ACCEPTED));
    office.forget();
    office.clock.forward(Duration.ofMinutes(1));

    String accepted = office.text(ann, "lunch");
    String moved = subjects(accepted).replace("T120000", "T130000");
    Stored stored = office.put(ann, "lunch.ics", moved);

    assertThat(office.text(stored.item())).contains("SEQUENCE:1", "PARTSTAT=NEEDS-ACTION");
    assertThat(office.text(bob, "lunch")).contains("T130000", "PARTSTAT=NEEDS-ACTION");
    assertThat(office.sent()).containsExactly("bob@example.test REQUEST", "eve@far.test REQUEST");
  }

  @Test
  void whatConcernsNobodyElseIsNotTold() {
    office.put(ann, "lunch.ics", LUNCH);
    office.forget();
    String alarm = "BEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM\nEND:VEVENT\n";

    Stored stored = office.put(ann, "lunch.ics", LUNCH.replace("END:VEVENT\n", alarm));

    assertThat(stored.asWritten()).isTrue();
    assertThat(office.sent()).isEmpty();
  }

  @Test
  void newTextIsToldWithoutAskingAnew() {
    office.put(ann, "lunch.ics", LUNCH);
    respond(bob, Answer.of(Answer.Kind.ACCEPTED));
    office.forget();
    office.clock.forward(Duration.ofMinutes(1));

    office.put(ann, "lunch.ics", subjects(office.text(ann, "lunch")).replace("Lunch", "Dinner"));

    assertThat(office.text(bob, "lunch")).contains("SUMMARY:Dinner", "PARTSTAT=ACCEPTED");
    assertThat(office.sent()).hasSize(2);
  }

  @Test
  void whoIsTakenOutIsToldAndTheOthersLearnIt() {
    office.put(ann, "lunch.ics", LUNCH);
    office.forget();

    office.put(ann, "lunch.ics", LUNCH.replace("ATTENDEE;RSVP=TRUE:mailto:Bob@example.test\n", ""));

    assertThat(office.text(bob, "lunch")).contains("STATUS:CANCELLED");
    assertThat(office.sent()).containsExactly("bob@example.test CANCEL", "eve@far.test REQUEST");
  }

  @Test
  void deletedMeetingIsCalledOff() {
    Item item = office.put(ann, "lunch.ics", LUNCH).item();
    office.forget();

    office.calendars.delete(Reader.owner(ann), item.id(), Expected.ANY);

    assertThat(office.text(bob, "lunch")).contains("STATUS:CANCELLED");
    assertThat(office.sent()).containsExactly("bob@example.test CANCEL", "eve@far.test CANCEL");
  }

  @Test
  void invitedPersonWhoDeletesDeclines() { // RFC 6638 s3.2.2.3
    office.put(ann, "lunch.ics", LUNCH);
    office.forget();
    Item item = office.copy(bob, "lunch").orElseThrow();

    office.calendars.delete(Reader.owner(bob), item.id(), Expected.ANY);

    assertThat(office.text(ann, "lunch")).contains("PARTSTAT=DECLINED");
    assertThat(office.sent()).containsExactly("ann@example.test REPLY");
  }

  @Test
  void clientThatTellsItselfIsLeftToIt() {
    var put =
        new Put(new Place(office.calendar(ann), "l.ics", Expected.ANY), Objects.object(LUNCH));
    Reader owner = Reader.owner(ann);

    Stored stored =
        office.calendars.commit(owner, office.calendars.prepare(owner, put, Manner.SILENT));
    String own =
        LUNCH.replace("mailto:Bob", "mailto:zoe").replace("RSVP", "SCHEDULE-AGENT=CLIENT;RSVP");
    office.put(ann, "l.ics", own.replace("ATTENDEE;CN=\"Eve, F.\":mailto:eve@far.test\n", ""));

    assertThat(stored.asWritten()).isTrue();
    assertThat(office.copy(bob, "lunch")).isEmpty();
    assertThat(office.sent()).doesNotContain("zoe@example.test REQUEST");
  }

  @Test
  void nobodyWritesInAnothersName() { // CA10
    office.put(bob, "x.ics", LUNCH.replace("mailto:Bob", "mailto:Cid"));

    assertThat(office.sent()).isEmpty();
    assertThat(office.copy(ann, "lunch")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailto:a@far.test%0D%0ABcc:b@far.test",
        "mailto:nobody@example.test",
        "urn:uuid:1",
        "mailto:",
        "mailto:a b@far.test",
        "mailto:a@far.test?bcc=b@far.test",
      })
  void whatIsNoAddressIsWrittenToByNobody(String uri) { // CA09
    String odd = LUNCH.replace("mailto:eve@far.test", uri);

    Stored stored = office.put(ann, "lunch.ics", odd);

    assertThat(office.text(stored.item())).contains("SCHEDULE-STATUS=3.7");
    assertThat(office.sent()).containsExactly("bob@example.test REQUEST");
  }

  @Test
  void meetingLiesInOneCalendarAndHasOneOrganiser() { // RFC 6638 s3.2.4
    office.put(ann, "lunch.ics", LUNCH);
    CollectionId other = office.house.collection(ann, Kind.CALENDAR, Role.NONE, "Other").id();
    var put = new Put(new Place(other, "x.ics", Expected.ANY), Objects.object(LUNCH));
    String two =
        LUNCH
            + LUNCH
                .replace("UID:lunch", "UID:lunch\nRECURRENCE-ID;TZID=Europe/Berlin:20260312T120000")
                .replace("RRULE:FREQ=WEEKLY\n", "")
                .replace("ORGANIZER:mailto:ann", "ORGANIZER:mailto:eve");

    Refusal elsewhere =
        catchThrowableOfType(Refusal.class, () -> office.calendars.put(Reader.owner(ann), put));
    Refusal organisers =
        catchThrowableOfType(Refusal.class, () -> office.put(ann, "lunch.ics", two));
    Refusal stolen =
        catchThrowableOfType(
            Refusal.class,
            () ->
                office.put(
                    bob,
                    String.valueOf(office.copy(bob, "lunch").orElseThrow().name()),
                    LUNCH.replace("ORGANIZER:mailto:ann", "ORGANIZER:mailto:eve")));

    assertThat(Clause.of(elsewhere)).contains(Clause.ELSEWHERE);
    assertThat(Clause.of(organisers)).contains(Clause.ORGANISER);
    assertThat(Clause.of(stolen)).contains(Clause.ATTENDEE_CHANGE);
  }

  @Test
  void whatIsOverConcernsNobody() {
    office.put(ann, "lunch.ics", LUNCH.replace("RRULE:FREQ=WEEKLY\n", ""));
    office.forget();
    office.clock.forward(Duration.ofDays(30));

    office.calendars.delete(
        Reader.owner(ann), office.copy(ann, "lunch").orElseThrow().id(), Expected.ANY);

    assertThat(office.sent()).isEmpty();
  }

  @Test
  void someonesOwnMeetingOfTheSameUidIsLeftAlone() { // CA05
    office.put(bob, "own.ics", LUNCH.replace("ann@", "bob@").replace("Bob@", "zoe@"));
    office.forget();
    String before = office.text(bob, "lunch");

    office.put(ann, "lunch.ics", LUNCH);

    assertThat(office.text(bob, "lunch")).isEqualTo(before);
  }

  private void respond(AccountId account, Answer answer) {
    Reader who = Reader.owner(account);
    Item item = office.copy(account, "lunch").orElseThrow();
    office.calendars.commit(who, office.meetings.respond(who, item.id(), answer));
  }

  private String tag(AccountId account) {
    return ((EventFacets) office.copy(account, "lunch").orElseThrow().facets()).tag();
  }

  private static String subjects(String text) {
    return text.substring(text.indexOf("BEGIN:VEVENT"), text.indexOf("END:VCALENDAR"));
  }
}
