package com.mailfence.testbed.mail;

import java.time.Instant;
import java.util.Random;

/**
 * What a kind of mail is made from.
 *
 * @param largest the size of its first file in bytes; 0 for the usual
 */
record Occasion(Corpus corpus, int number, Random random, int largest) {

  Tongue tongue() {
    return Tongue.ALL.get(random.nextInt(Tongue.ALL.size()));
  }

  <T> T one(java.util.List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** One in {@code n}. */
  boolean rarely(int n) {
    return random.nextInt(n) == 0;
  }

  Instant when() {
    return corpus.when(number);
  }

  /** The id of mail n; threads refer to earlier ones. */
  String id(int n) {
    return "m" + n + "." + Long.toHexString(corpus.seed()) + "@mail.example.org";
  }

  String id() {
    return id(number);
  }
}
