package com.mailfence.engine.crypto;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A certificate made for a test, and the key that goes with it. */
record Issued(X509Certificate certificate, KeyPair keys) {

  /** How it is to be. */
  record Wish(String name, int usage, boolean authority, KeyPurposeId purpose, Duration life) {
    Wish living(Duration newLife) {
      return new Wish(name, usage, authority, purpose, newLife);
    }

    Wish used(int newUsage) {
      return new Wish(name, newUsage, authority, purpose, life);
    }

    Wish meant(KeyPurposeId newPurpose) {
      return new Wish(name, usage, authority, newPurpose, life);
    }

    Wish inAuthority(boolean newAuthority) {
      return new Wish(name, usage, newAuthority, purpose, life);
    }
  }

  static Wish authority(String name) {
    return new Wish(
        name, KeyUsage.keyCertSign, true, KeyPurposeId.anyExtendedKeyUsage, Duration.ofDays(3650));
  }

  static Wish person(String name) {
    return new Wish(
        name,
        KeyUsage.digitalSignature,
        false,
        KeyPurposeId.id_kp_emailProtection,
        Duration.ofDays(365));
  }

  /**
   * @param by who signs it; null for itself
   */
  static Issued of(Wish wish, Instant from, @Nullable Issued by) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair keys = generator.generateKeyPair();
    X500Name subject = new X500Name("CN=" + wish.name());
    X500Name issuer =
        by == null
            ? subject
            : X500Name.getInstance(by.certificate().getSubjectX500Principal().getEncoded());
    var builder =
        new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(Math.abs((long) wish.name().hashCode()) + 1),
                Date.from(from),
                Date.from(from.plus(wish.life())),
                subject,
                keys.getPublic())
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(wish.authority()))
            .addExtension(Extension.keyUsage, true, new KeyUsage(wish.usage()))
            .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(wish.purpose()));
    KeyPair signer = by == null ? keys : by.keys();
    byte[] der =
        builder
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()))
            .getEncoded();
    return new Issued(Trust.read(der).orElseThrow(), keys);
  }

  byte[] der() throws Exception {
    return certificate.getEncoded();
  }
}
