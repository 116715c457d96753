package com.mailfence.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.item.Period;
import com.mailfence.core.item.Role;
import com.mailfence.engine.resource.Expected;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MeetingMailTest {
  private static final String TEA =
      "BEGIN:VEVENT\nUID:tea\nDTSTAMP:20260301T000000Z\nSEQUENCE:1\nSUMMARY:Tea\n"
          + "DTSTART:20260305T150000Z\nDURATION:PT1H\nORGANIZER:mailto:eve@far.test\n"
          + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@example.test\n"
          + "BEGIN:VALARM\nTRIGGER:-PT5M\nREPEAT:2000000000\nDURATION:PT1S\nEND:VALARM\n"
          + "END:VEVENT\n";

  private final Office office = new Office();
  private final AccountId ann = office.person("ann");

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void invitationWaitsInTheCalendarForAnAnswer() { // CA02, CAL-011
    office.comes(ann, "Eve <Eve@far.test>", "REQUEST", TEA);

    assertThat(office.text(ann, "tea"))
        .contains("SUMMARY:Tea", "PARTSTAT=NEEDS-ACTION")
        .doesNotContain("VALARM", "METHOD", "ACCEPTED");
    assertThat(inbox()).hasSize(1);
    assertThat(((MailFacets) inbox().get(0).facets()).nature())
        .isEqualTo(MailFacets.Nature.MEETING);
    assertThat(office.meetings.message(inbox().get(0)).orElseThrow().method()).isEqualTo("REQUEST");
    assertThat(office.sent()).isEmpty(); // CA08
  }

  @Test
  void forgedInvitationsStayMails() { // CA05
    office.comes(ann, "mallory@far.test", "REQUEST", TEA);
    office.comes(ann, "eve@far.test, mallory@far.test", "REQUEST", TEA);
    office.comes(ann, "eve@far.test", "REQUEST", TEA.replace("ann@", "zoe@"));
    office.comes(
        ann, "ann@example.test", "REQUEST", TEA.replace("eve@far.test", "ann@example.test"));

    assertThat(office.copy(ann, "tea")).isEmpty();
    assertThat(inbox()).hasSize(4);
  }

  @Test
  void onlyTheOrganiserOfTheHouseChangesAndCallsOffByMail() { // CA06
    office.person("bob");
    String tea = TEA.replace("eve@far.test", "bob@example.test");
    office.isHandedIn(ann, "bob@example.test", "REQUEST", tea);
    String before = office.text(ann, "tea");
    String later = tea.replace("SEQUENCE:1", "SEQUENCE:2").replace("Tea", "Coffee");

    office.isHandedIn(ann, "zoe@example.test", "REQUEST", later);
    office.isHandedIn(ann, "zoe@example.test", "REQUEST", later.replace("bob@", "zoe@"));
    office.isHandedIn(ann, "zoe@example.test", "CANCEL", later.replace("bob@", "zoe@"));
    office.isHandedIn(ann, "bob@example.test", "CANCEL", tea.replace("SEQUENCE:1", "SEQUENCE:0"));
    office.isHandedIn(
        ann, "bob@example.test", "REQUEST", later.replace("SEQUENCE:2", "SEQUENCE:0"));
    assertThat(office.text(ann, "tea")).isEqualTo(before);

    office.isHandedIn(ann, "bob@example.test", "REQUEST", later);
    assertThat(office.text(ann, "tea")).contains("SUMMARY:Coffee");
    office.isHandedIn(ann, "bob@example.test", "CANCEL", later.replace("SEQUENCE:2", "SEQUENCE:3"));
    assertThat(office.text(ann, "tea")).contains("STATUS:CANCELLED");
  }

  @Test
  void mailFromOutsideChangesNoMeetingUntilTheUserAnswersIt() { // CA05, CA06
    office.comes(ann, "eve@far.test", "REQUEST", TEA);
    String before = office.text(ann, "tea");
    String later = TEA.replace("SEQUENCE:1", "SEQUENCE:2").replace("Tea", "Coffee");

    office.comes(ann, "eve@far.test", "REQUEST", later);
    office.comes(ann, "eve@far.test", "CANCEL", later.replace("SEQUENCE:2", "SEQUENCE:3"));
    assertThat(office.text(ann, "tea")).isEqualTo(before);

    Reader who = Reader.owner(ann);
    Item update =
        inbox().stream()
            .filter(
                mail ->
                    office
                        .meetings
                        .message(mail)
                        .orElseThrow()
                        .leader()
                        .orElseThrow()
                        .text("SUMMARY")
                        .equals("Coffee"))
            .filter(mail -> office.meetings.message(mail).orElseThrow().method().equals("REQUEST"))
            .findFirst()
            .orElseThrow();
    office.calendars.commit(
        who, office.meetings.respondTo(who, update, Answer.of(Answer.Kind.ACCEPTED)));
    assertThat(office.text(ann, "tea")).contains("SUMMARY:Coffee", "PARTSTAT=ACCEPTED");
  }

  @Test
  void nobodyOutsideSpeaksForSomebodyOfTheHouse() { // CA05, CA07
    office.person("bob");
    String bobs = TEA.replace("eve@far.test", "bob@example.test");
    office.comes(ann, "bob@example.test", "REQUEST", bobs);
    assertThat(office.copy(ann, "tea")).isEmpty();

    String own =
        TEA.replace("ORGANIZER:mailto:eve@far.test", "ORGANIZER:mailto:ann@example.test")
            .replace("PARTSTAT=ACCEPTED:mailto:ann@example.test", "CN=B:mailto:bob@example.test");
    office.put(ann, "tea.ics", own);
    office.comes(ann, "bob@example.test", "REPLY", own.replace("CN=B", "PARTSTAT=DECLINED"));
    assertThat(office.text(ann, "tea")).doesNotContain("DECLINED");
  }

  @Test
  void sameMailTwiceChangesNothing() {
    office.comes(ann, "eve@far.test", "REQUEST", TEA);
    Item before = office.copy(ann, "tea").orElseThrow();

    office.comes(
        ann, "eve@far.test", "REQUEST", TEA.replace("PARTSTAT=ACCEPTED", "PARTSTAT=NEEDS-ACTION"));

    assertThat(office.copy(ann, "tea").orElseThrow().stamps()).isEqualTo(before.stamps());
  }

  @Test
  void answerFromOutsideIsBookedForTheOneWhoSentIt() { // CA07
    String own =
        TEA.replace("ORGANIZER:mailto:eve@far.test", "ORGANIZER:mailto:ann@example.test")
            .replace("PARTSTAT=ACCEPTED:mailto:ann@example.test", "CN=E:mailto:eve@far.test");
    office.put(ann, "tea.ics", own);
    office.forget();
    String yes = own.replace("CN=E", "PARTSTAT=ACCEPTED");

    office.comes(ann, "mallory@far.test", "REPLY", yes);
    office.comes(ann, "mallory@far.test", "REPLY", yes.replace("eve@far", "mallory@far"));
    assertThat(office.text(ann, "tea")).doesNotContain("ACCEPTED", "mallory");

    office.comes(ann, "eve@far.test", "REPLY", yes.replace("SUMMARY:Tea", "SUMMARY:Mine"));
    assertThat(office.text(ann, "tea")).contains("PARTSTAT=ACCEPTED", "SUMMARY:Tea");
    assertThat(office.sent()).isEmpty();
  }

  @Test
  void bombsAndNonsenseStayMails() { // CA01
    office.comes(ann, "eve@far.test", "REQUEST", TEA.replace("SEQ", "RRULE:FREQ=SECONDLY\nSEQ"));
    office.comes(ann, "eve@far.test", "REQUEST", "BEGIN:X\n".repeat(5_000));
    office.comes(ann, "eve@far.test", "PUBLISH", TEA);
    office.comes(ann, "eve@far.test", "CANCEL", TEA);

    assertThat(office.copy(ann, "tea")).isEmpty();
    assertThat(inbox()).hasSize(4);
  }

  @Test
  void answerToAnOutsideInvitationGoesByMail() {
    office.comes(ann, "eve@far.test", "REQUEST", TEA);
    Reader who = Reader.owner(ann);
    Item mail = inbox().get(0);

    office.calendars.commit(
        who, office.meetings.respondTo(who, mail, Answer.of(Answer.Kind.ACCEPTED)));

    assertThat(office.text(ann, "tea")).contains("PARTSTAT=ACCEPTED", "SCHEDULE-STATUS=1.1");
    assertThat(office.sent()).containsExactly("eve@far.test REPLY");
  }

  @Test
  void anAnswerPutsBackWhatIsInNoCalendar() {
    office.comes(ann, "eve@far.test", "REQUEST", TEA);
    Reader who = Reader.owner(ann);
    office.calendars.commit(
        who,
        office.calendars.prepareDelete(
            who, office.copy(ann, "tea").orElseThrow().id(), Expected.ANY, Manner.SILENT));

    office.calendars.commit(
        who, office.meetings.respondTo(who, inbox().get(0), Answer.of(Answer.Kind.TENTATIVE)));

    assertThat(office.text(ann, "tea")).contains("PARTSTAT=TENTATIVE", "SUMMARY:Tea");
    assertThat(office.sent()).containsExactly("eve@far.test REPLY");
  }

  @Test
  void whoWasNotInvitedComesAlong() {
    office.comes(ann, "zoe@far.test", "REQUEST", TEA.replace("ann@example.test", "bob@far.test"));
    assertThat(office.copy(ann, "tea")).isEmpty(); // CA08

    Reader who = Reader.owner(ann);
    office.calendars.commit(
        who, office.meetings.respondTo(who, inbox().get(0), Answer.of(Answer.Kind.ACCEPTED)));

    assertThat(office.text(ann, "tea")).contains("PARTSTAT=ACCEPTED", "mailto:ann@example.test");
    assertThat(office.sent()).containsExactly("eve@far.test REPLY");
  }

  @Test
  void aMailThatIsNoRequestCannotBeAnswered() {
    office.comes(ann, "eve@far.test", "CANCEL", TEA);

    assertThatThrownBy(
            () ->
                office.meetings.respondTo(
                    Reader.owner(ann), inbox().get(0), Answer.of(Answer.Kind.ACCEPTED)))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void somebodyElsesMailIsNotThere() { // EA03
    office.comes(ann, "eve@far.test", "REQUEST", TEA);
    Item mail = inbox().get(0);
    var bob = Reader.owner(office.person("bob"));

    assertThatThrownBy(() -> office.meetings.respondTo(bob, mail, Answer.of(Answer.Kind.ACCEPTED)))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void anotherTimeIsProposedByMail() throws IOException { // RFC 5546 s3.2.7
    office.comes(ann, "eve@far.test", "REQUEST", TEA);
    Reader who = Reader.owner(ann);
    Instant noon = Instant.parse("2026-03-20T12:00:00Z");
    var later = new Period(noon, noon.plusSeconds(3600));
    var answer = new Answer(Answer.Kind.TENTATIVE, "Better", null, true, later);

    office.calendars.commit(who, office.meetings.respondTo(who, inbox().get(0), answer));

    assertThat(office.sent()).containsExactly("eve@far.test COUNTER");
    String said = office.letter();
    assertThat(said)
        .contains("PARTSTAT=TENTATIVE", "20260320T1", "X-MS-OLK-ORIGINALSTART", "Better");
    assertThat(office.text(ann, "tea")).contains("PARTSTAT=TENTATIVE").doesNotContain("20260320");
  }

  @Test
  void whereNoOtherTimeMayBeProposedTheAnswerIsAllThatIsTold() {
    String firm = TEA.replace("SUMMARY", "X-MICROSOFT-DISALLOW-COUNTER:TRUE\nSUMMARY");
    office.comes(ann, "eve@far.test", "REQUEST", firm);
    Reader who = Reader.owner(ann);
    Instant noon = Instant.parse("2026-03-20T12:00:00Z");
    var later = new Period(noon, noon.plusSeconds(3600));

    office.calendars.commit(
        who,
        office.meetings.respondTo(
            who, inbox().get(0), new Answer(Answer.Kind.DECLINED, "", null, true, later)));

    assertThat(office.sent()).containsExactly("eve@far.test REPLY");
  }

  @Test
  void whoSaysTheSameAgainIsHeardAgain() {
    office.comes(ann, "eve@far.test", "REQUEST", TEA);
    Reader who = Reader.owner(ann);
    Answer yes = Answer.of(Answer.Kind.ACCEPTED);
    office.calendars.commit(who, office.meetings.respondTo(who, inbox().get(0), yes));
    office.forget();

    office.calendars.commit(who, office.meetings.respondTo(who, inbox().get(0), yes));

    assertThat(office.sent()).containsExactly("eve@far.test REPLY");
  }

  private List<Item> inbox() {
    var inbox =
        office.house.catalog.collections(Reader.house(), ann).stream()
            .filter(c -> c.kind() == Kind.MAIL && c.role() == Role.INBOX)
            .findFirst()
            .orElseThrow();
    return office.house.catalog.newest(Reader.house(), inbox.id(), Long.MAX_VALUE, 50);
  }
}
