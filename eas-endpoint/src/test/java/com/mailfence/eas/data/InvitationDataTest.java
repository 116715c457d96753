package com.mailfence.eas.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.item.Item;
import com.mailfence.eas.Mails;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Mails about meetings. [MS-ASEMAIL] section 2.2.2.48 */
final class InvitationDataTest {
  private static final String TALK =
      "BEGIN:VEVENT|UID:u1|DTSTAMP:20260301T080000Z|DTSTART:20260310T100000Z|DTEND:20260310T110000Z"
          + "|SUMMARY:Talk|LOCATION:Room 5|CLASS:PRIVATE|SEQUENCE:0"
          + "|ORGANIZER;CN=Ann Lee:mailto:ann@example.org"
          + "|ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:bob@example.org"
          + "|BEGIN:VALARM|ACTION:DISPLAY|DESCRIPTION:x|TRIGGER:-PT15M|END:VALARM|END:VEVENT";

  private final Looking looking = new Looking();

  @AfterEach
  void close() {
    looking.close();
  }

  @Test
  void upTo121() throws IOException { // R1207, R1300
    assertThat(shown(TALK, Version.V12_1))
        .isEqualTo(
            "<Email:MeetingRequest><AllDayEvent>0</AllDayEvent>"
                + "<StartTime>2026-03-10T10:00:00.000Z</StartTime>"
                + "<DtStamp>2026-03-01T08:00:00.000Z</DtStamp>"
                + "<EndTime>2026-03-10T11:00:00.000Z</EndTime>"
                + "<InstanceType>0</InstanceType><Location>Room 5</Location>"
                + "<Organizer>Ann Lee &lt;ann@example.org&gt;</Organizer>"
                + "<Reminder>900</Reminder><ResponseRequested>1</ResponseRequested>"
                + "<Sensitivity>2</Sensitivity><BusyStatus>2</BusyStatus>"
                + ("<TimeZone>" + UTC + "</TimeZone>")
                + ("<GlobalObjId>" + GlobalObjectId.of("u1", null) + "</GlobalObjId>")
                + "</MeetingRequest>");
  }

  private static final String UTC = "A".repeat(230) + "==";

  @Test
  void at140() throws IOException { // R1301
    assertThat(names(TALK, Version.V14_0))
        .endsWith("GlobalObjId", "DisallowNewTimeProposal")
        .doesNotContain("MeetingMessageType");
  }

  @Test
  void at141() throws IOException {
    assertThat(names(TALK, Version.V14_1))
        .endsWith("GlobalObjId", "DisallowNewTimeProposal", "MeetingMessageType");
  }

  @ParameterizedTest
  @EnumSource(
      value = Version.class,
      names = {"V16_0", "V16_1"})
  void from160On(Version version) throws IOException { // R1253, R12540, R1310, R13001, R13002
    assertThat(names(TALK, version))
        .containsExactly(
            "AllDayEvent",
            "StartTime",
            "DtStamp",
            "EndTime",
            "InstanceType",
            "Location",
            "Organizer",
            "Reminder",
            "ResponseRequested",
            "Sensitivity",
            "BusyStatus",
            "TimeZone",
            "UID",
            "DisallowNewTimeProposal",
            "MeetingMessageType");
    assertThat(shown(TALK, version))
        .contains(
            "<AirSyncBase:Location><DisplayName>Room 5</DisplayName></Location>",
            "<Calendar:UID>u1</UID>",
            "<Email2:MeetingMessageType>1</MeetingMessageType>");
  }

  @ParameterizedTest
  @CsvSource({
    "REQUEST, NEEDS-ACTION, IPM.Schedule.Meeting.Request",
    "CANCEL, NEEDS-ACTION, IPM.Schedule.Meeting.Canceled",
    "REPLY, ACCEPTED, IPM.Schedule.Meeting.Resp.Pos",
    "REPLY, TENTATIVE, IPM.Schedule.Meeting.Resp.Tent",
    "REPLY, DECLINED, IPM.Schedule.Meeting.Resp.Neg",
    "COUNTER, TENTATIVE, IPM.Schedule.Meeting.Resp.Tent",
    "REFRESH, NEEDS-ACTION, IPM.Note"
  })
  void theClassSaysWhatItIs(String method, String answer, String type)
      throws IOException { // R595, R587
    String lines = TALK.replace("NEEDS-ACTION", answer);
    Element data = look(method, lines, Version.V14_1);
    assertThat(data.text("Email", "MessageClass")).contains(type);
    assertThat(data.has("Email", "MeetingRequest")).isEqualTo(!type.equals("IPM.Note"));
  }

