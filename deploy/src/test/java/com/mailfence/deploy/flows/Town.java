package com.mailfence.deploy.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.Account;
import com.mailfence.deploy.serve.OpenService;
import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Hierarchy;
import com.mailfence.testbed.eas.Node;
import com.mailfence.testbed.eas.SyncOptions;
import com.mailfence.testbed.smtp.SmtpClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running server with users, their phones, and somebody outside who writes to them. */
final class Town {
  private static final Pattern WAITING = Pattern.compile("(?m)^eas_waiting ([0-9.]+)$");

  private final Path data;
  private final HttpClient http = HttpClient.newHttpClient();
  private OpenService open;

  Town(Path data, String... settings) throws Exception {
    this.data = data;
    this.open = new OpenService(data, settings);
  }

  OpenService open() {
    return open;
  }

  Account account(String name) {
    return open.account(name);
  }

  /** A phone that knows its folders, and takes messages whole as they are stored. */
  EasClient phone(String name, String device, String version) {
    EasClient phone = open.phone(name, device, version);
    assertThat(phone.folderSync()).isEqualTo(1);
    for (int type : List.of(Hierarchy.INBOX, Hierarchy.SENT_ITEMS, Hierarchy.DELETED_ITEMS)) {
      phone.mirror(phone.folder(type)).options(SyncOptions.mail().withBody(4, -1));
    }
    return phone;
  }

  /** Sends a message from outside and sees it taken. */
  void deliver(byte[] message, String... names) throws Exception {
    try (SmtpClient smtp = SmtpClient.open(open.service.addresses().get("smtp"))) {
      List<String> to = Arrays.stream(names).map(Town::address).toList();
      SmtpClient.Reply reply = smtp.send("friend@outside.example", to, message);
      assertThat(reply.code()).as(reply.text()).isEqualTo(250);
    }
  }

  static String address(String name) {
    return name + "@house.example";
  }

  /** A message with eight-bit text, a line that begins with a dot, and an end of its own. */
  static byte[] letter(String subject) {
    return letter("friend@outside.example", "somebody@house.example", subject);
  }

  static byte[] letter(String from, String to, String subject) {
    String text =
        """
        From: Somebody <%s>
        To: <%s>
        Subject: %s
        Date: Thu, 01 Jan 2026 10:00:00 +0000
        Message-ID: <%s@outside.example>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        The käsekuchen is in the oven.
        .a line that begins with a dot
        ..and one with two
        """;
    return text.formatted(from, to, subject, subject.replace(' ', '.'))
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The id of the only message of this subject that the phone holds of the folder. */
  static String id(EasClient phone, String folder, String subject) {
    List<String> ids =
        phone.mirror(folder).items().entrySet().stream()
            .filter(e -> e.getValue().value("Email:Subject").orElse("").equals(subject))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(ids).as(subject).hasSize(1);
    return ids.get(0);
  }

  static List<String> subjects(EasClient phone, String folder) {
    return phone.mirror(folder).items().values().stream()
        .map(item -> item.value("Email:Subject").orElse(""))
        .toList();
  }

  /** The message as the phone has it. */
  static byte[] mime(Node item) {
    return item.at("AirSyncBase:Body", "AirSyncBase:Data").bytes();
  }

  /** Comes back once exactly so many requests of phones wait for news. */
  void untilWaiting(int phones) throws Exception {
    while (waiting() != phones) {
      Thread.onSpinWait();
    }
  }

  /** Requests of phones that wait for news, as the house itself measures them. */
  int waiting() throws Exception {
    URI metrics = open.plain("management").resolve("/metrics");
    String text =
        http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
    Matcher found = WAITING.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return (int) Double.parseDouble(found.group(1));
  }

  /** Stops the server in order and starts it again on the same directory. */
  void restart() throws Exception {
    open.stop();
    open = new OpenService(data);
  }

  void stop() throws Exception {
    open.stop();
  }
}
