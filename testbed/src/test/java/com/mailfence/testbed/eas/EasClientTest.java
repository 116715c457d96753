package com.mailfence.testbed.eas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EasClientTest {
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

  @Test
  void provisionEndsWithAKeyThatEveryRequestCarries() {
    server.then(
        policy(
            "77",
            Node.of(
                "Provision:Data",
                Node.of("Provision:EASProvisionDoc", Node.number("Provision:AllowCamera", 1)))));
    server.then(policy("88"));
    assertThat(phone.provision().at("Provision:AllowCamera").number()).isEqualTo(1);
    assertThat(server.requests().get(0).header("X-MS-PolicyKey")).isEqualTo("0");
    assertThat(server.requests().get(0).node("14.1").has("Settings:DeviceInformation")).isTrue();
    assertThat(server.requests().get(1).header("X-MS-PolicyKey")).isEqualTo("77");
    server.thenNothing();
    phone.command("Sync", Node.of("AirSync:Sync"));
    assertThat(server.last().header("X-MS-PolicyKey")).isEqualTo("88");
    assertThat(phone.policyKey()).isEqualTo(88);
  }

  private static Node policy(String key, Node... more) {
    List<Node> words =
        new ArrayList<>(
            List.of(
                Node.text("Provision:PolicyType", "MS-EAS-Provisioning-WBXML"),
                Node.number("Provision:Status", 1),
                Node.text("Provision:PolicyKey", key)));
    words.addAll(Arrays.asList(more));
    return Node.of(
        "Provision:Provision",
        Node.number("Provision:Status", 1),
        Node.of("Provision:Policies", Node.of("Provision:Policy", words)));
  }

  @Test
  void foldersAreListedMadeRenamedAndRemoved() {
    String ns = "FolderHierarchy:";
    Node inbox =
        Node.of(
            ns + "Add",
            Node.text(ns + "ServerId", "5"),
            Node.text(ns + "ParentId", "0"),
            Node.text(ns + "DisplayName", "Inbox"),
            Node.number(ns + "Type", 2));
    server.then(
        folders("FolderSync", "1", Node.of(ns + "Changes", Node.number(ns + "Count", 1), inbox)));
    assertThat(phone.folderSync()).isEqualTo(1);
    assertThat(phone.folder(Hierarchy.INBOX)).isEqualTo("5");
    server.then(folders("FolderCreate", "2", Node.text(ns + "ServerId", "9")));
    assertThat(phone.hierarchy().create("New", "0", Hierarchy.USER_MAIL)).isEqualTo(1);
    server.then(folders("FolderUpdate", "3"));
    assertThat(phone.hierarchy().update("9", "Old", "5")).isEqualTo(1);
    assertThat(phone.hierarchy().named("Old")).isEqualTo(new Folder("9", "5", "Old", 12));
    server.then(folders("FolderDelete", "4"));
    assertThat(phone.hierarchy().delete("9")).isEqualTo(1);
    assertThat(phone.hierarchy().folders()).containsOnlyKeys("5");
    assertThat(phone.hierarchy().key()).isEqualTo("4");
    server.then(
        folders("FolderSync", "5", Node.of(ns + "Changes", Node.number(ns + "Count", 2), inbox)));
    phone.folderSync();
    assertThat(phone.complaints())
        .containsExactly("Count is 2 for 1", "FolderHierarchy:Add of a folder that is known");
  }

  private static Node folders(String command, String key, Node... more) {
    String ns = "FolderHierarchy:";
    List<Node> words =
        new ArrayList<>(List.of(Node.number(ns + "Status", 1), Node.text(ns + "SyncKey", key)));
    words.addAll(Arrays.asList(more));
    return Node.of(ns + command, words);
  }

  @Test
  void pingNamesTheFoldersWhereSomethingHappened() {
    Node answer =
        Node.of(
            "Ping:Ping",
            Node.number("Ping:Status", 2),
            Node.of("Ping:Folders", Node.text("Ping:Folder", "5")));
    server.then(answer).then(answer);
    assertThat(phone.ping(80, "5", "6")).isEqualTo(new PingResult(2, List.of("5"), 0));
    Node ping = server.last().node("14.1");
    assertThat(ping.all("Ping:Folders", "Ping:Folder", "Ping:Id"))
        .extracting(Node::text)
        .containsExactly("5", "6");
    assertThat(phone.pingAsync(80, "5").join().changed()).containsExactly("5");
  }

  @Test
  void mailIsSentAsElementsOrAsItIs() {
    byte[] mime = "Subject: x\r\n\r\ny".getBytes(UTF_8);
    server.thenNothing();
    assertThat(phone.sendMail(mime)).isEqualTo(1);
    assertThat(server.last().node("14.1").at("ComposeMail:Mime").bytes()).isEqualTo(mime);
    server.thenNothing();
    assertThat(phone("12.1").smartReply("5", "5:1", mime)).isEqualTo(1);
    assertThat(server.last().body()).isEqualTo(mime);
    assertThat(server.last().header("Content-Type")).isEqualTo("message/rfc822");
    assertThat(server.last().query())
        .isEqualTo(
            "Cmd=SmartReply&User=ann%2Bx%40example.org&DeviceId=SIM1&DeviceType=SimPhone"
                + "&CollectionId=5&ItemId=5%3A1&SaveInSent=T");
    server.then(Node.of("ComposeMail:SmartForward", Node.number("ComposeMail:Status", 150)));
    assertThat(phone.smartForward("5", "5:1", mime)).isEqualTo(150);
  }

  @Test
  void movesNameTheNewIds() {
    Node moved =
        Node.of(
            "Move:Response",
            Node.text("Move:SrcMsgId", "5:1"),
            Node.number("Move:Status", 3),
            Node.text("Move:DstMsgId", "6:1"));
    Node refused =
        Node.of("Move:Response", Node.text("Move:SrcMsgId", "5:2"), Node.number("Move:Status", 1));
    server.then(Node.of("Move:MoveItems", moved, refused));
    assertThat(phone.move("5", "6", "5:1", "5:2")).isEqualTo(Map.of("5:1", "6:1"));
  }

  @Test
  void estimatesComeInTheWordsOfTheVersion() {
    String ns = "GetItemEstimate:";
    Node answer =
        Node.of(
            ns + "GetItemEstimate",
            Node.of(
                ns + "Response",
                Node.number(ns + "Status", 1),
                Node.of(
                    ns + "Collection",
                    Node.text(ns + "CollectionId", "5"),
                    Node.number(ns + "Estimate", 7))));
    for (String version : List.of("12.1", "16.1")) {
      server.then(answer);
      assertThat(phone(version).estimate("5")).isEqualTo(7);
      Node asked = server.last().node(version).at(ns + "Collections", ns + "Collection");
      assertThat(asked.has(ns + "Class")).isEqualTo(version.equals("12.1"));
    }
  }

  @Test
  void bodiesComeInTheAnswerOrBehindIt() {
    String ns = "ItemOperations:";
    Node body =
        Node.of(
            "AirSyncBase:Body", Node.number("AirSyncBase:Type", 1), Node.number(ns + "Part", 1));
    Node answer =
        Node.of(
            ns + "ItemOperations",
            Node.number(ns + "Status", 1),
            Node.of(
                ns + "Response",
                Node.of(
                    ns + "Fetch",
                    Node.number(ns + "Status", 1),
                    Node.of(ns + "Properties", body))));
    server.then(answer);
    assertThat(phone.fetch("5", "5:1", 1).at(ns + "Status").number()).isEqualTo(1);
    byte[] head = Wbxml.encode(answer);
    byte[] text = "hello".getBytes(UTF_8);
    ByteBuffer parts =
        ByteBuffer.allocate(20 + head.length + text.length).order(ByteOrder.LITTLE_ENDIAN);
    parts.putInt(2).putInt(20).putInt(head.length).putInt(20 + head.length).putInt(text.length);
    server.then(200, "application/vnd.ms-sync.multipart", parts.put(head).put(text).array());
    assertThat(phone.fetchInParts("5", "5:1", 1)).isEqualTo(text);
    assertThat(server.last().header("MS-ASAcceptMultiPart")).isEqualTo("T");
  }

  @Test
  void credentialsAndVersionTravelInHeaders() {
    server.then(200, "", new byte[0]);
    phone.options();
    assertThat(server.last().method()).isEqualTo("OPTIONS");
    assertThat(server.last().header("Authorization"))
        .isEqualTo("Basic YW5uK3hAZXhhbXBsZS5vcmc6cMOkc3M=");
    server.thenNothing();
    phone.command("Sync", Node.of("AirSync:Sync"));
    assertThat(server.last().header("MS-ASProtocolVersion")).isEqualTo("14.1");
  }

  @Test
  void anEncodedQueryIsThatOfThePaper() {
    Handset paper =
        new Handset(
            server.uri(),
            new Handset.Login("", ""),
            "v140Device",
            "SmartPhone",
            new Handset.Dialect("14.0", true));
    // [MS-ASHTTP] R18, and behind it an empty user
    assertThat(QueryLine.encoded(paper, "Sync", Map.of(), 0))
        .isEqualTo("jAAJBAp2MTQwRGV2aWNlAApTbWFydFBob25lCAA=");
    server.thenNothing();
    new EasClient(handset("16.1").withEncodedQuery(), LINE).command("Ping", Node.of("Ping:Ping"));
    assertThat(server.last().header("MS-ASProtocolVersion")).isEmpty();
  }

  @Test
  void refusalsOverHttpAndStrangeAnswersAreFailures() {
    server.then(449, "text/plain", new byte[0]);
    assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> phone.sync("5"))
        .satisfies(failure -> assertThat(failure.status()).isEqualTo(449));
    server.then(200, "text/html", "<html>".getBytes(UTF_8));
    assertThatExceptionOfType(BadAnswer.class).isThrownBy(() -> phone.sync("5"));
  }
}
