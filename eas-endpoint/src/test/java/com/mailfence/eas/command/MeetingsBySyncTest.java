package com.mailfence.eas.command;

import static com.mailfence.eas.command.CalendarPhone.calendar;
import static com.mailfence.eas.command.CalendarPhone.guests;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.testbed.eas.Edits;
import com.mailfence.testbed.eas.Node;
import com.mailfence.testbed.eas.SyncResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told when an organiser's phone syncs a meeting. [MS-ASCMD] section 3.1.5.5 */
final class MeetingsBySyncTest {
  private static final String TEN = "20260310T100000Z";
  private static final String NOON = "20260310T120000Z";
  private static final String BOB = "bob@test.example";
  private static final String STRANGER = "sue@elsewhere.example";

  private final MeetingWorld world = new MeetingWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"16.0", "16.1"})
  void theHouseInvites(String version) { // [MS-ASCMD] R7478
    CalendarPhone ann = world.phone("ann", version);
    CalendarPhone bob = world.phone("bob", version);
    ann.meets("lunch", TEN, BOB, STRANGER);
    assertThat(world.sent()).containsExactly(BOB + " REQUEST", STRANGER + " REQUEST");
    assertThat(world.copy(world.bob, "lunch"))
        .contains("ORGANIZER", "mailto:ann@test.example", "PARTSTAT=NEEDS-ACTION");
    bob.sync();
    assertThat(bob.event("lunch").at("Calendar:MeetingStatus").text()).isEqualTo("3");
    assertThat(bob.event("lunch").at("Calendar:ResponseType").text()).isEqualTo("5");
    assertThat(ann.event("lunch").at("Calendar:MeetingStatus").text()).isEqualTo("1");
    assertThat(ann.client.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1"})
  void olderPhonesInviteThemselves(String version) { // [MS-ASCMD] R7479
    CalendarPhone ann = world.phone("ann", version);
    String id = ann.meets("lunch", TEN, BOB, STRANGER);
    ann.sync(Edits.change(id, ann.meeting("lunch", NOON, STRANGER)));
    ann.sync(Edits.delete(id));
    assertThat(world.sent()).isEmpty();
    assertThat(world.copy(world.bob, "lunch")).isEqualTo("none");
    assertThat(world.events(world.ann)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"16.0", "16.1"})
  void anotherTimeIsToldAndAskedAnew(String version) {
    CalendarPhone ann = world.phone("ann", version);
    String id = ann.meets("lunch", TEN, BOB);
    world.forget();
    SyncResult moved =
        ann.sync(
            Edits.change(id, calendar("StartTime", NOON), calendar("EndTime", "20260310T130000Z")));
    assertThat(moved.status()).isEqualTo(1);
    assertThat(moved.failed()).isEmpty();
    assertThat(world.sent()).containsExactly(BOB + " REQUEST");
    assertThat(world.copy(world.bob, "lunch")).contains("DTSTART:" + NOON, "SEQUENCE:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"16.0", "16.1"})
  void aGuestTakenOutIsToldSo(String version) {
    CalendarPhone ann = world.phone("ann", version);
    String id = ann.meets("lunch", TEN, BOB, STRANGER);
    world.forget();
    ann.sync(Edits.change(id, guests(STRANGER)));
    assertThat(world.sent()).contains(BOB + " CANCEL");
    assertThat(world.copy(world.bob, "lunch")).contains("STATUS:CANCELLED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"16.0", "16.1"})
  void aGuestWhoComesLaterIsInvited(String version) {
    CalendarPhone ann = world.phone("ann", version);
    String id = ann.meets("lunch", TEN, STRANGER);
    world.forget();
    ann.sync(Edits.change(id, guests(STRANGER, BOB)));
    assertThat(world.sent()).contains(BOB + " REQUEST");
    assertThat(world.copy(world.bob, "lunch")).contains("mailto:" + BOB);
  }

  @ParameterizedTest
  @ValueSource(strings = {"16.0", "16.1"})
  void aMeetingThatIsDeletedIsCalledOff(String version) {
    CalendarPhone ann = world.phone("ann", version);
    String id = ann.meets("lunch", TEN, BOB, STRANGER);
    world.forget();
    ann.sync(Edits.delete(id));
    assertThat(world.sent()).containsExactly(BOB + " CANCEL", STRANGER + " CANCEL");
    assertThat(world.copy(world.bob, "lunch")).contains("STATUS:CANCELLED");
    assertThat(world.events(world.ann)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"16.0", "16.1"})
  void oneOccurrenceIsCalledOffByItself(String version) {
    CalendarPhone ann = world.phone("ann", version);
    Node daily =
        Node.of(
            "Calendar:Recurrence",
            calendar("Type", "0"),
            calendar("Interval", "1"),
            calendar("Occurrences", "5"));
    List<Node> data = new ArrayList<>(Arrays.asList(ann.meeting("class", TEN, BOB)));
    data.add(daily);
    String id = ann.sync(Edits.add("c1", data.toArray(Node[]::new))).created().get("c1");
    world.forget();
    Node gone =
        Node.of(
            "AirSync:Delete",
            Node.text("AirSync:ServerId", id),
            Node.text("AirSyncBase:InstanceId", "20260312T100000Z"));
    ann.sync(gone);
    assertThat(world.sent()).containsExactly(BOB + " REQUEST");
    assertThat(world.copy(world.bob, "class")).contains("EXDATE:20260312T100000Z");
  }

  @Test
  void whatConcernsNobodyElseIsNotTold() {
    CalendarPhone ann = world.phone("ann", "16.1");
    String id = ann.meets("lunch", TEN, BOB);
    world.forget();
    ann.sync(Edits.change(id, calendar("Reminder", "30"), calendar("Sensitivity", "2")));
    assertThat(world.copy(world.ann, "lunch")).contains("TRIGGER:-PT30M");
    assertThat(world.sent()).isEmpty();
  }

  @Test
  void severalChangesInOneRequestAreToldOnce() {
    CalendarPhone ann = world.phone("ann", "16.1");
    String id = ann.meets("lunch", TEN, BOB);
    world.forget();
    ann.sync(
        Edits.change(id, calendar("Subject", "dinner")),
        Edits.change(id, calendar("StartTime", NOON), calendar("EndTime", "20260310T130000Z")));
    assertThat(world.sent()).containsExactly(BOB + " REQUEST");
    assertThat(world.copy(world.bob, "dinner")).contains("DTSTART:" + NOON);
    assertThat(world.copy(world.ann, "dinner")).contains("DTSTART:" + NOON);
  }

  @Test
  void whatIsChangedAndDeletedInOneRequestIsOnlyCalledOff() {
    CalendarPhone ann = world.phone("ann", "16.1");
    String id = ann.meets("lunch", TEN, BOB);
    world.forget();
    ann.sync(Edits.change(id, calendar("Subject", "dinner")), Edits.delete(id));
    assertThat(world.sent()).containsExactly(BOB + " CANCEL");
    assertThat(world.events(world.ann)).isEmpty();
  }

  @Test
  void aChangeThatMakesNoSenseLeavesTheOthersStanding() { // SYNC-041
    CalendarPhone ann = world.phone("ann", "16.1");
    String id = ann.meets("lunch", TEN, BOB);
    world.forget();
    SyncResult result =
        ann.sync(
            Edits.change(id, calendar("Subject", "dinner")),
            Edits.change(id, calendar("Sensitivity", "9")));
    assertThat(result.failed()).containsEntry(id, 6);
    assertThat(world.copy(world.bob, "dinner")).isNotEqualTo("none");
  }

  @Test
  void aGuestWhoDeletesHisCopyTellsNobody() {
    CalendarPhone ann = world.phone("ann", "16.1");
    ann.meets("lunch", TEN, BOB);
    CalendarPhone bob = world.phone("bob", "16.1");
    world.forget();
    String id = bob.client.mirror(bob.calendar).items().keySet().iterator().next();
    bob.sync(Edits.delete(id));
    assertThat(world.events(world.bob)).isEmpty();
    assertThat(world.sent()).isEmpty();
  }

  @Test
  void aMeetingMadeAgainAfterALostAnswerInvitesOnce() { // SYNC-026
    CalendarPhone ann = world.phone("ann", "16.1");
    String key = ann.client.mirror(ann.calendar).key();
    Node request = request(ann, key, Edits.add("c1", ann.meeting("lunch", TEN, BOB)));
    Node lost = ann.client.command("Sync", request).orElseThrow();
    Node again = ann.client.command("Sync", request).orElseThrow();
    assertThat(serverId(again)).isEqualTo(serverId(lost));
    assertThat(world.sent()).containsExactly(BOB + " REQUEST");
    assertThat(world.events(world.ann)).hasSize(1);
  }

  private static Node request(CalendarPhone phone, String key, Node command) {
    return Node.of(
        "AirSync:Sync",
        Node.of(
            "AirSync:Collections",
            Node.of(
                "AirSync:Collection",
                Node.text("AirSync:SyncKey", key),
                Node.text("AirSync:CollectionId", phone.calendar),
                Node.of("AirSync:Commands", command))));
  }

  private static String serverId(Node sync) {
    return sync.at(
            "AirSync:Collections",
            "AirSync:Collection",
            "AirSync:Responses",
            "AirSync:Add",
            "AirSync:ServerId")
        .text();
  }
}
