package com.mailfence.eas.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.testbed.eas.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Meetings that are passed on from a calendar, from 16.0 on. [MS-ASCMD] section 2.2.3.79 */
final class ForwardedMeetingsTest {
  private static final String TEN = "20260310T100000Z";
  private static final String BOB = "bob@test.example";
  private static final String SUE = "sue@elsewhere.example";

  private final MeetingWorld world = new MeetingWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"16.0", "16.1"})
  void toItsOrganiserThatIsToInvite(String version) { // R6620, R7177
    CalendarPhone ann = world.phone("ann", version);
    String id = ann.meets("lunch", TEN, SUE);
    world.forget();
    assertThat(forward(ann, id, List.of(), BOB)).isEmpty();
    assertThat(world.sent()).contains(BOB + " REQUEST");
    assertThat(world.copy(world.bob, "lunch")).contains("mailto:" + BOB, "NEEDS-ACTION");
    assertThat(world.copy(world.ann, "lunch")).contains("mailto:" + BOB);
  }

  @ParameterizedTest
  @ValueSource(strings = {"16.0", "16.1"})
  void aGuestShowsItByMail(String version) {
    CalendarPhone ann = world.phone("ann", version);
    ann.meets("lunch", TEN, BOB);
    CalendarPhone bob = world.phone("bob", version);
    world.forget();
    String before = world.copy(world.ann, "lunch");
    assertThat(forward(bob, world.name(world.bob, "lunch"), List.of(), SUE)).isEmpty();
    assertThat(world.sent()).containsExactly(SUE + " REQUEST");
    assertThat(world.onlyMail())
        .contains("From: ", "bob@test.example", "ORGANIZER", "ann@test.example", "Join us");
    assertThat(world.copy(world.ann, "lunch")).isEqualTo(before);
  }

  @Test
  void anAppointmentBecomesAMeeting() {
    CalendarPhone ann = world.phone("ann", "16.1");
    world.put(world.ann, "alone", "DTSTART:" + TEN + "|DTEND:20260310T110000Z");
    ann.sync();
    assertThat(forward(ann, world.name(world.ann, "alone"), List.of(), BOB)).isEmpty();
    assertThat(world.copy(world.ann, "alone")).contains("ORGANIZER:mailto:ann@test.example");
    assertThat(world.copy(world.bob, "alone")).contains("mailto:" + BOB);
  }

  @Test
  void whoIsNoAddressIsWrittenToByNobody() {
    CalendarPhone ann = world.phone("ann", "16.1");
    String id = ann.meets("lunch", TEN, BOB);
    world.forget();
    assertThat(forward(ann, id, List.of(), "nobody at all")).contains("116");
    assertThat(world.sent()).isEmpty();
  }

  @Test
  void oneOccurrenceOfNoSeriesIsNone() { // R4919
    CalendarPhone ann = world.phone("ann", "16.1");
    String id = ann.meets("lunch", TEN, BOB);
    world.forget();
    Node instance = Node.text("ComposeMail:InstanceId", "2026-03-10T10:00:00.000Z");
    assertThat(forward(ann, id, List.of(instance), SUE)).contains("146");
    assertThat(world.sent()).isEmpty();
  }

  /** The status of a failure; empty if it worked. */
  private static Optional<String> forward(
      CalendarPhone phone, String id, List<Node> instance, String to) {
    List<Node> source =
        new ArrayList<>(
            List.of(
                Node.text("ComposeMail:FolderId", phone.calendar),
                Node.text("ComposeMail:ItemId", id)));
    source.addAll(instance);
    Node forwardee =
        Node.of(
            "ComposeMail:Forwardee",
            Node.text("ComposeMail:Email", to),
            Node.text("ComposeMail:Name", ""));
    Node body =
        Node.of(
            "AirSyncBase:Body",
            Node.text("AirSyncBase:Type", "1"),
            Node.text("AirSyncBase:Data", "Join us"));
    Node wish =
        Node.of(
            "ComposeMail:SmartForward",
            Node.text("ComposeMail:ClientId", "fw-" + id + to.hashCode()),
            Node.of("ComposeMail:Source", source),
            Node.of("ComposeMail:Forwardees", forwardee),
            body);
    return phone
        .client
        .command("SmartForward", wish)
        .flatMap(answer -> answer.value("ComposeMail:Status"));
  }
}
