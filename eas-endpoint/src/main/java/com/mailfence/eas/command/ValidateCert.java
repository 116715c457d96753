package com.mailfence.eas.command;

import com.mailfence.eas.wire.CertificateCodec;
import com.mailfence.eas.wire.CertificateCodec.Request;
import com.mailfence.engine.crypto.Trust;
import com.mailfence.engine.crypto.Verdict;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Says of certificates that came with signed mail whether they can be trusted. */
final class ValidateCert implements Command {
  private final Trust trust;

  ValidateCert(Rooms rooms) {
    this.trust = rooms.trust();
  }

  @Override
  public Reply run(Call call) {
    Request asked = CertificateCodec.read(call.needDocument());
    List<X509Certificate> chain =
        asked.chain().stream().map(Trust::read).flatMap(Optional::stream).toList();
    List<Integer> statuses =
        asked.certificates().stream()
            .map(one -> status(trust.judge(one, chain, asked.checkRevocation())))
            .toList();
    return Reply.of(CertificateCodec.answer(statuses));
  }

  /** [MS-ASCMD] section 2.2.3.177.18 */
  private static int status(Verdict verdict) {
    return switch (verdict) {
      case TRUSTED -> 1; // R5387
      case FORGED -> 3; // R4478
      case UNKNOWN_ISSUER -> 4; // R4481
      case NOT_FOR_MAIL -> 6; // R4487
      case EXPIRED -> 7; // R4490
      case ISSUER_EXPIRED -> 8; // R4493
      case UNREADABLE -> 10; // R4499
      case NO_AUTHORITY -> 11; // R4503
      case REVOCATION_UNKNOWN -> 16; // R4517
    };
  }
}
