package com.mailfence.deploy.serve;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the pair that is used until the operator gives a better one. */
final class SelfSigned {
  private static final Duration EARLIER = Duration.ofDays(1);

  /** Apple's systems refuse certificates that are valid for longer than 825 days. */
  private static final Duration LATER = Duration.ofDays(820);

  private static final FileAttribute<Set<PosixFilePermission>> OURS_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private SelfSigned() {}

  static void make(String host, Path certificate, Path key, Clock clock)
      throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    Files.createDirectories(key.getParent());
    write(key, new JcaPKCS8Generator(pair.getPrivate(), null));
    write(certificate, signed(host, pair, clock.instant()));
  }

  private static Object signed(String host, KeyPair pair, Instant now)
      throws IOException, GeneralSecurityException {
    X500Name name = new X500Name("CN=" + host);
    GeneralName[] names = {
      new GeneralName(GeneralName.dNSName, host),
      new GeneralName(GeneralName.dNSName, "autodiscover." + host),
      new GeneralName(GeneralName.dNSName, "imap." + host),
      new GeneralName(GeneralName.dNSName, "pop." + host),
      new GeneralName(GeneralName.dNSName, "smtp." + host),
      new GeneralName(GeneralName.dNSName, "localhost"),
      new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
    };
    try {
      return new JcaX509v3CertificateBuilder(
              name,
              new BigInteger(120, new SecureRandom()),
              Date.from(now.minus(EARLIER)),
              Date.from(now.plus(LATER)),
              name,
              pair.getPublic())
          .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names))
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /** Written beside and moved into place, so that no half of it is ever read. */
  private static void write(Path file, Object what) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(what);
    }
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    Files.createFile(beside, OURS_ALONE);
    Files.writeString(beside, text.toString());
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
