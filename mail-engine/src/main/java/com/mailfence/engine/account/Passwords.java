package com.mailfence.engine.account;

import com.mailfence.core.Refusal;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Argon2id with 19 MiB, two passes, one lane (OWASP password storage). At most a given number of
 * hashes is computed at a time, so that a flood of logins cannot take the machine (AU07).
 */
public final class Passwords {
  private static final int MEMORY = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Who waits holds a thread that could serve a known phone: so many for each place, no more. */
  private static final int WAITING = 8;

  private final SecureRandom random;
  private final Semaphore places;
  private final int mostWaiting;
  private final Phc nobody;
  private final AtomicLong computed = new AtomicLong();

  /**
   * @param atATime hashes computed at a time; 19 MiB of memory each
   */
  public Passwords(SecureRandom random, int atATime) {
    this.random = random;
    this.places = new Semaphore(atATime, true);
    this.mostWaiting = WAITING * atATime;
    this.nobody = Phc.recipe(MEMORY, PASSES, LANES, salt());
  }

  /**
   * Hashes a secret.
   *
   * @param siblings hashes of the same account: their salt is taken, so that a login costs one hash
   *     however many secrets the account has, and as much as one of an unknown user (AU01)
   * @return the PHC string
   */
  String hash(byte[] secret, Collection<String> siblings) {
    byte[] salt =
        siblings.stream()
            .flatMap(text -> Phc.read(text).stream())
            .map(Phc::salt)
            .findFirst()
            .orElseGet(this::salt);
    Phc recipe = Phc.recipe(MEMORY, PASSES, LANES, salt);
    return recipe.with(compute(recipe, secret));
  }

  /**
   * The hash among these that the secret belongs to. With no hash at all, the time of one is spent
   * (AU01).
   *
   * @throws Refusal.Busy if there is no place for some seconds
   */
  Optional<String> find(byte[] secret, List<String> hashes) {
    Map<String, byte[]> computed = new HashMap<>();
    String found = null;
    for (String text : hashes) {
      Phc phc = Phc.read(text).orElse(null);
      if (phc != null) {
        byte[] mine = computed.computeIfAbsent(phc.recipe(), recipe -> compute(phc, secret));
        if (MessageDigest.isEqual(mine, phc.hash())) {
          found = text;
        }
      }
    }
    if (computed.isEmpty()) {
      compute(nobody, secret);
    }
    return Optional.ofNullable(found);
  }

  /** Whether the text is a hash this class can check. */
  static boolean understands(String hash) {
    return Phc.read(hash).isPresent();
  }

  /** An app password: 80 random bits as four groups of four letters or digits. */
  String invent() {
    String alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    var text = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      if (i > 0 && i % 4 == 0) {
        text.append('-');
      }
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private byte[] compute(Phc recipe, byte[] secret) {
    if (places.getQueueLength() >= mostWaiting) {
      throw new Refusal.Busy("too many logins at once", PATIENCE);
    }
    try {
      if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Refusal.Busy("too many logins at once", PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal.Busy("the house is closing", PATIENCE);
    }
    try {
      computed.incrementAndGet();
      return recipe.of(secret);
    } finally {
      places.release();
    }
  }

  /** How many hashes were computed; for measuring. */
  public long computed() {
    return computed.get();
  }

  SecureRandom random() {
    return random;
  }

  private byte[] salt() {
    var salt = new byte[16];
    random.nextBytes(salt);
    return salt;
  }
}
