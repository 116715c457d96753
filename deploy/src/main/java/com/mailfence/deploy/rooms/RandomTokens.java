package com.mailfence.deploy.rooms;

import com.mailfence.core.format.mime.Tokens;
import java.math.BigInteger;
import java.security.SecureRandom;

/** Names nobody guesses and nobody gave before. */
public record RandomTokens(SecureRandom random) implements Tokens {
  private static final int BITS = 130;

  /** The highest bit is set, so that every token has as many letters and digits. */
  @Override
  public String next() {
    return new BigInteger(BITS, random).setBit(BITS).toString(Character.MAX_RADIX);
  }
}
