package com.mailfence.engine.account;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2id hash in PHC string form, as {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 *
 * @param recipe all but the hash: equal recipes give equal secrets equal hashes
 * @param memory in KiB
 * @param hash the hash itself
 */
record Phc(String recipe, int memory, int passes, int lanes, byte[] salt, byte[] hash) {
  // RFC 9106 s3.1 allows more; what a provisioned hash may cost us is bounded here.
  private static final int MOST_MEMORY = 256 * 1024;
  private static final Pattern FORM =
      Pattern.compile(
          "(\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]{11,86}))"
              + "\\$([A-Za-z0-9+/]{22,86})");

  /** Reads the text; empty if it is another scheme or costs too much to check. */
  static Optional<Phc> read(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int memory = Integer.parseInt(form.group(2));
    int passes = Integer.parseInt(form.group(3));
    int lanes = Integer.parseInt(form.group(4));
    if (memory > MOST_MEMORY || memory < 8 * lanes || passes < 1 || passes > 16 || lanes < 1) {
      return Optional.empty();
    }
    try {
      byte[] salt = Base64.getDecoder().decode(form.group(5));
      byte[] hash = Base64.getDecoder().decode(form.group(6));
      return Optional.of(new Phc(form.group(1), memory, passes, lanes, salt, hash));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The recipe of a new hash. */
  static Phc recipe(int memory, int passes, int lanes, byte[] salt) {
    String text =
        "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=" + lanes + "$" + base64(salt);
    return new Phc(text, memory, passes, lanes, salt, new byte[32]);
  }

  /** What the secret comes to by this recipe, as long as our own hash. */
  byte[] of(byte[] secret) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    var result = new byte[hash.length];
    generator.generateBytes(secret, result);
    return result;
  }

  String with(byte[] result) {
    return recipe + "$" + base64(result);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }
}
