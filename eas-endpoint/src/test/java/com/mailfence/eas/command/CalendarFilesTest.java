package com.mailfence.eas.command;

import static com.mailfence.eas.command.CalendarPhone.calendar;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** Files in events, from 16.0 on. [MS-ASAIRS] section 2.2.2.2, section 2.2.2.21 */
final class CalendarFilesTest {
  private static final String TEN = "20260310T100000Z";
  private static final String BOB = "bob@test.example";
  private static final String LIST = "AirSyncBase:Attachments";
  private static final String FILE = "AirSyncBase:Attachment";
  private static final String REFERENCE = "AirSyncBase:FileReference";

  private final MeetingWorld world = new MeetingWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"16.0", "16.1"})
  void aFileIsAddedNamedAndFetched(String version) { // R1082, R1367, R1001000, R1392
    CalendarPhone ann = world.phone("ann", version);
    SyncResult made = adds(ann, "talk", add("f1", "plan.txt", "Let us talk."));
    Node told =
        made.answer()
            .orElseThrow()
            .at("AirSync:Responses", "AirSync:Add", "AirSync:ApplicationData");
    Node file = told.at(LIST, FILE);
    assertThat(file.at("AirSyncBase:ClientId").text()).isEqualTo("f1");
    String reference = file.at(REFERENCE).text();
    assertThat(text(ann, reference)).isEqualTo("Let us talk.");
    Node seen = world.phone("ann", version).event("talk").at(LIST, FILE);
    assertThat(seen.at("AirSyncBase:DisplayName").text()).isEqualTo("plan.txt");
    assertThat(seen.at(REFERENCE).text()).isEqualTo(reference);
    assertThat(seen.at("AirSyncBase:Method").text()).isEqualTo("1");
    assertThat(seen.at("AirSyncBase:EstimatedDataSize").text()).isEqualTo("12");
    assertThat(world.copy(world.ann, "talk"))
        .contains("ATTACH;VALUE=BINARY;ENCODING=BASE64;FMTTYPE=text/plain;FILENAME=plan.txt:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"16.0", "16.1"})
  void aFileIsTakenAwayAndAnotherAdded(String version) { // R1138, R1141
    CalendarPhone ann = world.phone("ann", version);
    SyncResult made = adds(ann, "talk", add("f1", "one.txt", "one"));
    String id = made.created().get("c1");
    String first = world.phone("ann", version).event("talk").at(LIST, FILE, REFERENCE).text();
    Node gone = Node.of("AirSyncBase:Delete", Node.text(REFERENCE, first));
    SyncResult changed =
        ann.sync(Edits.change(id, Node.of(LIST, gone, add("f2", "two.txt", "two"))));
    Node told =
        changed
            .answer()
            .orElseThrow()
            .at("AirSync:Responses", "AirSync:Change", "AirSync:ApplicationData");
    assertThat(told.at(LIST, FILE, "AirSyncBase:ClientId").text()).isEqualTo("f2");
    List<Node> files = world.phone("ann", version).event("talk").all(LIST, FILE);
    assertThat(files).hasSize(1);
    assertThat(files.get(0).at("AirSyncBase:DisplayName").text()).isEqualTo("two.txt");
    assertThat(text(ann, told.at(LIST, FILE, REFERENCE).text())).isEqualTo("two");
    assertThatThrownBy(() -> ann.client.attachment(first)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void otherChangesLeaveFilesAlone() {
    CalendarPhone ann = world.phone("ann", "16.1");
    String id = adds(ann, "talk", add("f1", "one.txt", "one")).created().get("c1");
    ann.sync(Edits.change(id, calendar("Subject", "walk")));
    assertThat(world.phone("ann", "16.1").event("walk").all(LIST, FILE)).hasSize(1);
  }

  @Test
  void olderPhonesNeitherSeeNorLoseThem() {
    CalendarPhone ann = world.phone("ann", "16.1");
    adds(ann, "talk", add("f1", "one.txt", "one"));
    CalendarPhone old = world.phone("ann", "14.1");
    assertThat(old.event("talk").has(LIST)).isFalse();
    String id = world.name(world.ann, "talk");
    old.sync(Edits.change(id, calendar("Subject", "walk"), calendar("StartTime", TEN)));
    assertThat(world.copy(world.ann, "walk")).contains("FILENAME=one.txt");
  }

  @Test
  void guestsHaveTheFileInTheirCopies() {
    CalendarPhone ann = world.phone("ann", "16.1");
    List<Node> data = new ArrayList<>(Arrays.asList(ann.meeting("talk", TEN, BOB)));
    data.add(Node.of(LIST, add("f1", "plan.txt", "Let us talk.")));
    ann.sync(Edits.add("c1", data.toArray(Node[]::new)));
    CalendarPhone bob = world.phone("bob", "16.1");
    String reference = bob.event("talk").at(LIST, FILE, REFERENCE).text();
    assertThat(text(bob, reference)).isEqualTo("Let us talk.");
    world.eas.account("eve");
    CalendarPhone eve = world.phone("eve", "16.1");
    assertThatThrownBy(() -> eve.client.attachment(reference)) // EA03
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void aFileThatIsTooLargeIsNoPartOfAnEvent() {
    CalendarPhone ann = world.phone("ann", "16.1");
    SyncResult result = adds(ann, "talk", add("f1", "big.txt", "x".repeat(800_000)));
    assertThat(result.failed()).containsEntry("c1", 6);
    assertThat(world.events(world.ann)).isEmpty();
  }

  @Test
  void whatIsNoFileIsShownAsNone() { // EA12
    world.put(
        world.ann,
        "odd",
        "DTSTART:"
            + TEN
            + "|ATTACH:https://example.org/a.pdf|ATTACH;ENCODING=BASE64;VALUE=BINARY:%%%");
    CalendarPhone ann = world.phone("ann", "16.1");
    Node only = ann.event("odd").at(LIST, FILE);
    assertThat(only.at("AirSyncBase:EstimatedDataSize").text()).isEqualTo("0");
    assertThat(text(ann, only.at(REFERENCE).text())).isEmpty();
  }

  private static SyncResult adds(CalendarPhone phone, String subject, Node file) {
    return phone.sync(
        Edits.add(
            "c1",
            calendar("StartTime", TEN),
            calendar("Subject", subject),
            calendar("EndTime", CalendarPhone.hourAfter(TEN)),
            Node.of(LIST, file)));
  }

  private static Node add(String clientId, String name, String content) {
    return Node.of(
        "AirSyncBase:Add",
        Node.text("AirSyncBase:ClientId", clientId),
        Node.opaque("AirSyncBase:Content", content.getBytes(UTF_8)),
        Node.text("AirSyncBase:ContentType", "text/plain"),
        Node.text("AirSyncBase:DisplayName", name),
        Node.number("AirSyncBase:Method", 1));
  }

  private static String text(CalendarPhone phone, String reference) {
    return new String(phone.client.attachment(reference), UTF_8);
  }
}
