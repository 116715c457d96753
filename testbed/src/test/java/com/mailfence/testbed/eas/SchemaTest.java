package com.mailfence.testbed.eas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
  private static final String SYNC = "AirSync:";

  private static Node sync(Node... words) {
    return Node.of(
        SYNC + "Sync", Node.of(SYNC + "Collections", Node.of(SYNC + "Collection", words)));
  }

  private static Node key() {
    return Node.text(SYNC + "SyncKey", "1");
  }

  private static Node folder() {
    return Node.text(SYNC + "CollectionId", "5");
  }

  private static Node status() {
    return Node.number(SYNC + "Status", 1);
  }

  private static Node told(Node... data) {
    return Node.of(
        SYNC + "Commands",
        Node.of(
            SYNC + "Add",
            Node.text(SYNC + "ServerId", "5:1"),
            Node.of(SYNC + "ApplicationData", data)));
  }

  private static List<String> faults(Node root, String version) {
    return Schema.TABLE.faults(root, version);
  }

  @Test
  void whatIsInOrderIsTaken() {
    Node body =
        Node.of(
            "AirSyncBase:Body",
            Node.number("AirSyncBase:Type", 1),
            Node.number("AirSyncBase:EstimatedDataSize", 2),
            Node.text("AirSyncBase:Data", "hi"));
    Node mail = told(Node.text("Email:Subject", "s"), Node.number("Email:Read", 0), body);
    assertThat(faults(sync(key(), folder(), status(), mail), "12.1")).isEmpty();
  }

  @Test
  void theOrderOfElementsCounts() {
    assertThat(faults(sync(folder(), key(), status()), "14.1"))
        .containsExactly(
            "Sync/AirSync:Collections/AirSync:Collection: AirSync:SyncKey comes too late");
  }

  @Test
  void whatIsMissingOrThereTwiceIsSeen() {
    assertThat(faults(sync(key(), folder()), "14.1"))
        .singleElement()
        .asString()
        .contains("0 times");
    assertThat(faults(sync(key(), folder(), folder(), status()), "14.1"))
        .singleElement()
        .asString()
        .contains("2 times AirSync:CollectionId");
  }

  @Test
  void aFailureTellsNothingButItsStatus() {
    String ns = "FolderHierarchy:";
    Node failed =
        Node.of(ns + "FolderCreate", Node.number(ns + "Status", 2), Node.text(ns + "SyncKey", "7"));
    assertThat(faults(failed, "14.1")).singleElement().asString().contains("1 times");
    Node moved =
        Node.of(
            "Move:MoveItems",
            Node.of(
                "Move:Response", Node.text("Move:SrcMsgId", "5:1"), Node.number("Move:Status", 3)));
    assertThat(faults(moved, "14.1")).singleElement().asString().contains("0 times Move:DstMsgId");
  }

  @Test
  void anElementBelongsToItsVersions() {
    Node named = sync(Node.text(SYNC + "Class", "Email"), key(), folder(), status());
    assertThat(faults(named, "12.1")).isEmpty();
    assertThat(faults(named, "14.0")).singleElement().asString().contains("does not belong");
  }

  @Test
  void anElementOfAnotherPageIsNotTheSame() {
    Node wrong =
        told(Node.text("Calendar:DtStamp", "20260301T000000Z"), Node.text("Move:Status", "1"));
    assertThat(faults(sync(key(), folder(), status(), wrong), "14.1"))
        .singleElement()
        .asString()
        .contains("Move:Status does not belong");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-03-01T10:00:00Z", "20260301T100000Z", "2026-03-01T10:00:00.000", "now", ""})
  void aTimeThatIsNotOfThePaperIsSeen(String time) { // [MS-ASDTYPE] R15
    Node mail = told(Node.text("Email:DateReceived", time));
    assertThat(faults(sync(key(), folder(), status(), mail), "14.1")).hasSize(1);
  }

  @Test
  void aTruthIsZeroOrOne() { // [MS-ASDTYPE] R5
    Node mail = told(Node.text("Email:Read", "true"));
    assertThat(faults(sync(key(), folder(), status(), mail), "14.1")).hasSize(1);
  }

  @Test
  void bytesAndTextAreNotTheSame() {
    Node index = Node.text("Email2:ConversationIndex", "abc");
    assertThat(faults(sync(key(), folder(), status(), told(index)), "14.1")).hasSize(1);
    Node bytes = Node.opaque("Email2:ConversationIndex", new byte[] {1});
    assertThat(faults(sync(key(), folder(), status(), told(bytes)), "14.1")).isEmpty();
  }

  @Test
  void anAnswerThatIsNoneOfThePapersIsNotTaken() {
    assertThatExceptionOfType(BadAnswer.class)
        .isThrownBy(() -> Wbxml.answer(Wbxml.encode(Node.of("AirSync:Add")), "14.1"));
  }

  @Test
  void everyElementOfTheTableIsATag() {
    assertThat(Schema.TABLE.names()).allSatisfy(name -> Tokens.TABLE.named(name));
  }
}
