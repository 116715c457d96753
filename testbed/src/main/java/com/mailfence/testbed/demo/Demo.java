package com.mailfence.testbed.demo;

import com.mailfence.testbed.mail.Corpus;
import com.mailfence.testbed.tool.Gateway;
import com.mailfence.testbed.tool.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The demonstration's command line. */
public final class Demo {
  private static final String HELP =
      """
      Usage: gateway demo [--once] [--data DIR] [--mails N] [--port N]
      Starts a server on the embedded database with two users and a mailbox of realistic mail,
      says what to type into a phone, sends a mail by SMTP and shows what an ActiveSync phone
      gets, and how soon.

        --once       end after that, with 0 if it worked
        --data DIR   an empty directory to keep the demonstration in; without it a temporary one
        --mails N    how many mails lie in the mailbox (200)
        --port N     the HTTPS port (8443; 0 for any free one, as with --once)
      """;

  private static final long SEED = 20_261_124;
  private static final int LARGEST_MAIL = 20 << 20;

  private Demo() {}

  /** Runs the demonstration; the first words tell how to start the gateway's command line. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Words words = Words.of(args);
    if (words.has("--help")) {
      System.out.print(HELP);
      return;
    }
    boolean once = words.has("--once");
    int port = words.number("--port", once ? 0 : 8443);
    Path data = words.directory("--data");
    List<String> settings = Ports.settings(port, once);
    boolean worked;
    try (Gateway gateway = new Gateway(words.launcher(), data, settings)) {
      say("Starting a server in %s ...", data);
      gateway.start();
      Users.make(gateway);
      fill(gateway, words.number("--mails", 200));
      Users.explain(gateway, once);
      worked = new Job(gateway).show();
      if (!once) {
        say("The server runs until you press Ctrl-C; its log is %s.", data.resolve("server.log"));
        gateway.awaitEnd();
      }
    }
    if (once && worked && !words.has("--data")) {
      Trash.remove(data);
    }
    System.exit(worked ? 0 : 1);
  }

  private static void fill(Gateway gateway, int mails) throws IOException, InterruptedException {
    say("Laying %d realistic mails into %s's mailbox ...", mails, Users.ANNA);
    Instant last = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES);
    Corpus corpus =
        Corpus.seeded(SEED)
            .to("Anna Example", Users.ANNA)
            .beginning(last.minus(Corpus.GAP.multipliedBy(mails + 1L)));
    Path folder = Files.createTempDirectory("gateway-mail-");
    try {
      for (int i = 0; i < mails; i++) {
        Files.write(folder.resolve(String.format("%05d.eml", i)), corpus.mail(i));
      }
      if (mails > 10) {
        Files.write(folder.resolve("large.eml"), corpus.large(mails, LARGEST_MAIL));
      }
      gateway.run("", "import", Users.ANNA, folder.toString());
    } finally {
      Trash.remove(folder);
    }
  }

  static void say(String format, Object... values) {
    System.out.printf(format + "%n", values);
    System.out.flush();
  }
}
