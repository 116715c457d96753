package com.mailfence.deploy.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.deploy.config.TlsSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final TlsSettings OWN = new TlsSettings("", "", Duration.ofSeconds(30));

  @TempDir Path data;

  @Test
  void aPairIsMadeAtTheFirstStartAndKept() throws Exception {
    KeyStore first = Certificates.open(OWN, "mail.example", data, CLOCK).store();
    KeyStore second = Certificates.open(OWN, "mail.example", data, CLOCK).store();
    assertThat(second.getCertificate("house")).isEqualTo(first.getCertificate("house"));
    X509Certificate made = (X509Certificate) first.getCertificate("house");
    made.verify(made.getPublicKey());
    made.checkValidity(Date.from(NOW));
    assertThat(made.getSubjectAlternativeNames().toString())
        .contains("mail.example", "autodiscover.mail.example", "127.0.0.1");
  }

  /** ST03: nobody else on the machine reads the key. */
  @Test
  void theKeyIsOursAlone() throws Exception {
    Certificates.open(OWN, "mail.example", data, CLOCK);
    Path key = data.resolve("tls/key.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }

  @Test
  void newFilesAreTakenOverWithoutARestart() throws Exception {
    Certificates certificates = Certificates.open(OWN, "mail.example", data, CLOCK);
    List<KeyStore> told = new ArrayList<>();
    certificates.onChange(told::add);
    certificates.look();
    assertThat(told).isEmpty();
    SelfSigned.make("other.example", file("certificate.pem"), file("key.pem"), CLOCK);
    touch();
    certificates.look();
    assertThat(told).hasSize(1);
    assertThat(subject(certificates)).isEqualTo("CN=other.example");
  }

  @Test
  void whatCannotBeUsedLeavesTheOldPairInPlace() throws Exception {
    Certificates certificates = Certificates.open(OWN, "mail.example", data, CLOCK);
    Files.writeString(file("certificate.pem"), "half a file");
    touch();
    certificates.look();
    assertThat(subject(certificates)).isEqualTo("CN=mail.example");
  }

  @Test
  void aFileWithoutAKeyIsRefusedWithItsName() throws Exception {
    Certificates.open(OWN, "mail.example", data, CLOCK);
    String certificate = file("certificate.pem").toString();
    var swapped = new TlsSettings(certificate, certificate, Duration.ofSeconds(30));
    assertThatThrownBy(() -> Certificates.open(swapped, "mail.example", data, CLOCK))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining("holds no private key");
  }

  private Path file(String name) {
    return data.resolve("tls").resolve(name);
  }

  private void touch() throws Exception {
    Files.setLastModifiedTime(file("certificate.pem"), FileTime.from(NOW.plusSeconds(60)));
  }

  private static String subject(Certificates certificates) throws Exception {
    X509Certificate now = (X509Certificate) certificates.store().getCertificate("house");
    return now.getSubjectX500Principal().getName();
  }
}
