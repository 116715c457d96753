package com.mailfence.testbed.crash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the clients know: the fate of every message in every account, and apart from it that of the
 * copies an account keeps of what it sent. I1, I2, I3
 */
final class Ledger {
  private static final String SUBJECT = "Ledger ";
  private static final int TOO_MANY_STATIONS = 101;

  private final AtomicLong last = new AtomicLong();
  private final Map<String, Map<String, Fate>> fates = new ConcurrentHashMap<>();
  private final Semaphore news = new Semaphore(0);
  final AtomicInteger acknowledged = new AtomicInteger();
  final AtomicInteger inDoubt = new AtomicInteger();

  /** The server has answered a client's write with yes. */
  void acknowledge() {
    acknowledged.incrementAndGet();
    news.release();
  }

  /** Comes back when so many writes more were acknowledged than now. */
  void await(int writes) throws InterruptedException {
    news.drainPermits();
    if (!news.tryAcquire(writes, 2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("fewer than " + writes + " writes in two minutes");
    }
  }

  /** A message nobody has sent before, of one to sixteen thousand bytes. */
  Letter letter(Random random) {
    String token = "m" + last.incrementAndGet();
    StringBuilder body = new StringBuilder("token " + token + "\r\n");
    int lines = random.nextInt(8) == 0 ? 200 : 10 + random.nextInt(20);
    for (int i = 0; i < lines; i++) {
      body.append(String.format(Locale.ROOT, "%016x", random.nextLong()).repeat(4), 0, 60);
      body.append("\r\n");
    }
    String head =
        "From: Ledger <ledger@crash.example>\r\nSubject: "
            + SUBJECT
            + token
            + "\r\nDate: Thu, 01 Jan 2026 10:00:00 +0000\r\nMessage-ID: <"
            + token
            + "@crash.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n";
    return new Letter(token, head, body.toString());
  }

  /** The name under which the fates of an account's copies of what it sent are kept. */
  static String sentBy(String account) {
    return account + " sent";
  }

  /** A message, its headers without recipients. */
  record Letter(String token, String head, String body) {
    /** The same message, which has come so far that nobody takes it any more. */
    Letter looped() {
      return new Letter(token, "Received: by a loop\r\n".repeat(TOO_MANY_STATIONS) + head, body);
    }

    byte[] to(String recipients) {
      return (head + "To: " + recipients + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
    }

    String digest() {
      return Ledger.digest(body.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** The fate of a message in an account; a new one is nowhere yet. */
  Fate fate(String account, Letter letter) {
    return of(account)
        .computeIfAbsent(
            letter.token(), token -> new Fate(letter.digest()).certainly(Fate.Place.NOWHERE));
  }

  /** Something that every message has lived through. */
  void note(String what) {
    fates.values().forEach(some -> some.values().forEach(fate -> fate.note(what)));
  }

  Map<String, Fate> of(String account) {
    return fates.computeIfAbsent(account, name -> new ConcurrentHashMap<>());
  }

  /** The token of a message by its subject; empty for one that is not of the ledger. */
  static String token(String subject) {
    return subject.startsWith(SUBJECT) ? subject.substring(SUBJECT.length()) : "";
  }

  /** The digest of a message's bytes from the first empty line on. */
  static String bodyDigest(byte[] message) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    return digest(text.substring(end < 0 ? 0 : end + 4).getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
