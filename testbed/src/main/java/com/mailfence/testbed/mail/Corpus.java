package com.mailfence.testbed.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An endless mailbox made up from a seed. Mail number n is the same in every run and can be made
 * without those before it; numbers that follow each other lie {@link #GAP} apart in time.
 *
 * @param first the moment at which mail 0 is written
 * @param reader to whom the mails are written
 */
public record Corpus(long seed, Instant first, Person reader) {
  /** Between a mail and the next. */
  public static final Duration GAP = Duration.ofMinutes(41);

  /** Among so many mails one carries a file of several megabytes. */
  private static final int LARGE_EVERY = 400;

  /** A mailbox of Robin Example that begins in January 2026. */
  public static Corpus seeded(long seed) {
    Person robin = new Person("Robin Example", "robin@example.com");
    return new Corpus(seed, Instant.parse("2026-01-05T07:30:00Z"), robin);
  }

  /** The same mails beginning at another moment. */
  public Corpus beginning(Instant moment) {
    return new Corpus(seed, moment, reader);
  }

  /** The same mails to someone else. */
  public Corpus to(String name, String address) {
    return new Corpus(seed, first, new Person(name, address));
  }

  /** When mail n is written. */
  public Instant when(int n) {
    return first.plus(GAP.multipliedBy(n));
  }

  /** The bytes of mail n. */
  public byte[] mail(int n) {
    return sample(n).bytes();
  }

  /** Mail n with what a reader must find in it. */
  public Sample sample(int n) {
    Random random = random(n);
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    int file = n % LARGE_EVERY == LARGE_EVERY - 1 ? 4 << 20 : 0;
    return kind.write(new Occasion(this, n, random, file));
  }

  /** A mail n of one kind. */
  public Sample sample(int n, Kind kind) {
    return kind.write(new Occasion(this, n, random(n), 0));
  }

  /** The mails 0 to {@code count} - 1. */
  public Stream<byte[]> stream(int count) {
    return IntStream.range(0, count).mapToObj(this::mail);
  }

  /** A mail of one short text, about one kilobyte, for measurements. */
  public byte[] small(int n) {
    return Kind.NOTE.write(new Occasion(this, n, random(n), 0)).bytes();
  }

  /** A mail with a file of {@code size} bytes; with its encoding it is about 1.37 times as long. */
  public byte[] large(int n, int size) {
    return Kind.FILES.write(new Occasion(this, n, random(n), size)).bytes();
  }

  private Random random(int n) {
    long mixed = (seed ^ n) * 0x9E3779B97F4A7C15L; // neighbours must not begin alike
    return new Random(mixed ^ mixed >>> 32);
  }
}
