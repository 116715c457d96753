package com.mailfence.deploy.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Folder;
import com.mailfence.testbed.eas.Hierarchy;
import com.mailfence.testbed.eas.Node;
import com.mailfence.testbed.eas.Reply;
import com.mailfence.testbed.eas.Wbxml;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What phones and browsers can say to a running server, said by people who mean harm. After each of
 * them an honest phone is served.
 */
@Timeout(120)
final class HostileTest {
  private static final String EVE = "eve";

  @TempDir static Path data;
  private static Siege siege;
  private static Town town;

  @BeforeAll
  static void start() throws Exception {
    siege = new Siege(data);
    town = siege.town;
    town.deliver(Town.letter("to eve"), EVE);
  }

  @AfterEach
  void anHonestPhoneIsServed() throws Exception {
    siege.anHonestPhoneIsServed();
  }

  @AfterAll
  static void allCountsRightAndNothingBroke() throws Exception {
    siege.end();
  }

  /** WS04, EA03: names of others are names of nothing, in every command and to the last byte. */
  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.1", "16.1"})
  void whatIsOfOthersIsAnsweredLikeWhatIsNot(String version) throws Exception {
    String rich = "rich" + version;
    EasClient owner = owner(rich, version);
    ForeignIds.Other theirs = lastOf(owner);
    ForeignIds.Other nowhere = new ForeignIds.Other("98", "99");
    EasClient first = thief("first", version);
    EasClient second = thief("second", version);
    Map<String, String> differing = new LinkedHashMap<>();
    var taken = new ForeignIds(own(first), theirs);
    var madeUp = new ForeignIds(own(second), nowhere);
    Map<String, ForeignIds.Ask> asks = madeUp.all(version);

    taken
        .all(version)
        .forEach(
            (name, ask) -> {
              String one = said(first, ask, taken);
              String other = said(second, asks.get(name), madeUp);
              if (!one.equals(other)) {
                differing.put(name, one + "\n" + other);
              }
            });

    assertThat(differing).isEmpty();
    assertThat(owner.folderSync()).isEqualTo(1);
    for (String folder : mailOf(owner)) {
      assertThat(owner.sync(folder).isQuiet()).as("nothing changed in %s", folder).isTrue();
    }
    assertThat(owner.complaints()).isEmpty();
    assertThat(town.waiting()).isZero();
  }

  /** Somebody with folders and mail, whose last numbers nobody else has. */
  private static EasClient owner(String name, String version) throws Exception {
    town.account(name);
    EasClient owner = town.phone(name, "own", version);
    for (int i = 0; i < 20; i++) {
      assertThat(owner.hierarchy().create("Folder " + i, "0", Hierarchy.USER_MAIL)).isEqualTo(1);
    }
    String inbox = owner.folder(Hierarchy.INBOX);
    String secret = owner.hierarchy().named("Folder 19").id();
    for (int i = 0; i < 3; i++) {
      town.deliver(Town.letter("secret"), name);
    }
    owner.sync(inbox);
    for (String id : owner.mirror(inbox).items().keySet()) {
      assertThat(owner.move(inbox, secret, id)).hasSize(1);
    }
    mailOf(owner).forEach(owner::sync);
    return owner;
  }

  private static List<String> mailOf(EasClient owner) {
    List<Integer> types =
        List.of(
            Hierarchy.INBOX, Hierarchy.SENT_ITEMS, Hierarchy.DELETED_ITEMS, Hierarchy.USER_MAIL);
    return owner.hierarchy().folders().values().stream()
        .filter(folder -> types.contains(folder.type()))
        .map(Folder::id)
        .toList();
  }

  private static ForeignIds.Other lastOf(EasClient owner) {
    String folder = owner.hierarchy().named("Folder 19").id();
    String item = owner.mirror(folder).items().keySet().stream().sorted().toList().get(2);
    assertThat(item).startsWith(folder + ":").hasSize(5);
    return new ForeignIds.Other(folder, item.substring(3));
  }

