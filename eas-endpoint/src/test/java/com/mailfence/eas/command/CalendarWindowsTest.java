package com.mailfence.eas.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Edits;
import com.mailfence.testbed.eas.Node;
import com.mailfence.testbed.eas.SyncOptions;
import com.mailfence.testbed.eas.SyncResult;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The windows of calendars. [MS-ASCMD] section 2.2.3.64.2 */
final class CalendarWindowsTest {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final MeetingWorld world = new MeetingWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @CsvSource({
    "4, 'endless future week'",
    "5, 'endless future month week'",
    "6, 'endless future month quarter week'",
    "7, 'endless future half month quarter week'",
    "0, 'endless future half month over quarter week year'"
  })
  void whatIsNotOverSinceThenIsTold(int filter, String subjects) { // R2984 ff, R3065, R5878
    years();
    for (String version : new String[] {"12.1", "14.0", "14.1", "16.0", "16.1"}) {
      EasClient bob = phone(version, filter);
      String calendar = bob.folder(8);
      assertThat(bob.sync(calendar).status()).isEqualTo(1);
      assertThat(subjects(bob)).as(version).isEqualTo(List.of(subjects.split(" ")));
      assertThat(bob.sync(calendar).isQuiet()).isTrue();
      assertThat(bob.complaints()).isEmpty();
    }
  }

