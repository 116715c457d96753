package com.mailfence.testbed.demo;

import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Edits;
import com.mailfence.testbed.eas.Hierarchy;
import com.mailfence.testbed.eas.Line;
import com.mailfence.testbed.eas.Node;
import com.mailfence.testbed.eas.PingResult;
import com.mailfence.testbed.eas.SyncOptions;
import com.mailfence.testbed.eas.SyncResult;
import com.mailfence.testbed.smtp.SmtpClient;
import com.mailfence.testbed.tool.Gateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** The main job, seen from outside: a mail goes in by SMTP and a phone has it. */
final class Job {
  private static final int HEARTBEAT = 120;

  private final Gateway gateway;

  Job(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Whether it worked. */
  boolean show() throws IOException {
    EasClient phone = new EasClient(Users.phone(gateway, Users.ANNA, "demophone"), Line.open());
    phone.provision();
    phone.folderSync();
    String inbox = phone.folder(Hierarchy.INBOX);
    phone.mirror(inbox).options(SyncOptions.mail().withWindow(100).withBody(1, 512));
    long begin = System.nanoTime();
    int held = phone.sync(inbox).added().size();
    Demo.say(
        "An ActiveSync 16.1 phone of %s has %d mails after its first sync, in %.1f s.",
        Users.ANNA, held, (System.nanoTime() - begin) / 1e9);
    boolean received = receive(phone, inbox);
    boolean answered = answer(phone, inbox);
    phone.complaints().forEach(complaint -> Demo.say("The phone complains: %s", complaint));
    return received && answered && phone.complaints().isEmpty();
  }

  /** A mail comes by SMTP while the phone waits. */
  private boolean receive(EasClient phone, String inbox) throws IOException {
    CompletableFuture<PingResult> ping = phone.pingAsync(HEARTBEAT, inbox);
    phone.folderSync(); // once this is answered, the Ping before it waits
    Demo.say("The phone waits (Ping). Now a mail comes by SMTP:%n%n%s", indented(letter()));
    try (SmtpClient smtp = SmtpClient.open(gateway.address("smtp"))) {
      long start = System.nanoTime();
      SmtpClient.Reply reply =
          smtp.send(
              "sender@outside.example",
              List.of(Users.ANNA),
              letter().getBytes(StandardCharsets.UTF_8));
      double accepted = (System.nanoTime() - start) / 1e6;
      PingResult result = ping.join();
      double told = (System.nanoTime() - start) / 1e6;
      SyncResult sync = phone.sync(inbox);
      double had = (System.nanoTime() - start) / 1e6;
      Demo.say(
          """
            %6.1f ms   the server has it for good: %s
            %6.1f ms   the phone is told (Ping status %d)
            %6.1f ms   the phone has it (Sync):
          """,
          accepted, reply.text(), told, result.status(), had);
      sync.added()
          .forEach(id -> print(Objects.requireNonNull(phone.mirror(inbox).items().get(id))));
      return reply.isYes() && result.status() == 2 && sync.added().size() == 1;
    }
  }

  /** The phone marks it as read and answers it; the other user gets the answer. */
  private boolean answer(EasClient phone, String inbox) {
    List<String> ids = List.copyOf(phone.mirror(inbox).items().keySet());
    String last = ids.get(ids.size() - 1);
    boolean marked = phone.sync(inbox, Edits.read(last, true), Edits.flag(last)).failed().isEmpty();
    EasClient other = new EasClient(Users.phone(gateway, Users.BEN, "otherphone"), Line.open());
    other.provision();
    other.folderSync();
    String otherInbox = other.folder(Hierarchy.INBOX);
    other.sync(otherInbox);
    CompletableFuture<PingResult> ping = other.pingAsync(HEARTBEAT, otherInbox);
    other.folderSync();
    String reply =
        "From: <"
            + Users.ANNA
            + ">\r\nTo: <"
            + Users.BEN
            + ">\r\nSubject: Re: Tea at four?\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n"
            + "Gladly! Ben comes, too.\r\n";
    long start = System.nanoTime();
    int status = phone.smartReply(inbox, last, reply.getBytes(StandardCharsets.UTF_8));
    ping.join();
    int got = other.sync(otherInbox).added().size();
    Demo.say(
        "%nThe phone marks it as read and flagged, and answers (SmartReply) to %s, whose phone has"
            + " the%nanswer %.1f ms later.%n",
        Users.BEN, (System.nanoTime() - start) / 1e6);
    return marked && status == 1 && got == 1;
  }

  private static String letter() {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Clock.systemUTC().instant().atOffset(ZoneOffset.UTC));
    return "From: A Friend <sender@outside.example>\r\nTo: Anna Example <"
        + Users.ANNA
        + ">\r\nSubject: Tea at four?\r\nDate: "
        + date
        + "\r\nMessage-ID: <demo."
        + System.nanoTime()
        + "@outside.example>\r\n"
        + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        + "Content-Transfer-Encoding: 8bit\r\n\r\n"
        + "Dear Anna,\r\n\r\nthe k\u00e4sekuchen is in the oven. Will you come at four?\r\n";
  }

  private static String indented(String text) {
    return "      " + text.replace("\r\n", "\n").strip().replace("\n", "\n      ") + "\n";
  }

  private static void print(Node item) {
    for (String name : List.of("Email:From", "Email:To", "Email:Subject", "Email:DateReceived")) {
      item.value(name)
          .ifPresent(value -> Demo.say("      %-13s %s", name.substring(6) + ":", value));
    }
    item.value("AirSyncBase:Body", "AirSyncBase:Data")
        .ifPresent(body -> Demo.say("%n%s", indented(body)));
  }
}