  private static EasClient thief(String device, String version) {
    EasClient phone = town.phone(EVE, device + version.replace(".", ""), version);
    phone.sync(phone.folder(Hierarchy.INBOX));
    return phone;
  }

  private static ForeignIds.Own own(EasClient phone) {
    String inbox = phone.folder(Hierarchy.INBOX);
    return new ForeignIds.Own(
        inbox,
        phone.folder(Hierarchy.DELETED_ITEMS),
        Town.id(phone, inbox, "to eve"),
        phone.mirror(inbox).key(),
        phone.hierarchy().key());
  }

  private static String said(EasClient phone, ForeignIds.Ask ask, ForeignIds names) {
    Reply reply = phone.post(ask.command(), ask.arguments(), ask.body());
    // [MS-ASCMD] section 2.2.1.9: an attachment that is gone is answered with 500
    boolean file = ask.command().equals("GetAttachment");
    assertThat(reply.status()).as(ask.command()).isNotIn(file ? 503 : 500, 503);
    return reply.status()
        + " "
        + reply.header("Content-Type")
        + " "
        + reply.header("Content-Length")
        + " "
        + names.hide(reply.body());
  }

  /** EA01, EA02 */
  @Test
  void brokenBodiesAreRefusedAtOnce() {
    EasClient phone = thief("broken", "14.1");
    List<String> wrong = new ArrayList<>();
    for (String command : List.of("Sync", "Ping", "FolderSync", "ItemOperations", "SendMail")) {
      WireBombs.broken()
          .forEach((name, body) -> expectNo(phone, command + " " + name, command, body, wrong));
    }
    Node right = WireBombs.absurd(phone.folder(Hierarchy.INBOX)).get("key '-1'");
    for (byte[] cut : WireBombs.beginnings(Wbxml.encode(right))) {
      expectNo(phone, "cut at " + cut.length, "Sync", cut, wrong);
    }
    expectNo(phone, "five million tags", "Sync", WireBombs.fiveMillionTags(), wrong);
    assertThat(wrong).isEmpty();
  }

  /** EA01, EA11, EA13 */
  @Test
  void absurdWishesAreAnsweredByAStatus() {
    EasClient phone = thief("absurd", "16.1");
    List<String> wrong = new ArrayList<>();
    WireBombs.absurd(phone.folder(Hierarchy.INBOX))
        .forEach((name, wish) -> expectNo(phone, name, "Sync", Wbxml.encode(wish), wrong));
    assertThat(wrong).isEmpty();
  }

  /** The answer is 400 or 413, or a document that says what is wrong; and it comes soon. */
  private static void expectNo(
      EasClient phone, String name, String command, byte[] body, List<String> wrong) {
    long begin = System.nanoTime();
    Reply reply = phone.post(command, Map.of(), body);
    long millis = (System.nanoTime() - begin) / 1_000_000;
    String seen = reply.status() + " in " + millis + " ms";
    boolean refused = reply.status() == 400 || reply.status() == 413;
    if (reply.status() == 200) {
      Node answer = Wbxml.decode(reply.body(), "16.1");
      seen = answer + " in " + millis + " ms";
      refused = answer.toString().matches("(?s).*Status>(?!1<).*");
    }
    if (!refused || millis > Siege.PATIENCE_MILLIS) {
      wrong.add(name + ": " + seen);
    }
  }

  /** WS10: 100 megabytes out of a hundred kilobytes, and packed bodies that are broken. */
  @Test
  void packedBodiesAreBounded() throws Exception {
    HttpShapes shapes = new HttpShapes("eve@house.example", "a password for tests");
    byte[] bomb = WireBombs.zipped(new byte[] {3, 1, 106, 0, 0x45, 3}, 100 << 20);
    byte[] cut = Arrays.copyOf(bomb, bomb.length / 2);
    byte[] noise = "this is not packed at all".getBytes(StandardCharsets.US_ASCII);
    for (byte[] body : List.of(bomb, cut, noise)) {
      try (Stranger stranger = Stranger.secure(https())) {
        stranger.say(
            shapes.post("Cmd=Sync&DeviceId=gzip&DeviceType=t")
                + "MS-ASProtocolVersion: 14.1\r\nContent-Encoding: gzip\r\nContent-Length: "
                + body.length
                + "\r\n\r\n");
        assertThat(Stranger.statuses(stranger.say(body).rest())).isSubsetOf(400, 413).hasSize(1);
      }
    }
  }