  private void years() {
    at("future", 400);
    at("week", -7);
    at("month", -25);
    at("quarter", -80);
    at("half", -170);
    at("year", -360);
    String year = "DTSTART:" + time(-360) + "|DTEND:" + time(-359) + "|RRULE:FREQ=";
    world.put(world.bob, "endless", year + "YEARLY");
    world.put(world.bob, "over", year + "DAILY;COUNT=3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void whatIsOverLeavesAsTimeGoesBy(String version) { // R3064, R3967
    at("week", -7);
    at("soon", 30);
    EasClient bob = phone(version, 4);
    bob.sync(bob.folder(8));
    assertThat(subjects(bob)).containsExactly("soon", "week");
    world.eas.clock.forward(Duration.ofDays(10));
    SyncResult result = bob.sync(bob.folder(8));
    assertThat(result.removed()).containsExactly(world.name(world.bob, "week"));
    assertThat(commands(result)).containsExactly("AirSync:SoftDelete");
    assertThat(subjects(bob)).containsExactly("soon");
    assertThat(bob.sync(bob.folder(8)).isQuiet()).isTrue();
  }

  @Test
  void whatIsMovedOutOfTheWindowLeavesAndWhatIsMovedInComes() {
    at("goes", 3);
    at("comes", -60);
    EasClient bob = phone("16.1", 4);
    bob.sync(bob.folder(8));
    assertThat(subjects(bob)).containsExactly("goes");
    at("goes", -61);
    at("comes", 4);
    SyncResult result = bob.sync(bob.folder(8));
    assertThat(commands(result)).containsExactly("AirSync:Add", "AirSync:SoftDelete");
    assertThat(subjects(bob)).containsExactly("comes");
    at("comes", 5);
    assertThat(commands(bob.sync(bob.folder(8)))).containsExactly("AirSync:Change");
    at("goes", -62);
    assertThat(bob.sync(bob.folder(8)).isQuiet()).isTrue();
    assertThat(bob.complaints()).isEmpty();
  }

  @Test
  void whatIsOutsideAndIsDeletedIsNotTold() {
    at("old", -60);
    at("new", 3);
    EasClient bob = phone("14.1", 4);
    bob.sync(bob.folder(8));
    delete("old");
    assertThat(bob.sync(bob.folder(8)).isQuiet()).isTrue();
    delete("new");
    assertThat(commands(bob.sync(bob.folder(8)))).containsExactly("AirSync:Delete");
  }

  @Test
  void theWindowMayGrowAndShrink() {
    years();
    EasClient bob = phone("16.1", 0);
    String calendar = bob.folder(8);
    bob.sync(calendar);
    assertThat(subjects(bob)).hasSize(8);
    for (int filter : new int[] {5, 7, 4, 0, 6}) {
      bob.mirror(calendar).options(options(filter));
      bob.sync(calendar);
      EasClient fresh = phone("16.1", filter);
      fresh.sync(calendar);
      assertThat(subjects(bob)).as("filter %d", filter).isEqualTo(subjects(fresh));
      assertThat(bob.sync(calendar).isQuiet()).isTrue();
    }
    assertThat(bob.complaints()).isEmpty();
  }

  @Test
  void smallPagesHoldTheSame() {
    years();
    EasClient bob = phone("14.1", 6);
    bob.mirror(bob.folder(8)).options(options(6).withWindow(1));
    bob.sync(bob.folder(8));
    assertThat(subjects(bob)).containsExactly("endless", "future", "month", "quarter", "week");
    assertThat(bob.complaints()).isEmpty();
  }

  @Test
  void thePhonesOwnWorkStaysItsOwn() {
    at("there", 3);
    EasClient bob = phone("14.1", 4);
    String calendar = bob.folder(8);
    bob.sync(calendar);
    var made =
        bob.sync(
            calendar,
            Edits.add(
                "c1",
                Node.text("Calendar:StartTime", time(2)),
                Node.text("Calendar:EndTime", time(3)),
                Node.text("Calendar:Subject", "mine"),
                Node.text("Calendar:UID", "mine")));
    assertThat(made.created()).containsKey("c1");
    assertThat(made.added()).isEmpty();
    assertThat(bob.sync(calendar).isQuiet()).isTrue();
    String id = made.created().get("c1");
    assertThat(bob.sync(calendar, Edits.delete(id)).failed()).isEmpty();
    assertThat(bob.sync(calendar).isQuiet()).isTrue();
    assertThat(subjects(bob)).containsExactly("there");
  }

  @Test
  void anAnswerThatWasLostIsGivenAgain() { // SYNC-025
    at("week", -7);
    at("soon", 30);
    EasClient bob = phone("16.1", 4);
    String calendar = bob.folder(8);
    bob.sync(calendar);
    at("soon", -100);
    at("late", 5);
    Node request = request(calendar, bob.mirror(calendar).key());
    String once = bob.command("Sync", request).orElseThrow().toString();
    String again = bob.command("Sync", request).orElseThrow().toString();
    assertThat(again).isEqualTo(once).contains("SoftDelete", "late");
    bob.sync(calendar);
    assertThat(subjects(bob)).containsExactly("late", "week");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void windowsOfOtherKindsAreRefused(int filter) { // R3005 to R3061
    at("week", -7);
    EasClient bob = phone("14.1", filter);
    assertThat(bob.sync(bob.folder(8)).status()).isEqualTo(4);
  }

  @Test
  void anEstimateCountsTheWindow() { // R3543
    years();
    EasClient bob = phone("14.1", 5);
    String calendar = bob.folder(8);
    bob.sync(calendar);
    at("more", 9);
    at("older", -100);
    assertThat(bob.estimate(calendar)).isEqualTo(1);
  }

  private void at(String subject, int days) {
    world.put(world.bob, subject, "DTSTART:" + time(days) + "|DTEND:" + time(days + 1));
  }

  private String time(int days) {
    Instant now = world.eas.clock.instant();
    return TIME.format(now.plus(Duration.ofDays(days)));
  }

  private void delete(String subject) {
    world.eas.house.store.commit(
        com.mailfence.core.account.Reader.owner(world.bob),
        world.bob,
        d ->
            d.remove(
                world.events(world.bob).stream()
                    .filter(one -> (subject + ".ics").equals(one.name()))
                    .findFirst()
                    .orElseThrow()
                    .id()));
  }

  private int phones;

  private EasClient phone(String version, int filter) {
    EasClient client = world.eas.phone("bob", "window" + ++phones, version);
    client.folderSync();
    client.mirror(client.folder(8)).options(options(filter));
    return client;
  }

  private static SyncOptions options(int filter) {
    return new SyncOptions("Calendar", 100, List.of(), List.of(), List.of()).withFilter(filter);
  }

  private static Node request(String calendar, String key) {
    return Node.of(
        "AirSync:Sync",
        Node.of(
            "AirSync:Collections",
            Node.of(
                "AirSync:Collection",
                Node.text("AirSync:SyncKey", key),
                Node.text("AirSync:CollectionId", calendar))));
  }

  private static List<String> commands(SyncResult result) {
    return result.answer().orElseThrow().all("AirSync:Commands").stream()
        .flatMap(list -> list.children().stream())
        .map(Node::name)
        .toList();
  }

  private static List<String> subjects(EasClient client) {
    return client.mirror(client.folder(8)).items().values().stream()
        .map(one -> one.value("Calendar:Subject").orElse(""))
        .sorted()
        .toList();
  }
}
