package com.mailfence.testbed.bench;

import com.mailfence.testbed.dav.DavClient;
import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Handset;
import com.mailfence.testbed.eas.Hierarchy;
import com.mailfence.testbed.eas.Line;
import com.mailfence.testbed.eas.SyncOptions;
import com.mailfence.testbed.smtp.SmtpClient;
import com.mailfence.testbed.tool.Gateway;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A running server with accounts and mail in them. */
final class Stage {
  static final String DOMAIN = "bench.example";

  /** The crowd has some hundred phones an account. */
  static final String MANY_DEVICES = "eas.devices=1000";

  /** Users find each other. */
  static final String PUBLISHED = "eas.publish_domain=true";

  private static final String PASSWORD = "correct horse battery staple";

  final Gateway gateway;
  private final Line line = Line.open();

  Stage(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Adds an account. */
  void account(String name) throws IOException, InterruptedException {
    gateway.run(PASSWORD + "\n", "account", "add", address(name));
  }

  static String address(String name) {
    return name + "@" + DOMAIN;
  }

  /** Lays so many small messages into the account's Inbox. */
  void fill(String name, int messages) throws IOException, InterruptedException {
    // A file's mail goes into the folder of its name.
    Path directory = Files.createTempDirectory("bench");
    Path mbox = directory.resolve("Inbox.mbox");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(mbox))) {
        for (int i = 0; i < messages; i++) {
          out.write(Letters.inMbox(name, i));
        }
      }
      gateway.run("", "import", address(name), mbox.toString());
    } finally {
      Files.deleteIfExists(mbox);
      Files.delete(directory);
    }
  }

  /** Adds so many users who can be found and do nothing. */
  void users(int count) throws IOException, InterruptedException {
    var plan = new StringBuilder();
    for (int i = 0; i < count; i++) {
      plan.append("[[user]]\naddress = \"user").append(i).append('@').append(DOMAIN);
      plan.append("\"\nname = \"User ").append(i).append("\"\n");
    }
    Path path = Files.createTempFile("bench", ".toml");
    try {
      Files.writeString(path, plan);
      gateway.run("", "provision", path.toString());
    } finally {
      Files.delete(path);
    }
  }

  /** Brings events into the user's calendar, or contacts into the address book. */
  void bring(String name, String command, byte[] file) throws IOException, InterruptedException {
    Path path = Files.createTempFile("bench", ".txt");
    try {
      Files.write(path, file);
      gateway.run("", command, "import", address(name), "default", path.toString());
    } finally {
      Files.delete(path);
    }
  }

  /** A program that speaks DAV. */
  DavClient dav(String name) {
    return new DavClient(gateway.https(), new Handset.Login(address(name), PASSWORD), line);
  }

  Handset handset(String name, String device) {
    return Handset.phone(
        gateway.https(), new Handset.Login(address(name), PASSWORD), device, "14.1");
  }

  /** A phone that knows its folders. */
  EasClient phone(String name, String device) {
    EasClient phone = new EasClient(handset(name, device), line);
    phone.folderSync();
    return phone;
  }

  /** The Inbox of a phone, asked for with bodies cut at 512 bytes. */
  static String inbox(EasClient phone, int window) {
    String inbox = phone.folder(Hierarchy.INBOX);
    phone.mirror(inbox).options(SyncOptions.mail().withWindow(window).withBody(1, 512));
    return inbox;
  }

  SmtpClient smtp() throws IOException {
    return SmtpClient.open(gateway.address("smtp"));
  }

  /** Delivers small messages over one session. */
  void deliver(String name, int first, int count) throws IOException {
    try (SmtpClient smtp = smtp()) {
      for (int i = first; i < first + count; i++) {
        SmtpClient.Reply reply =
            smtp.send("sender@example.org", List.of(address(name)), Letters.letter(name, i));
        if (!reply.isYes()) {
          throw new IOException("not delivered: " + reply.text());
        }
      }
    }
  }

  /** What a phone was told of a folder's items. */
  static int known(EasClient phone, String folder) {
    List<String> complaints = phone.complaints();
    if (!complaints.isEmpty()) {
      throw new IllegalStateException("the phone complains: " + complaints.get(0));
    }
    return phone.mirror(folder).items().size();
  }

  /** Makes the phone forget what it holds, so that it syncs from the beginning. */
  static void forget(EasClient phone, String folder) {
    phone.mirror(folder).reset();
  }
}
