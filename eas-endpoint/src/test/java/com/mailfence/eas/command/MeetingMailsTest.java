package com.mailfence.eas.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.eas.Mails;
import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invitations in an Inbox: seen by a phone, and answered by it. [MS-ASCMD] section 2.2.1.11 */
final class MeetingMailsTest {
  private static final String TALK =
      "BEGIN:VEVENT|UID:u1|DTSTAMP:20260301T080000Z|DTSTART:20260310T100000Z|DTEND:20260310T110000Z"
          + "|SUMMARY:Talk|LOCATION:Room 5|SEQUENCE:0"
          + "|ORGANIZER;CN=Eve:mailto:eve@far.example"
          + "|ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:bob@test.example|END:VEVENT";

  private final MeetingWorld world = new MeetingWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void anInvitationIsAnsweredWhereItLies(String version) { // R5071, R5790, R3807
    EasClient bob = reading("bob", version);
    Node mail = bob.mirror(inbox(bob)).items().values().iterator().next();
    Node request = mail.at("Email:MeetingRequest");
    boolean modern = version.startsWith("16");
    assertThat(mail.at("Email:MessageClass").text()).isEqualTo("IPM.Schedule.Meeting.Request");
    assertThat(request.has("Email:GlobalObjId")).isNotEqualTo(modern);
    assertThat(request.has("Calendar:UID")).isEqualTo(modern);
    Node result =
        respond(bob, 1, modern ? List.of(Node.of("MeetingResponse:SendResponse")) : List.of());
    assertThat(result.at("MeetingResponse:Status").text()).isEqualTo("1");
    assertThat(result.at("MeetingResponse:RequestId").text()).isEqualTo(onlyMail(bob));
    assertThat(world.copy(world.bob, "Talk")).contains("PARTSTAT=ACCEPTED");
    assertThat(world.sent())
        .isEqualTo(modern ? List.of("eve@far.example REPLY") : List.of()); // R268, R6062
    assertThat(result.at("MeetingResponse:CalendarId").text())
        .isEqualTo(world.name(world.bob, "Talk"));
  }

  @Test
  void withoutAWordForTheOrganiserNobodyWritesToHim() { // R7113
    EasClient bob = reading("bob", "16.1");
    assertThat(respond(bob, 2, List.of()).at("MeetingResponse:Status").text()).isEqualTo("1");
    assertThat(world.copy(world.bob, "Talk")).contains("PARTSTAT=TENTATIVE");
    assertThat(world.sent()).isEmpty();
  }

  @Test
  void whatIsDeclinedIsNotKept() { // R5072, R830
    EasClient bob = reading("bob", "16.1");
    Node result = respond(bob, 3, List.of(Node.of("MeetingResponse:SendResponse")));
    assertThat(result.at("MeetingResponse:Status").text()).isEqualTo("1");
    assertThat(result.has("MeetingResponse:CalendarId")).isFalse();
    assertThat(world.events(world.bob)).isEmpty();
    assertThat(world.sent()).containsExactly("eve@far.example REPLY");
  }

  @Test
  void aWordForTheOrganiserGoesWithTheAnswer() { // R7115
    EasClient bob = reading("bob", "16.0");
    Node body =
        Node.of(
            "AirSyncBase:Body",
            Node.text("AirSyncBase:Type", "2"),
            Node.text("AirSyncBase:Data", "<p>See <b>you</b></p>"));
    respond(bob, 1, List.of(Node.of("MeetingResponse:SendResponse", body)));
    assertThat(world.onlyMail()).contains("See you").doesNotContain("<b>");
  }

  @Test
  void anotherTimeIsProposedFrom161On() { // R6990101702, R6990101722, R6990101723, R6990101744
    EasClient bob = reading("bob", "16.1");
    respond(bob, 2, List.of(proposal()));
    assertThat(world.sent()).containsExactly("eve@far.example COUNTER");
    assertThat(world.onlyMail()).contains("DTSTART:20260311T100000Z", "DTEND:20260311T110000Z");
    assertThat(world.copy(world.bob, "Talk")).contains("DTSTART:20260310T100000Z");
  }

  @Test
  void before161NoOtherTimeIsProposed() { // R6990101721, R6990101743
    EasClient bob = reading("bob", "16.0");
    respond(bob, 2, List.of(proposal()));
    assertThat(world.sent()).containsExactly("eve@far.example REPLY");
  }

  @Test
  void aProposalThatIsNoTimeIsRefused() {
    EasClient bob = reading("bob", "16.1");
    Node half =
        Node.of(
            "MeetingResponse:SendResponse",
            Node.text("MeetingResponse:ProposedStartTime", "20260311T100000Z"));
    assertThat(respond(bob, 2, List.of(half)).at("MeetingResponse:Status").text()).isEqualTo("2");
    assertThat(world.sent()).isEmpty();
  }

