package com.mailfence.testbed.eas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncTalkTest {
  private static final Line LINE = Line.open();

  private ScriptedServer server;
  private EasClient phone;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
    phone = phone("14.1");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Handset handset(String version) {
    Handset.Login login = new Handset.Login("ann+x@example.org", "p\u00e4ss");
    return Handset.phone(server.uri(), login, "SIM1", version);
  }

  private EasClient phone(String version) {
    return new EasClient(handset(version), LINE);
  }

  private static Node collection(String key, Node... more) {
    List<Node> words =
        new ArrayList<>(
            List.of(
                Node.text("AirSync:SyncKey", key),
                Node.text("AirSync:CollectionId", "5"),
                Node.number("AirSync:Status", 1)));
    words.addAll(Arrays.asList(more));
    return Node.of(
        "AirSync:Sync", Node.of("AirSync:Collections", Node.of("AirSync:Collection", words)));
  }

  private static Node add(String id, int read) {
    return Node.of(
        "AirSync:Add",
        Node.text("AirSync:ServerId", id),
        Node.of(
            "AirSync:ApplicationData",
            Node.text("Email:Subject", "s" + id),
            Node.number("Email:Read", read)));
  }

  private static Node commands(Node... commands) {
    return Node.of("AirSync:Commands", commands);
  }

  private Node sent() {
    return server.last().node("14.1").at("AirSync:Collections", "AirSync:Collection");
  }

  private void synced() {
    server.then(collection("1")).then(collection("2", commands(add("5:1", 0), add("5:2", 0))));
    assertThat(phone.sync("5").added()).containsExactly("5:1", "5:2");
  }

  @Test
  void aFirstSyncPrimesAndThenTakesAllWindows() {
    server
        .then(collection("1"))
        .then(collection("2", Node.of("AirSync:MoreAvailable"), commands(add("5:1", 0))))
        .then(collection("3", commands(add("5:2", 0))));
    SyncResult result = phone.sync("5");
    assertThat(result.added()).containsExactly("5:1", "5:2");
    assertThat(result.rounds()).isEqualTo(3);
    assertThat(phone.mirror("5").key()).isEqualTo("3");
    assertThat(phone.mirror("5").items()).containsOnlyKeys("5:1", "5:2");
    assertThat(phone.complaints()).isEmpty();
    assertThat(server.requests())
        .extracting(
            request ->
                request
                    .node("14.1")
                    .at("AirSync:Collections", "AirSync:Collection", "AirSync:SyncKey")
                    .text())
        .containsExactly("0", "1", "2");
  }

  @Test
  void anEmptyAnswerIsNoChange() {
    synced();
    server.thenNothing();
    assertThat(phone.sync("5").isQuiet()).isTrue();
    assertThat(phone.mirror("5").key()).isEqualTo("2");
    assertThat(phone.complaints()).isEmpty();
  }

  @Test
  void ownCommandsTakeEffectWhenTheServerHasNothingAgainstThem() {
    synced();
    Node refused =
        Node.of(
            "AirSync:Responses",
            Node.of(
                "AirSync:Change",
                Node.text("AirSync:ServerId", "5:9"),
                Node.number("AirSync:Status", 8)));
    server.then(collection("3", refused));
    SyncResult result =
        phone.sync("5", Edits.read("5:1", true), Edits.delete("5:2"), Edits.read("5:9", true));
    assertThat(result.failed()).isEqualTo(Map.of("5:9", 8));
    assertThat(phone.mirror("5").items()).containsOnlyKeys("5:1");
    Node item = phone.mirror("5").items().get("5:1");
    assertThat(item.at("Email:Read").text()).isEqualTo("1");
    assertThat(item.at("Email:Subject").text()).isEqualTo("s5:1");
    assertThat(sent().at("AirSync:Commands").children()).hasSize(3);
  }

  @Test
  void additionsGetTheServersId() {
    synced();
    Node response =
        Node.of(
            "AirSync:Responses",
            Node.of(
                "AirSync:Add",
                Node.text("AirSync:ClientId", "c1"),
                Node.text("AirSync:ServerId", "5:3"),
                Node.number("AirSync:Status", 1)));
    server.then(collection("3", response));
    SyncResult result = phone.sync("5", Edits.add("c1", Node.text("Email:Subject", "draft")));
    assertThat(result.created()).isEqualTo(Map.of("c1", "5:3"));
    assertThat(phone.mirror("5").items()).containsKey("5:3");
  }

  @Test
  void changesAndRemovalsOfTheServerAreApplied() {
    synced();
    Node change =
        Node.of(
            "AirSync:Change",
            Node.text("AirSync:ServerId", "5:1"),
            Node.of("AirSync:ApplicationData", Node.number("Email:Read", 1)));
    Node gone = Node.of("AirSync:SoftDelete", Node.text("AirSync:ServerId", "5:2"));
    Node neverSeen = Node.of("AirSync:Delete", Node.text("AirSync:ServerId", "5:7"));
    server.then(collection("3", commands(change, gone, neverSeen)));
    SyncResult result = phone.sync("5");
    assertThat(result.changed()).containsExactly("5:1");
    assertThat(result.removed()).containsExactly("5:2", "5:7");
    assertThat(phone.mirror("5").items().get("5:1").at("Email:Subject").text()).isEqualTo("s5:1");
    assertThat(phone.complaints()).isEmpty();
  }

  @Test
  void whatAServerMustNotSayIsComplainedOf() {
    synced();
    Node change =
        Node.of(
            "AirSync:Change",
            Node.text("AirSync:ServerId", "5:8"),
            Node.of("AirSync:ApplicationData"));
    server.then(collection("2", Node.of("AirSync:Responses"), commands(add("5:1", 0), change)));
    phone.mirror("5").options(SyncOptions.mail().withWindow(1));
    phone.sync("5");
    assertThat(phone.complaints())
        .containsExactly(
            "changes under the key that was sent: 2",
            "2 changes in a window of 1",
            "responses without any",
            "added twice: 5:1",
            "changed but never added: 5:8");
  }

  @Test
  void commandsThatGotNoAnswerAreComplainedOf() {
    synced();
    server.thenNothing();
    phone.sync("5", Edits.delete("5:1"));
    assertThat(phone.complaints()).containsExactly("no answer to 1 commands");
    assertThat(phone.mirror("5").items()).containsKey("5:1");
  }

  @Test
  void aLostAnswerIsAskedForAgainInTheSameWords() {
    synced();
    server
        .then(collection("3", commands(add("5:3", 0))))
        .then(collection("3", commands(add("5:3", 0))));
    Line line = Line.open();
    EasClient unlucky = new EasClient(handset("14.1"), line);
    server.then(collection("9"));
    line.loseAnswers(1);
    SyncResult result = unlucky.sync("5");
    List<ScriptedServer.Request> requests = server.requests();
    int first = requests.size() - result.rounds() - 1;
    assertThat(requests.get(first + 1).body()).isEqualTo(requests.get(first).body());
    assertThat(requests.get(first + 1).query()).isEqualTo(requests.get(first).query());
    assertThat(unlucky.mirror("5").items()).containsOnlyKeys("5:3");
  }

  @Test
  void aNewFolderMustGetAKey() {
    server.thenNothing();
    assertThatExceptionOfType(BadAnswer.class).isThrownBy(() -> phone.sync("5"));
  }

  @Test
  void aRefusedKeyIsReportedAndNothingForgotten() {
    synced();
    Node refused =
        Node.of(
            "AirSync:Sync",
            Node.of(
                "AirSync:Collections",
                Node.of(
                    "AirSync:Collection",
                    Node.text("AirSync:SyncKey", "0"),
                    Node.text("AirSync:CollectionId", "5"),
                    Node.number("AirSync:Status", 3))));
    server.then(refused);
    assertThat(phone.sync("5").status()).isEqualTo(3);
    assertThat(phone.mirror("5").key()).isEqualTo("2");
    phone.mirror("5").reset();
    assertThat(phone.mirror("5").items()).isEmpty();
  }

  @Test
  void aPhoneOfVersion12SaysTheClassAndWaitsInMinutes() {
    EasClient old = phone("12.1");
    server.then(collection("1")).then(collection("2"));
    old.sync("5");
    Node collection =
        server.requests().get(0).node("12.1").at("AirSync:Collections", "AirSync:Collection");
    assertThat(collection.children().get(0).toString())
        .isEqualTo("<AirSync:Class>Email</AirSync:Class>");
    server.thenNothing();
    old.syncWaiting(120, "5");
    assertThat(server.last().node("12.1").at("AirSync:Wait").text()).isEqualTo("2");
    server.then(collection("1"));
    phone.syncWaiting(120, "5");
    assertThat(server.last().node("14.1").at("AirSync:HeartbeatInterval").text()).isEqualTo("120");
  }
}
