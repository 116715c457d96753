package com.mailfence.deploy.serve;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** PEM files to a key store in memory. RFC 7468; keys as PKCS#8, PKCS#1 or SEC 1. */
final class Pem {
  /** Of the store in memory only: the interface wants one. */
  static final String PASSWORD = "memory";

  private static final int LARGEST = 1 << 20;

  private Pem() {}

  static KeyStore read(Path certificate, Path key) throws IOException, GeneralSecurityException {
    Certificate[] chain =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(bytes(certificate)))
            .toArray(Certificate[]::new);
    if (chain.length == 0) {
      throw new GeneralSecurityException(certificate + " holds no certificate");
    }
    PrivateKey secret = privateKey(key);
    refuseStrangers(chain[0], secret, certificate, key);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("house", secret, PASSWORD.toCharArray(), chain);
    return store;
  }

  private static PrivateKey privateKey(Path key) throws IOException, GeneralSecurityException {
    String text = new String(bytes(key), StandardCharsets.US_ASCII);
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
      for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
        if (found instanceof PEMKeyPair pair) {
          return converter.getPrivateKey(pair.getPrivateKeyInfo());
        }
        if (found instanceof PrivateKeyInfo info) {
          return converter.getPrivateKey(info);
        }
      }
    }
    throw new GeneralSecurityException(key + " holds no private key without a password");
  }

  private static void refuseStrangers(
      Certificate certificate, PrivateKey key, Path certificateFile, Path keyFile)
      throws GeneralSecurityException {
    String algorithm = key.getAlgorithm().startsWith("EC") ? "EC" : key.getAlgorithm();
    String other = certificate.getPublicKey().getAlgorithm();
    if (!other.startsWith(algorithm)) {
      throw new GeneralSecurityException(
          keyFile + " holds a key of " + algorithm + ", " + certificateFile + " one of " + other);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + " is larger than 1 MiB");
    }
    return Files.readAllBytes(file);
  }
}
