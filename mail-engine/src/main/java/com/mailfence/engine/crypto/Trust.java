package com.mailfence.engine.crypto;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a certificate may be trusted for signed mail: it and all above it are in their time,
 * each is signed by the next, and the last is one of those we know. Nobody is asked over the
 * network, since a certificate that came by mail must not send us anywhere; so of revocation
 * nothing is known. // RFC 5280 s6.1
 */
public final class Trust {
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;
  private static final int CERT_SIGN = 5;
  private static final Set<String> MAIL_OR_ANY =
      Set.of("1.3.6.1.5.5.7.3.4", "2.5.29.37.0"); // RFC 5280 s4.2.1.12

  /** A chain of honest certificates is shorter. */
  private static final int LONGEST = 20;

  private final Set<X509Certificate> anchors;
  private final Clock clock;

  /**
   * @param anchors those who are believed
   */
  public Trust(Set<X509Certificate> anchors, Clock clock) {
    this.anchors = Set.copyOf(anchors);
    this.clock = clock;
  }

  /** A certificate in DER; empty if it is none. */
  public static Optional<X509Certificate> read(byte[] der) {
    try {
      return Optional.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der)));
    } catch (CertificateException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Judges a certificate.
   *
   * @param der as it came
   * @param chain those that came with it, in any order
   * @param mustBeUnrevoked whether it is trusted only if it is known not to be revoked
   */
  public Verdict judge(byte[] der, List<X509Certificate> chain, boolean mustBeUnrevoked) {
    Optional<X509Certificate> read = read(der);
    if (read.isEmpty()) {
      return Verdict.UNREADABLE;
    }
    X509Certificate leaf = read.get();
    Instant now = clock.instant();
    if (!inTime(leaf, now)) {
      return Verdict.EXPIRED;
    }
    if (!isForMail(leaf)) {
      return Verdict.NOT_FOR_MAIL;
    }
    Verdict above = climb(leaf, chain, now);
    return above == Verdict.TRUSTED && mustBeUnrevoked ? Verdict.REVOCATION_UNKNOWN : above;
  }

  private Verdict climb(X509Certificate leaf, List<X509Certificate> chain, Instant now) {
    List<X509Certificate> rest = new ArrayList<>(chain);
    X509Certificate below = leaf;
    for (int depth = 0; depth < LONGEST; depth++) {
      if (anchors.contains(below)) {
        return Verdict.TRUSTED;
      }
      X509Certificate known = issuer(below, anchors);
      X509Certificate issuer = known == null ? issuer(below, rest) : known;
      if (issuer == null) {
        return named(below, anchors) || named(below, rest)
            ? Verdict.FORGED
            : Verdict.UNKNOWN_ISSUER;
      }
      if (!inTime(issuer, now)) {
        return Verdict.ISSUER_EXPIRED;
      }
      if (!mayIssue(issuer, depth)) {
        return Verdict.NO_AUTHORITY;
      }
      if (known != null) {
        return Verdict.TRUSTED;
      }
      rest.remove(issuer);
      below = issuer;
    }
    return Verdict.UNKNOWN_ISSUER;
  }

  private static @Nullable X509Certificate issuer(
      X509Certificate below, Iterable<X509Certificate> among) {
    for (X509Certificate one : among) {
      if (one.getSubjectX500Principal().equals(below.getIssuerX500Principal())
          && !one.equals(below)
          && signed(below, one)) {
        return one;
      }
    }
    return null;
  }

  private static boolean named(X509Certificate below, Iterable<X509Certificate> among) {
    for (X509Certificate one : among) {
      if (one.getSubjectX500Principal().equals(below.getIssuerX500Principal())
          && !one.equals(below)) {
        return true;
      }
    }
    return false;
  }

  private static boolean signed(X509Certificate below, X509Certificate issuer) {
    try {
      below.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException forged) {
      return false;
    }
  }

  private static boolean inTime(X509Certificate one, Instant now) {
    return !now.isBefore(one.getNotBefore().toInstant())
        && !now.isAfter(one.getNotAfter().toInstant());
  }

  /**
   * @param between certificates between it and the one that is judged
   */
  private static boolean mayIssue(X509Certificate issuer, int between) {
    boolean[] usage = issuer.getKeyUsage();
    return issuer.getBasicConstraints() >= between // RFC 5280 s4.2.1.9
        && (usage == null || usage[CERT_SIGN]);
  }

  private static boolean isForMail(X509Certificate leaf) {
    boolean[] usage = leaf.getKeyUsage();
    if (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
      return false;
    }
    try {
      List<String> purposes = leaf.getExtendedKeyUsage();
      return purposes == null || purposes.stream().anyMatch(MAIL_OR_ANY::contains);
    } catch (CertificateException unreadable) {
      return false;
    }
  }
}