  @Test
  void aSeriesSaysHowOftenItIs() throws IOException { // R493, R653, R681, R1155, R1233, R1234
    String weekly =
        TALK.replace("|SUMMARY", "|RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=4|SUMMARY");
    String begin =
        "<Recurrences><Recurrence><Type>1</Type><Interval>2</Interval>"
            + "<Occurrences>4</Occurrences><DayOfWeek>4</DayOfWeek>";
    assertThat(shown(weekly, Version.V14_0))
        .contains("<InstanceType>1</InstanceType>", begin + "</Recurrence></Recurrences>");
    assertThat(shown(weekly, Version.V14_1))
        .contains(begin + "<Email2:FirstDayOfWeek>1</FirstDayOfWeek></Recurrence>");
    String monthly =
        TALK.replace(
            "|SUMMARY", "|RRULE:FREQ=MONTHLY;BYMONTHDAY=10;UNTIL=20260610T100000Z|SUMMARY");
    assertThat(shown(monthly, Version.V12_1))
        .contains("<Until>20260610T100000Z</Until><DayOfMonth>10</DayOfMonth></Recurrence>");
    assertThat(shown(monthly, Version.V16_1))
        .contains("<DayOfMonth>10</DayOfMonth><Email2:CalendarType>0</CalendarType></Recurrence>");
  }

  @Test
  void oneOccurrenceSaysWhichOneItIs() throws IOException { // R495, R679, R935, R1350
    String one = TALK.replace("|SUMMARY", "|RECURRENCE-ID:20260309T100000Z|SUMMARY");
    assertThat(shown(one, Version.V14_1))
        .contains(
            "<InstanceType>3</InstanceType>",
            "<RecurrenceId>2026-03-09T10:00:00.000Z</RecurrenceId>",
            GlobalObjectId.of("u1", java.time.LocalDate.of(2026, 3, 9)));
  }

  @Test
  void whatRecursAsAWholeNamesNoOccurrence() throws IOException { // R936
    assertThat(names(TALK, Version.V14_1)).doesNotContain("RecurrenceId", "Recurrences");
  }

  @Test
  void newsOfAMeetingAreNoFirstInvitation() throws IOException { // R534, R535, R533
    assertThat(shown(TALK.replace("SEQUENCE:0", "SEQUENCE:3"), Version.V14_1))
        .contains("<Email2:MeetingMessageType>2</MeetingMessageType>");
    assertThat(request(look("CANCEL", TALK, Version.V14_1)).text("Email2", "MeetingMessageType"))
        .contains("0");
  }

  @Test
  void whoComesIsBusyAsTheOrganiserIntends() throws IOException { // R262, R265
    String tentative =
        TALK.replace(
            "|SUMMARY",
            "|X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE|X-MICROSOFT-CDO-INTENDEDSTATUS:OOF|SUMMARY");
    assertThat(shown(tentative, Version.V14_1)).contains("<BusyStatus>3</BusyStatus>");
  }

  @Test
  void noAnswerIsAskedWhereNobodySaysSo() throws IOException { // R716
    assertThat(shown(TALK.replace(";RSVP=TRUE", ""), Version.V12_1))
        .contains("<ResponseRequested>0</ResponseRequested>");
  }

  @Test
  void noOtherTimeMayBeProposedWhereItIsSaidSo() throws IOException {
    String firm = TALK.replace("|SUMMARY", "|X-MICROSOFT-DISALLOW-COUNTER:TRUE|SUMMARY");
    assertThat(shown(firm, Version.V14_0))
        .contains("<DisallowNewTimeProposal>1</DisallowNewTimeProposal>");
  }

