package com.mailfence.engine.account;

import com.mailfence.core.account.Credential;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Which secret opened which credential lately, for phones send it with every request. A secret is
 * remembered by its keyed digest together with the credential's hash, which is salted and changes
 * with the password: no entry can ever open another account, and a changed password knows none
 * (AU08).
 */
final class Proven {
  private static final int MOST = 100_000;

  /**
   * What is remembered of a credential.
   *
   * @param digest of hash and secret, all 256 bits
   * @param until when the digest stops to stand in for the hash; 16 bits of it stay a mark
   */
  private record Proof(byte[] digest, Instant until) {}

  private final SecretKeySpec key;
  private final Duration span;
  private final Map<String, Proof> proofs = new ConcurrentHashMap<>();

  Proven(SecureRandom random, Duration span) {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    this.key = new SecretKeySpec(bytes, "HmacSHA256");
    this.span = span;
  }

  /** Whether the secret opened the credential within the span. */
  boolean opens(Credential credential, byte[] secret, Instant now) {
    Proof proof = proofs.get(credential.hash());
    if (proof == null) {
      return false;
    }
    if (!now.isBefore(proof.until())) {
      // What stays in memory for long must not help to guess: two bytes, not the digest.
      byte[] mark = Arrays.copyOf(proof.digest(), 2);
      proofs.replace(credential.hash(), proof, new Proof(mark, proof.until()));
      return false;
    }
    return MessageDigest.isEqual(digest(credential, secret), proof.digest());
  }

  /**
   * Whether the secret may be one that opened the credential since the house was started. One wrong
   * secret in 65,536 passes; it is good for the right to be tried, not for being let in (AU03).
   */
  boolean mayKnow(Credential credential, byte[] secret) {
    Proof proof = proofs.get(credential.hash());
    return proof != null && Arrays.equals(digest(credential, secret), 0, 2, proof.digest(), 0, 2);
  }

  void remember(Credential credential, byte[] secret, Instant now) {
    if (proofs.size() >= MOST) {
      Iterator<String> oldest = proofs.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    proofs.put(credential.hash(), new Proof(digest(credential, secret), now.plus(span)));
  }

  private byte[] digest(Credential credential, byte[] secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(ByteBuffer.allocate(8).putLong(0, credential.account().number()));
      byte[] hash = credential.hash().getBytes(StandardCharsets.UTF_8);
      mac.update(ByteBuffer.allocate(4).putInt(0, hash.length));
      mac.update(hash);
      return mac.doFinal(secret);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
