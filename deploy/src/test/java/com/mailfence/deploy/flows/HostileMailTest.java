package com.mailfence.deploy.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Hierarchy;
import com.mailfence.testbed.eas.SyncOptions;
import com.mailfence.testbed.eas.SyncResult;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What other servers can say to the mail ports of a running server, said by people who mean harm.
 */
@Timeout(120)
final class HostileMailTest {
  @TempDir static Path data;
  private static Siege siege;

  @BeforeAll
  static void start() throws Exception {
    siege = new Siege(data);
  }

  @AfterEach
  void anHonestPhoneIsServed() throws Exception {
    siege.anHonestPhoneIsServed();
  }

  @AfterAll
  static void allCountsRightAndNothingBroke() throws Exception {
    siege.end();
  }

  private static InetSocketAddress smtp() {
    return siege.address("smtp");
  }

  /** SM01: whatever ends a line elsewhere, here a message has one end. */
  @Test
  void nothingHidesBehindAnEndThatIsNone() throws Exception {
    siege.town.account("sam");
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, String> shape : SmtpShapes.smuggled(Town.address("sam")).entrySet()) {
      List<String> heard = SmtpShapes.message(smtp(), Town.address("sam"), shape.getValue());
      if (heard.isEmpty() || !heard.get(0).matches("(5[0-9]{2}|421) .*")) {
        wrong.add(shape.getKey() + ": " + heard);
      }
    }
    EasClient sam = siege.town.phone("sam", "phone", "16.1");
    sam.sync(sam.folder(Hierarchy.INBOX));

    assertThat(wrong).isEmpty();
    assertThat(Town.subjects(sam, sam.folder(Hierarchy.INBOX))).isEmpty();
  }

  /** SM03: chunks that are shorter, longer, endless or mixed with DATA. */
  @Test
  void chunksHoldWhatTheySayOrNothing() throws Exception {
    siege.town.account("bdat");
    String begin = "MAIL FROM:<a@evil.example>\r\nRCPT TO:<bdat@house.example>\r\n";
    String hidden = begin + "DATA\r\nSubject: smuggled\r\n\r\nx\r\n.\r\nQUIT\r\n";
    for (String chunk :
        List.of(
            "BDAT 5\r\nab" + hidden,
            "BDAT 99999999999999999999 LAST\r\n" + hidden,
            "BDAT -1 LAST\r\n" + hidden,
            "BDAT 99999999 LAST\r\n" + hidden,
            "BDAT 3\r\na\r\nDATA\r\n" + "x\r\n.\r\nQUIT\r\n",
            "BDAT 0x5 LAST\r\n" + hidden)) {
      List<String> heard = SmtpShapes.talk(smtp(), begin + chunk);
      assertThat(heard).as(chunk).noneMatch(line -> line.startsWith("250 2.0.0 done"));
    }
    EasClient phone = siege.town.phone("bdat", "phone", "16.1");
    assertThat(phone.sync(phone.folder(Hierarchy.INBOX)).added()).isEmpty();
  }

  /** SM06, SM24, SM04 */
  @Test
  void nobodyIsRelayedForInWhateverDress() throws Exception {
    for (String to : SmtpShapes.relays()) {
      String talk = "MAIL FROM:<a@evil.example>\r\nRCPT TO:" + to + "\r\nQUIT\r\n";
      List<String> heard = SmtpShapes.talk(smtp(), talk);
      assertThat(heard).as(to).hasSizeGreaterThan(1);
      assertThat(heard.get(1)).as(to).startsWith("5");
    }
  }

  /** TL01, TL03, TL04: what came before TLS is not answered inside, and no password is read. */
  @Test
  void nothingSaidBeforeTlsCountsInside() throws Exception {
    try (Stranger stranger = Stranger.plain(siege.address("submission"))) {
      stranger.line();
      SmtpShapes.greet(stranger);
      assertThat(SmtpShapes.reply(stranger.say("AUTH PLAIN AGV2ZQBhIHBhc3N3b3Jk\r\n")))
          .matches("5[0-9]{2} .*");
      assertThat(SmtpShapes.reply(stranger.say("STARTTLS\r\nNOOP\r\nMAIL FROM:<x@y.example>\r\n")))
          .matches("(220|5[0-9]{2}|421) .*");
      boolean inside = begins(stranger);
      assertThat(inside ? SmtpShapes.reply(stranger.say("RCPT TO:<x@y.example>\r\n")) : "503")
          .startsWith("503");
    }
  }

  private static boolean begins(Stranger stranger) {
    try {
      stranger.beginTls();
      return true;
    } catch (Exception hungUp) {
      return false;
    }
  }

  /** SM18, SM20: floods end with a last word and cost nothing. */
  @Test
  void floodsEndWithALastWord() throws Exception {
    String from = "MAIL FROM:<a@evil.example>";
    for (String flood :
        List.of(
            "NOOP\r\n".repeat(100_000),
            "RSET\r\n".repeat(100_000),
            "VRFY eve\r\n".repeat(10_000),
            "XYZZY\r\n".repeat(10_000),
            "\r\n".repeat(100_000),
            "\0".repeat(1_000_000),
            "NOOP " + "a".repeat(1_000_000) + "\r\n",
            from + "\r\n" + "RCPT TO:<eve@house.example>\r\n".repeat(20_000),
            (from + " SIZE=99999999999\r\n").repeat(100),
            (from + " SIZE=-1\r\n").repeat(100),
            (from + " A=" + "b".repeat(3_000) + "\r\n").repeat(100),
            "AUTH PLAIN AGV2ZQBhIHBhc3N3b3Jk\r\n".repeat(100))) {
      String name = flood.substring(0, 20).strip();
      long begin = System.nanoTime();
      List<String> heard = SmtpShapes.talk(smtp(), flood);
      assertThat(heard).as(name).hasSizeLessThan(1_200);
      assertThat(heard.isEmpty() ? "421 " : heard.get(heard.size() - 1))
          .as(name)
          .matches("(421|5[0-9]{2}) .*");
      assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(Siege.PATIENCE_MILLIS);
    }
  }

  /** MI01 to MI06, EA02, EA12: taken or refused in time, and no phone stumbles over it. */
  @Test
  void absurdMessagesReachThePhoneAsSomethingItCanRead() throws Exception {
    siege.town.account("mimi");
    int taken = 0;
    for (Map.Entry<String, byte[]> message : SmtpShapes.absurd().entrySet()) {
      long begin = System.nanoTime();
      taken += SmtpShapes.send(smtp(), Town.address("mimi"), message.getValue()) ? 1 : 0;
      assertThat((System.nanoTime() - begin) / 1_000_000)
          .as(message.getKey())
          .isLessThan(Siege.PATIENCE_MILLIS);
    }
    assertThat(taken).isGreaterThan(10);
    for (int type : new int[] {1, 2, 4}) {
      EasClient phone = siege.town.phone("mimi", "phone" + type, "16.1");
      String inbox = phone.folder(Hierarchy.INBOX);
      phone.mirror(inbox).options(SyncOptions.mail().withBody(type, 100_000));
      long begin = System.nanoTime();
      SyncResult sync = phone.sync(inbox);
      assertThat(sync.added()).hasSize(taken);
      assertThat(phone.complaints()).isEmpty();
      assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(Siege.PATIENCE_MILLIS);
      for (String id : phone.mirror(inbox).items().keySet()) {
        assertThat(phone.fetch(inbox, id, type).at("ItemOperations:Status").number()).isEqualTo(1);
      }
    }
  }
}
