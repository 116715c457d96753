package com.mailfence.eas.command;

import static com.mailfence.eas.command.MailWire.one;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.NewCollection;
import com.mailfence.eas.wire.ServerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every status of the commands about folders, at every version. */
class FolderStatusesTest {
  private final DeskHouse desk = new DeskHouse();
  private final AccountId ann = desk.account("ann@example.org");
  private String key = "0";

  @AfterEach
  void close() {
    desk.close();
  }

  private String ask(DeskHouse.Phone phone, String verb, String... words) {
    var xml = new StringBuilder("<FolderHierarchy:" + verb + ">");
    for (int i = 0; i < words.length; i += 2) {
      xml.append('<').append(words[i]).append('>').append(words[i + 1]);
      xml.append("</").append(words[i]).append('>');
    }
    String answer = phone.ask(verb, xml + "</" + verb + ">");
    key = one("<SyncKey>([^<]*)<", answer).orElse(key);
    return answer;
  }

  private String create(DeskHouse.Phone phone, String parent, String name, int type) {
    return ask(
        phone,
        "FolderCreate",
        "SyncKey",
        key,
        "ParentId",
        parent,
        "DisplayName",
        name,
        "Type",
        String.valueOf(type));
  }

  private String update(DeskHouse.Phone phone, String id, String parent, String name) {
    return ask(
        phone,
        "FolderUpdate",
        "SyncKey",
        key,
        "ServerId",
        id,
        "ParentId",
        parent,
        "DisplayName",
        name);
  }

  private String delete(DeskHouse.Phone phone, String id) {
    return ask(phone, "FolderDelete", "SyncKey", key, "ServerId", id);
  }

  private static String made(String answer) {
    return one("<ServerId>([^<]*)<", answer).orElseThrow(() -> new AssertionError(answer));
  }

  private DeskHouse.Phone phone(String version) {
    key = "0";
    DeskHouse.Phone phone = desk.new Phone(ann, "p" + version.replace(".", ""), version);
    String listed = ask(phone, "FolderSync", "SyncKey", "0");
    assertThat(listed).contains("<Status>1</Status>", "<Type>2</Type>"); // R113, R116, R4578
    return phone;
  }

  private String inbox() {
    return ServerId.of(desk.folder(ann, Kind.MAIL, Role.INBOX).id());
  }

  private static void says(String answer, int status) {
    assertThat(answer).contains("><Status>" + status + "</Status></");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void makingAFolder(String version) {
    // [MS-ASCMD] R79, R3904, R4011, R4013, R4018, R4019, R4032, R4035, R4569, R5769
    DeskHouse.Phone phone = phone(version);
    String answer = create(phone, "0", "Mine", 12);
    assertThat(answer).contains("<Status>1</Status><SyncKey>");
    String below = made(create(phone, made(answer), "Below", 12));
    says(create(phone, "0", "mine", 12), 2);
    says(create(phone, "RI", "x", 12), 3);
    says(create(phone, "999999", "x", 12), 5);
    says(create(phone, "0", "x", 2), 10);
    says(create(phone, "0", "x", 19), 10);
    String good = key;
    key = "frog";
    says(create(phone, "0", "x", 12), 9);
    key = good;
    assertThat(ask(phone, "FolderSync", "SyncKey", key)) // the last key is the one that counts
        .contains("<Status>1</Status>", "<Count>0</Count>");
    assertThat(below).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void renamingAndMovingAFolder(String version) {
    // [MS-ASCMD] R139, R140, R141, R4096, R4100, R4101, R5438, R4103, R4104, R4105, R4106, R4108
    // [MS-ASCMD] R4109, R4120, R5784
    DeskHouse.Phone phone = phone(version);
    String one = made(create(phone, "0", "One", 12));
    String two = made(create(phone, "0", "Two", 12));
    assertThat(update(phone, one, two, "First")).contains("<Status>1</Status><SyncKey>");
    says(update(phone, one, "0", "two"), 2);
    says(update(phone, inbox(), "0", "x"), 2);
    says(update(phone, "RI", "0", "x"), 3);
    says(update(phone, "999999", "0", "x"), 4);
    says(update(phone, one, "999999", "x"), 5);
    String good = key;
    key = "frog";
    says(update(phone, one, "0", "x"), 9);
    key = good;
    assertThat(ask(phone, "FolderSync", "SyncKey", key)).contains("<Count>0</Count>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void deletingAFolder(String version) {
    // [MS-ASCMD] R97, R98, R99, R100, R4040, R4045, R4046, R4047, R4048, R4049, R4060, R4573, R5783
    DeskHouse.Phone phone = phone(version);
    String one = made(create(phone, "0", "One", 14));
    says(delete(phone, inbox()), 3);
    says(delete(phone, "RI"), 3);
    says(delete(phone, "999999"), 4);
    String good = key;
    key = "frog";
    says(delete(phone, one), 9);
    key = good;
    assertThat(delete(phone, one)).contains("<Status>1</Status><SyncKey>");
    says(delete(phone, one), 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void whatIsMissingIsMalformed(String version) { // [MS-ASCMD] R4063, R4086, R4123, R4568
    DeskHouse.Phone phone = phone(version);
    says(ask(phone, "FolderSync"), 10);
    says(ask(phone, "FolderCreate", "ParentId", "0", "DisplayName", "x", "Type", "12"), 10);
    says(ask(phone, "FolderDelete", "ServerId", inbox()), 10);
    says(ask(phone, "FolderUpdate", "ServerId", inbox(), "ParentId", "0", "DisplayName", "x"), 10);
    String status = "1";
    says(
        ask(
            phone,
            "FolderUpdate",
            "SyncKey",
            key,
            "ServerId",
            inbox(),
            "ParentId",
            "0",
            "DisplayName",
            "x",
            "Status",
            status),
        10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void whatAPhoneIsNotShownItCannotTouch(String version) { // SYNC-005
    DeskHouse.Phone phone = phone(version);
    for (Kind kind : new Kind[] {Kind.FILES, Kind.TASKS}) {
      String hidden =
          ServerId.of(
              desk.house
                  .store
                  .commit(
                      Reader.owner(ann),
                      ann,
                      d ->
                          d.addCollection(
                              new NewCollection(ann, kind, Role.NONE, version + kind, null)))
                  .id());
      says(delete(phone, hidden), 4);
      says(update(phone, hidden, "0", "x"), 4);
      String emptied =
          phone.ask(
              "ItemOperations",
              "<ItemOperations:ItemOperations><EmptyFolderContents><AirSync:CollectionId>"
                  + hidden
                  + "</AirSync:CollectionId></EmptyFolderContents></ItemOperations>");
      assertThat(emptied).contains("<EmptyFolderContents><Status>6</Status>");
    }
  }
}