  @Test
  void anotherTimeIsProposed() throws IOException { // [MS-ASCMD] R6990101702, R6990101721
    String counter =
        TALK.replace(
                "|SUMMARY",
                "|X-MS-OLK-ORIGINALSTART:20260310T080000Z|X-MS-OLK-ORIGINALEND:20260310T090000Z"
                    + "|SUMMARY")
            .replace("NEEDS-ACTION", "TENTATIVE");
    Element old = request(look("COUNTER", counter, Version.V16_0));
    assertThat(old.has("MeetingResponse", "ProposedStartTime")).isFalse();
    Element seen = request(look("COUNTER", counter, Version.V16_1));
    assertThat(seen.text("Email", "StartTime")).contains("2026-03-10T08:00:00.000Z");
    assertThat(seen.text("MeetingResponse", "ProposedStartTime")).contains("20260310T100000Z");
    assertThat(seen.text("MeetingResponse", "ProposedEndTime")).contains("20260310T110000Z");
  }

  @Test
  void aDayIsTold() throws IOException {
    String day =
        TALK.replace("DTSTART:20260310T100000Z", "DTSTART;VALUE=DATE:20260310")
            .replace("DTEND:20260310T110000Z", "DTEND;VALUE=DATE:20260311");
    assertThat(shown(day, Version.V16_1))
        .contains(
            "<AllDayEvent>1</AllDayEvent>",
            "<StartTime>2026-03-10T00:00:00.000Z</StartTime>",
            "<EndTime>2026-03-11T00:00:00.000Z</EndTime>");
  }

  @Test
  void aZoneIsToldAsItIsDescribed() throws IOException { // R781, R783
    String zoned =
        "BEGIN:VTIMEZONE|TZID:Here|BEGIN:STANDARD|DTSTART:19700101T000000|TZOFFSETFROM:+0300"
            + "|TZOFFSETTO:+0300|END:STANDARD|END:VTIMEZONE|"
            + TALK.replace("DTSTART:20260310T100000Z", "DTSTART;TZID=Here:20260310T130000")
                .replace("DTEND:20260310T110000Z", "DTEND;TZID=Here:20260310T140000");
    assertThat(shown(zoned, Version.V14_1))
        .contains("<StartTime>2026-03-10T10:00:00.000Z</StartTime>", "<TimeZone>TP///w");
  }

  @Test
  void whatNobodyCanReadIsAMail() throws IOException { // EA12
    for (String broken :
        new String[] {
          TALK.replace("DTSTART:20260310T100000Z", "DTSTART:frog"),
          TALK.replace("|DTSTART:20260310T100000Z", ""),
          "BEGIN:VTODO|UID:u|END:VTODO",
          "BEGIN:VEVENT"
        }) {
      Element data = look("REQUEST", broken, Version.V14_1);
      assertThat(data.text("Email", "MessageClass")).contains("IPM.Note");
      assertThat(data.has("Email", "MeetingRequest")).isFalse();
    }
  }

  @Test
  void aCrowdIsNoBurden() throws IOException { // CA09
    String crowd = "|ATTENDEE:mailto:" + "x".repeat(60) + "@example.org";
    String many = TALK.replace("|SUMMARY", crowd.repeat(1_000) + "|SUMMARY");
    assertThat(shown(many, Version.V14_1)).contains("<ResponseRequested>1</ResponseRequested>");
  }

  private String shown(String lines, Version version) throws IOException {
    return Looking.show(request(look("REQUEST", lines, version)));
  }

  private List<String> names(String lines, Version version) throws IOException {
    List<String> names = new ArrayList<>();
    request(look("REQUEST", lines, version)).children().forEach(one -> names.add(one.name()));
    return names;
  }

  private Element look(String method, String lines, Version version) throws IOException {
    Item mail = looking.mail(Mails.meeting(method, lines));
    return looking.look(mail, Looking.view(version));
  }

  private static Element request(Element data) {
    return data.need("Email", "MeetingRequest");
  }
}
