package com.mailfence.eas.command;

import static com.mailfence.eas.command.ListHouse.one;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.NewCollection;
import com.mailfence.eas.wire.ServerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of tasks and notes among the folders. */
class ListFoldersTest {
  private final ListHouse house = new ListHouse();

  @AfterEach
  void close() {
    house.close();
  }

  private static String folders(DeskHouse.Phone phone, String key) {
    return phone.ask(
        "FolderSync", "<FolderHierarchy:FolderSync><SyncKey>" + key + "</SyncKey></FolderSync>");
  }

  private static String create(DeskHouse.Phone phone, String key, int type) {
    return phone.ask(
        "FolderCreate",
        "<FolderHierarchy:FolderCreate><SyncKey>"
            + key
            + "</SyncKey><ParentId>0</ParentId><DisplayName>Mine"
            + type
            + "</DisplayName><Type>"
            + type
            + "</Type></FolderCreate>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void listsAreShownAndMade(String version) {
    var phone = house.desk.new Phone(house.ann, "d", version);
    String told = folders(phone, "0");
    boolean notesToo = !version.equals("12.1"); // [MS-ASWBXML] section 2.1.2.1.24
    assertThat(told).contains("<DisplayName>Tasks</DisplayName><Type>7</Type>");
    assertThat(told.contains("<DisplayName>Notes</DisplayName><Type>10</Type>"))
        .isEqualTo(notesToo);
    String key = one("<SyncKey>([^<]*)<", told).orElseThrow();
    String made = create(phone, key, 15);
    assertThat(made).contains("<Status>1</Status>");
    String next = one("<SyncKey>([^<]*)<", made).orElseThrow();
    String note = create(phone, next, 17);
    assertThat(note).contains(notesToo ? "<Status>1</Status>" : "<Status>10</Status>");
    for (int type : new int[] {7, 10, 11, 16}) {
      assertThat(create(phone, next, type)).contains("<Status>10</Status>"); // [MS-ASCMD] R4035
    }
    var other = house.desk.new Phone(house.ann, "other", version);
    assertThat(folders(other, "0")).contains("<DisplayName>Mine15</DisplayName><Type>15</Type>");
  }

  @Test
  void whereTheHouseKeepsNoListsNoneIsShownMadeOrSynced() { // SYNC-005
    try (var plain = new DeskHouse()) {
      AccountId bob = plain.account("bob@example.org");
      Collection hidden =
          plain.house.store.commit(
              Reader.owner(bob),
              bob,
              d -> d.addCollection(new NewCollection(bob, Kind.TASKS, Role.MAIN, "Tasks", null)));
      var phone = plain.new Phone(bob, "d", "16.1");
      String told = folders(phone, "0");
      assertThat(told).doesNotContain("Tasks", "Notes");
      String key = one("<SyncKey>([^<]*)<", told).orElseThrow();
      assertThat(create(phone, key, 15)).contains("<Status>10</Status>");
      assertThat(create(phone, key, 17)).contains("<Status>10</Status>");
      String sync =
          "<AirSync:Sync><Collections><Collection><SyncKey>0</SyncKey><CollectionId>"
              + ServerId.of(hidden.id())
              + "</CollectionId></Collection></Collections></Sync>";
      assertThat(phone.ask("Sync", sync)).contains("<Status>12</Status>");
    }
  }

  @Test
  void aDeviceThatLearnsAnotherVersionIsShownTheFoldersAnew() { // [MS-ASWBXML] section 2.1.2.1.24
    String key =
        one("<SyncKey>([^<]*)<", folders(house.desk.new Phone(house.ann, "d", "12.1"), "0"))
            .orElseThrow();
    var newer = house.desk.new Phone(house.ann, "d", "14.1");
    assertThat(folders(newer, key)).contains("<Status>9</Status>");
    assertThat(folders(newer, "0")).contains("<Type>10</Type>");
  }
}
