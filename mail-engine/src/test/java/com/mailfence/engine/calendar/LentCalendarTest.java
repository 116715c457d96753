package com.mailfence.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Put;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others may do in a calendar that is lent to them. */
final class LentCalendarTest {
  private static final String EVENT =
      "BEGIN:VEVENT\nUID:one\nDTSTAMP:20260301T000000Z\nDTSTART:20990305T150000Z\n"
          + "DURATION:PT1H\nSUMMARY:One\nEND:VEVENT\n";
  private static final String MEETING =
      EVENT.replace(
          "SUMMARY", "ORGANIZER:mailto:ann@example.test\nATTENDEE:mailto:eve@far.test\nSUMMARY");

  private final Office office = new Office();
  private final AccountId ann = office.person("ann");
  private final AccountId bob = office.person("bob");
  private final CollectionId calendar = office.calendar(ann);
  private final Reader reading = reader(false);
  private final Reader writing = reader(true);

  @BeforeEach
  void one() {
    office.put(ann, "one.ics", EVENT);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private Reader reader(boolean writable) {
    return Reader.owner(bob).lent(List.of(new Reader.Loan(ann, calendar.number(), writable)));
  }

  private Put put(String name, String components) {
    return new Put(new Place(calendar, name, Expected.ANY), Objects.object(components));
  }

  @Test
  void whoOnlyReadsIsRefusedAndWhoSeesNothingFindsNothing() { // SH01
    Item one = office.copy(ann, "one").orElseThrow();
    String before = office.text(ann, "one");
    Reader stranger = Reader.owner(bob);
    var mine = new Place(office.calendar(bob), null, Expected.ANY);

    refused(() -> office.calendars.put(reading, put("one.ics", EVENT.replace("One", "Two"))));
    refused(() -> office.calendars.delete(reading, one.id(), Expected.ANY));
    refused(() -> office.calendars.move(reading, one.id(), Expected.ANY, mine));
    assertThatThrownBy(() -> office.calendars.put(stranger, put("one.ics", EVENT)))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> office.calendars.delete(stranger, one.id(), Expected.ANY))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(office.text(ann, "one")).isEqualTo(before);
    assertThat(office.calendars.copy(reading, one.id(), Expected.ANY, mine).item().collection())
        .isEqualTo(office.calendar(bob));
  }

  private static void refused(ThrowingCallable deed) {
    assertThatThrownBy(deed).isInstanceOf(Refusal.Forbidden.class);
  }

  @Test
  void whoWritesChangesMovesAndRemoves() {
    office.calendars.put(writing, put("one.ics", EVENT.replace("One", "Two")));
    assertThat(office.text(ann, "one")).contains("SUMMARY:Two");
    Item one = office.copy(ann, "one").orElseThrow();
    var mine = new Place(office.calendar(bob), null, Expected.ANY);

    office.calendars.move(writing, one.id(), Expected.ANY, mine);

    assertThat(office.copy(ann, "one")).isEmpty();
    assertThat(office.text(bob, "one")).contains("SUMMARY:Two");
    office.put(ann, "one.ics", EVENT);
    office.calendars.delete(writing, office.copy(ann, "one").orElseThrow().id(), Expected.ANY);
    assertThat(office.copy(ann, "one")).isEmpty();
  }

  @Test
  void aStepSaysThatItSpeaksInTheOwnersName() { // RFC 6638 s6.2.1
    assertThat(office.calendars.prepare(writing, put("one.ics", EVENT)).tells()).isFalse();
    Step step = office.calendars.prepare(writing, put("one.ics", MEETING));
    assertThat(step.tells()).isTrue();
    office.calendars.put(Reader.owner(ann), put("one.ics", MEETING));
    Item meeting = office.copy(ann, "one").orElseThrow();
    assertThat(office.calendars.prepareDelete(writing, meeting.id(), Expected.ANY).tells())
        .isTrue();
  }
}
