package com.mailfence.eas.data;

import com.mailfence.core.format.mime.MediaType;
import com.mailfence.core.format.mime.Structure;
import com.mailfence.core.item.MailFacets;
import java.util.Locale;

/** The class of a mail, by which devices choose how to show it. [MS-ASEMAIL] section 2.2.2.49. */
final class MailClass {
  private static final String NOTE = "IPM.Note";
  private static final String SEALED = "IPM.Note.SMIME";
  private static final String SIGNED = "IPM.Note.SMIME.MultipartSigned";

  private MailClass() {}

  static String of(MailFacets mail, Structure structure) {
    return switch (mail.nature()) {
      case PLAIN -> NOTE;
      case SIGNED, ENCRYPTED -> secured(structure.root().type());
      case BOUNCE -> "REPORT.IPM.Note.NDR"; // [MS-ASEMAIL] R604
      case RECEIPT -> "REPORT.IPM.Note.IPNRN"; // [MS-ASEMAIL] R607
      case MEETING -> NOTE; // unless what it says can be shown: InvitationData
    };
  }

  /** Whether the mail is secured by S/MIME; devices know nothing of OpenPGP. [MS-ASCMD] R3397 */
  static boolean isSecured(MailFacets mail, Structure structure) {
    boolean sealed =
        mail.nature() == MailFacets.Nature.SIGNED || mail.nature() == MailFacets.Nature.ENCRYPTED;
    return sealed && secured(structure.root().type()).startsWith(SEALED);
  }

  private static String secured(MediaType type) {
    if (type.is("application/pkcs7-mime") || type.is("application/x-pkcs7-mime")) {
      return SEALED; // [MS-ASEMAIL] R591
    }
    boolean clear = type.is("multipart/signed") && parameter(type, "protocol").contains("pkcs7");
    return clear ? SIGNED : NOTE; // [MS-ASEMAIL] R592
  }

  private static String parameter(MediaType type, String name) {
    return type.parameter(name).orElse("").toLowerCase(Locale.ROOT);
  }
}