  /** WS06, WS08: what is unclear is refused, and what hides behind it is never answered. */
  @Test
  void unclearFramingIsRefusedAndTheConnectionEnds() throws Exception {
    HttpShapes shapes = new HttpShapes("eve@house.example", "a password for tests");
    List<String> wrong = new ArrayList<>();
    Map<String, String> all = new LinkedHashMap<>(shapes.smuggled());
    all.putAll(shapes.refused());
    for (Map.Entry<String, String> shape : all.entrySet()) {
      try (Stranger stranger = Stranger.secure(https())) {
        List<Integer> heard = Stranger.statuses(stranger.say(shape.getValue()).rest());
        boolean no = heard.size() <= 1 && heard.stream().allMatch(s -> s >= 400 && s != 500);
        if (!no) {
          wrong.add(shape.getKey() + ": " + heard);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Whoever says half of what he has to say holds nobody up, and is sent away in time. */
  @Test
  void halfRequestsHoldNobodyUp() throws Exception {
    HttpShapes shapes = new HttpShapes("eve@house.example", "a password for tests");
    String head = shapes.post("Cmd=Sync&DeviceId=slow&DeviceType=t");
    String body = head + "MS-ASProtocolVersion: 14.1\r\nContent-Length: 1000\r\n\r\n\3\1";
    List<Stranger> slow = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      slow.add(Stranger.secure(https()).say(i % 2 == 0 ? head : body));
    }
    anHonestPhoneIsServed();
    for (Stranger stranger : slow) {
      try (stranger) {
        assertThat(Stranger.statuses(stranger.hear())).allMatch(s -> s >= 400);
      }
    }
  }

  /** AU01: who is not here is answered like who does not know his password, at every port. */
  @Test
  void unknownUsersAreAnsweredLikeWrongPasswords() throws Exception {
    var wrong = new HttpShapes("eve@house.example", "wrong");
    var unknown = new HttpShapes("nobody@house.example", "wrong");
    for (String request :
        List.of("Cmd=FolderSync&DeviceId=d&DeviceType=t", "Cmd=Ping&DeviceId=d&DeviceType=t")) {
      assertThat(answered(unknown.post(request) + "Content-Length: 0\r\n\r\n"))
          .startsWith("HTTP/1.1 401")
          .isEqualTo(answered(wrong.post(request) + "Content-Length: 0\r\n\r\n"));
    }
    String discover = "/autodiscover/autodiscover.xml";
    assertThat(answered(unknown.post("").replaceFirst("/Micro[^ ]*", discover) + "\r\n"))
        .startsWith("HTTP/1.1 401")
        .isEqualTo(answered(wrong.post("").replaceFirst("/Micro[^ ]*", discover) + "\r\n"));
    for (String port : List.of("submission", "submissions")) {
      assertThat(SmtpShapes.login(address(port), port, "nobody@house.example", "wrong"))
          .startsWith("535 ")
          .isEqualTo(SmtpShapes.login(address(port), port, "eve@house.example", "wrong"));
    }
  }

  private static String answered(String request) throws Exception {
    try (Stranger stranger = Stranger.secure(https())) {
      return stranger.say(request).rest().replaceAll("(?m)^(Date|X-Request-Id):.*\r\n", "");
    }
  }

  private static InetSocketAddress https() {
    return address("https");
  }

  private static InetSocketAddress address(String listener) {
    return siege.address(listener);
  }
}