  @Test
  void anInvitationThatIsInNoCalendarComesIntoIt() { // R5071
    EasClient bob = reading("bob", "14.1");
    assertThat(world.events(world.bob)).isEmpty();
    Node result = respond(bob, 1, List.of());
    assertThat(result.at("MeetingResponse:Status").text()).isEqualTo("1");
    assertThat(world.copy(world.bob, "Talk")).contains("PARTSTAT=ACCEPTED");
  }

  @Test
  void anOccurrenceIsNamedInACalendarOnly() { // R4185
    EasClient bob = reading("bob", "16.1");
    Node instance = Node.text("MeetingResponse:InstanceId", "2026-03-10T10:00:00.000Z");
    assertThat(respond(bob, 1, List.of(instance)).at("MeetingResponse:Status").text())
        .isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"14.0", "14.1", "16.0", "16.1"})
  void moreThanAHundredAreRefusedAsOne(String version) { // R5650
    EasClient bob = reading("bob", version);
    Node one = request(bob, 1, List.of());
    Node all = Node.of("MeetingResponse:MeetingResponse", Collections.nCopies(101, one));
    Node answer = bob.command("MeetingResponse", all).orElseThrow();
    assertThat(answer.at("MeetingResponse:Status").text()).isEqualTo("103");
    assertThat(world.events(world.bob)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"12.1, 2", "14.0, 2", "14.1, 1", "16.0, 1", "16.1, 1"})
  void inACalendarAnswersAreGivenFrom141On(String version, String status) { // R7509, R7510
    EasClient bob = reading("bob", version);
    world.put(
        world.bob,
        "party",
        "DTSTART:20260310T100000Z|ORGANIZER:mailto:eve@far.example"
            + "|ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:bob@test.example");
    Node wish =
        Node.of(
            "MeetingResponse:Request",
            Node.number("MeetingResponse:UserResponse", 1),
            Node.text("MeetingResponse:CollectionId", bob.folder(8)),
            Node.text("MeetingResponse:RequestId", world.name(world.bob, "party")));
    Node result =
        bob.command("MeetingResponse", Node.of("MeetingResponse:MeetingResponse", wish))
            .orElseThrow()
            .at("MeetingResponse:Result");
    assertThat(result.at("MeetingResponse:Status").text()).isEqualTo(status);
    assertThat(world.copy(world.bob, "party"))
        .contains(status.equals("1") ? "PARTSTAT=ACCEPTED" : "PARTSTAT=NEEDS-ACTION");
  }

  @Test
  void aLongIdNamesAnInvitationAsWell() { // R5558, R5559, R5374
    EasClient bob = reading("bob", "14.1");
    Node wish =
        Node.of(
            "MeetingResponse:Request",
            Node.number("MeetingResponse:UserResponse", 1),
            Node.text("Search:LongId", onlyMail(bob)));
    Node result =
        bob.command("MeetingResponse", Node.of("MeetingResponse:MeetingResponse", wish))
            .orElseThrow()
            .at("MeetingResponse:Result");
    assertThat(result.at("MeetingResponse:Status").text()).isEqualTo("1");
    assertThat(result.has("MeetingResponse:RequestId")).isFalse();
    assertThat(world.copy(world.bob, "Talk")).contains("PARTSTAT=ACCEPTED");
  }

  private static Node proposal() {
    return Node.of(
        "MeetingResponse:SendResponse",
        Node.text("MeetingResponse:ProposedStartTime", "20260311T100000Z"),
        Node.text("MeetingResponse:ProposedEndTime", "20260311T110000Z"));
  }

  /** A phone that holds one mail, the invitation. */
  private EasClient reading(String name, String version) {
    AccountId account = world.bob;
    Collection inbox = world.folder(account, Kind.MAIL, Role.INBOX);
    world.eas.house.store.commit(
        Reader.house(),
        account,
        d ->
            d.add(
                Mails.of(
                    world.eas.house.blobs,
                    inbox.id(),
                    world.eas.clock.instant(),
                    Mails.meeting("REQUEST", TALK))));
    EasClient client = world.eas.phone(name, "reader", version);
    client.folderSync();
    client.sync(inbox(client));
    return client;
  }

  private static String inbox(EasClient client) {
    return client.folder(2);
  }

  private static String onlyMail(EasClient client) {
    return client.mirror(inbox(client)).items().keySet().iterator().next();
  }

  private static Node request(EasClient client, int answer, List<Node> more) {
    List<Node> words =
        new ArrayList<>(
            Arrays.asList(
                Node.number("MeetingResponse:UserResponse", answer),
                Node.text("MeetingResponse:CollectionId", inbox(client)),
                Node.text("MeetingResponse:RequestId", onlyMail(client))));
    words.addAll(more);
    return Node.of("MeetingResponse:Request", words);
  }

  private static Node respond(EasClient client, int answer, List<Node> more) {
    Node request = request(client, answer, more);
    return client
        .command("MeetingResponse", Node.of("MeetingResponse:MeetingResponse", request))
        .orElseThrow()
        .at("MeetingResponse:Result");
  }
}
