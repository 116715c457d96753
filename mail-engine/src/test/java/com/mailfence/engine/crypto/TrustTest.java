package com.mailfence.engine.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.testbed.clock.HandClock;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrustTest {
  private final HandClock clock = new HandClock();
  private final Instant start = clock.instant().minus(Duration.ofDays(1));
  private Issued root;
  private Issued middle;
  private Trust trust;

  @BeforeEach
  void anAuthority() throws Exception {
    root = Issued.of(Issued.authority("Root"), start, null);
    middle = Issued.of(Issued.authority("Middle"), start, root);
    trust = new Trust(Set.of(root.certificate()), clock);
  }

  private Verdict judge(Issued leaf, X509Certificate... chain) throws Exception {
    return trust.judge(leaf.der(), List.of(chain), false);
  }

  @Test
  void aChainThatEndsWithOneWeKnowIsTrusted() throws Exception {
    Issued leaf = Issued.of(Issued.person("Bob"), start, middle);
    Issued other = Issued.of(Issued.authority("Other"), start, null);
    assertThat(judge(leaf, other.certificate(), middle.certificate())).isEqualTo(Verdict.TRUSTED);
    assertThat(judge(leaf, root.certificate(), middle.certificate())).isEqualTo(Verdict.TRUSTED);
    assertThat(judge(Issued.of(Issued.person("Bob"), start, root))).isEqualTo(Verdict.TRUSTED);
    // [MS-ASCMD] R888
    assertThat(trust.judge(leaf.der(), List.of(middle.certificate()), true))
        .isEqualTo(Verdict.REVOCATION_UNKNOWN);
  }

  @Test
  void aChainThatLeadsNowhereIsNot() throws Exception {
    Issued leaf = Issued.of(Issued.person("Bob"), start, middle);
    assertThat(judge(leaf)).isEqualTo(Verdict.UNKNOWN_ISSUER);
    Issued own = Issued.of(Issued.person("Bob"), start, null);
    assertThat(judge(own, own.certificate())).isEqualTo(Verdict.UNKNOWN_ISSUER);
    Issued impostor = Issued.of(Issued.authority("Root"), start, null);
    assertThat(judge(Issued.of(Issued.person("Bob"), start, impostor))).isEqualTo(Verdict.FORGED);
  }

  @Test
  void nobodyIsTrustedBeforeOrAfterTheirTime() throws Exception {
    // [MS-ASCMD] R686, R687
    Issued leaf = Issued.of(Issued.person("Bob").living(Duration.ofDays(30)), start, middle);
    assertThat(judge(leaf, middle.certificate())).isEqualTo(Verdict.TRUSTED);
    clock.forward(Duration.ofDays(60));
    assertThat(judge(leaf, middle.certificate())).isEqualTo(Verdict.EXPIRED);
    Issued early = Issued.of(Issued.person("Bob"), start.plus(Duration.ofDays(300)), middle);
    assertThat(judge(early, middle.certificate())).isEqualTo(Verdict.EXPIRED);
    Issued brief = Issued.of(Issued.authority("Brief").living(Duration.ofDays(10)), start, root);
    Issued under = Issued.of(Issued.person("Bob"), start, brief);
    assertThat(judge(under, brief.certificate())).isEqualTo(Verdict.ISSUER_EXPIRED);
  }

  @Test
  void whatIsMadeForSomethingElseIsNotForMail() throws Exception {
    var server = Issued.person("Bob").meant(KeyPurposeId.id_kp_serverAuth);
    assertThat(judge(Issued.of(server, start, root))).isEqualTo(Verdict.NOT_FOR_MAIL);
    var cipher = Issued.person("Bob").used(KeyUsage.keyEncipherment);
    assertThat(judge(Issued.of(cipher, start, root))).isEqualTo(Verdict.NOT_FOR_MAIL);
  }

  @Test
  void aPersonIssuesNoCertificates() throws Exception {
    Issued bob = Issued.of(Issued.person("Bob"), start, root);
    Issued eve = Issued.of(Issued.person("Eve"), start, bob);
    assertThat(judge(eve, bob.certificate())).isEqualTo(Verdict.NO_AUTHORITY);
    var lame = Issued.authority("Lame").used(KeyUsage.digitalSignature);
    Issued authority = Issued.of(lame, start, root);
    assertThat(judge(Issued.of(Issued.person("Eve"), start, authority), authority.certificate()))
        .isEqualTo(Verdict.NO_AUTHORITY);
  }

  @Test
  void whatIsNoCertificateIsUnreadable() {
    assertThat(trust.judge(new byte[0], List.of(), false)).isEqualTo(Verdict.UNREADABLE);
    assertThat(trust.judge(new byte[] {1, 2, 3}, List.of(), false)).isEqualTo(Verdict.UNREADABLE);
  }

  @Test
  void aCircleOfIssuersEnds() throws Exception {
    List<X509Certificate> chain = new ArrayList<>();
    Issued above = Issued.of(Issued.authority("C0"), start, null);
    for (int i = 1; i < 40; i++) {
      above = Issued.of(Issued.authority("C" + i), start, above);
      chain.add(above.certificate());
    }
    Issued leaf = Issued.of(Issued.person("Bob"), start, above);
    assertThat(trust.judge(leaf.der(), chain, false)).isNotEqualTo(Verdict.TRUSTED);
  }
}
