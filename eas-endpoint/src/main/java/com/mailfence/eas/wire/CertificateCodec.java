package com.mailfence.eas.wire;

import com.mailfence.eas.request.Verb;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.util.Base64;
import java.util.List;

/** ValidateCert. [MS-ASCMD] section 2.2.1.22 */
public final class CertificateCodec {
  private static final String NS = "ValidateCert";

  /** Certificates to judge, and as many beside them. [MS-ASCMD] R5662 */
  private static final int MOST = 100;

  private CertificateCodec() {}

  /**
   * What is asked.
   *
   * @param chain those that came with the ones in question; in DER, or what the device took for it
   * @param certificates the ones in question
   * @param checkRevocation whether they are good only if they are known not to be revoked
   */
  public record Request(List<byte[]> chain, List<byte[]> certificates, boolean checkRevocation) {}

  /**
   * @throws BadWire if there are none, or too many
   */
  public static Request read(Element root) {
    List<byte[]> chain =
        root.child(NS, "CertificateChain").map(CertificateCodec::all).orElse(List.of());
    List<byte[]> asked = all(root.need(NS, "Certificates"));
    if (asked.isEmpty() || asked.size() > MOST || chain.size() > MOST) {
      throw new BadWire(Fault.VALUE, "1 to 100 certificates", "Certificates");
    }
    return new Request(chain, asked, root.flag(NS, "CheckCRL", false)); // [MS-ASCMD] R888
  }

  private static List<byte[]> all(Element list) {
    return list.children(NS, "Certificate").stream().map(CertificateCodec::der).toList();
  }

  /** What is no base64 is no certificate either, which is for the judge to say. */
  private static byte[] der(Element certificate) {
    try {
      return Base64.getMimeDecoder().decode(certificate.bytes());
    } catch (IllegalArgumentException unreadable) {
      return new byte[0];
    }
  }

  /** One status for each certificate, in order. [MS-ASCMD] R4469, R5387 */
  public static Element answer(List<Integer> statuses) {
    ElementBuilder root = Documents.answer(Verb.VALIDATE_CERT).number("Status", 1);
    statuses.forEach(one -> root.with(Element.grow(NS, "Certificate").number("Status", one)));
    return root.build();
  }
}
