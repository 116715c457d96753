package com.mailfence.eas.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes from the wire. */
class NotesTest {
  private final ListHouse house = new ListHouse();

  @AfterEach
  void close() {
    house.close();
  }

  private static final String NOTE =
      "<AirSyncBase:Body><Type>1</Type><Data>water them</Data></AirSyncBase:Body>"
          + "<Notes:Subject>Flowers</Notes:Subject><Notes:MessageClass>IPM.StickyNote"
          + "</Notes:MessageClass><Notes:LastModifiedDate>20200101T000000Z"
          + "</Notes:LastModifiedDate><Notes:Categories><Category>Home</Category>"
          + "</Notes:Categories>";

  @ParameterizedTest
  @ValueSource(strings = {"14.0", "14.1", "16.0", "16.1"})
  void aNoteIsStoredAsAJournalAndItsDateIsOurs(String version) {
    // [MS-ASNOTE] R84, R125, R126, R209, R211
    ListHouse.Device device = house.new Device(version, house.notes, "");
    String id = device.made(NOTE);
    assertThat(house.stored(id))
        .contains("BEGIN:VJOURNAL", "SUMMARY:Flowers|", "DESCRIPTION:water them|")
        .contains("CATEGORIES:Home|");
    assertThat(device.fetched(id))
        .contains("<Notes:Subject>Flowers</Subject>", ">water them<")
        .contains("<Notes:MessageClass>IPM.StickyNote</MessageClass>")
        .contains("<Notes:LastModifiedDate>20260301T080000Z</LastModifiedDate>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"14.0", "14.1", "16.0", "16.1"})
  void whatIsLeftOutOfANoteStaysButItsCategories(String version) {
    // [MS-ASNOTE] R112, R113, R10002, R10003
    ListHouse.Device device = house.new Device(version, house.notes, "");
    String id = device.made(NOTE);
    device.change(id, "<Notes:MessageClass>IPM.StickyNote.Mine</Notes:MessageClass>");
    assertThat(house.stored(id))
        .contains("SUMMARY:Flowers|", "DESCRIPTION:water them|")
        .doesNotContain("CATEGORIES");
    assertThat(device.fetched(id)).contains("IPM.StickyNote.Mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"14.0", "14.1", "16.0", "16.1"})
  void aNoteIsOfTheClassOfNotes(String version) { // [MS-ASNOTE] R57, R119
    ListHouse.Device device = house.new Device(version, house.notes, "");
    for (String other : new String[] {"IPM.Note", "IPM.StickyNoteX", "IPM", "Notes"}) {
      String bad = NOTE.replace("IPM.StickyNote", other);
      assertThat(device.add(bad)).as(other).contains("<Status>6</Status>");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"14.0", "14.1", "16.0", "16.1"})
  void notesHaveNoGhosts(String version) { // [MS-ASNOTE] R114
    ListHouse.Device device = house.new Device(version, house.notes, "");
    device.key = "0";
    assertThat(device.sync("<Supported><Notes:Subject/></Supported>"))
        .contains("<Status>4</Status>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"14.0", "14.1", "16.0", "16.1"})
  void onlyWhatIsWantedIsFetched(String version) { // [MS-ASNOTE] R101, R103, R104
    ListHouse.Device device = house.new Device(version, house.notes, "");
    String id = device.made(NOTE);
    String schema = "<Options><Schema><Notes:Subject/></Schema></Options>";
    assertThat(device.fetched(id, schema))
        .contains("<Properties><Notes:Subject>Flowers</Subject></Properties>");
  }
}
