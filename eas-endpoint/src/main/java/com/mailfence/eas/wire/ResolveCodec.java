package com.mailfence.eas.wire;

import com.mailfence.eas.request.Verb;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** ResolveRecipients. [MS-ASCMD] section 2.2.1.15 */
public final class ResolveCodec {
  private static final String NS = "ResolveRecipients";
  private static final int MOST = 100; // [MS-ASCMD] R5656
  private static final int LONGEST = 256;
  private static final Duration SHORTEST_SPAN = Duration.ofMinutes(30); // [MS-ASCMD] R2266
  private static final Duration LONGEST_SPAN = Duration.ofDays(42);

  private static final int NO_CERTIFICATE = 7;
  private static final int NO_FREE_BUSY = 163;

  private ResolveCodec() {}

  /**
   * What is asked.
   *
   * @param to names or addresses
   * @param options how much is told of each
   */
  public record Request(List<String> to, Wishes options) {
    public Request {
      to = List.copyOf(to);
    }
  }

  /**
   * How much is told of each.
   *
   * @param certificates whether certificates are, whole
   * @param anyCertificates whether anything of certificates is
   * @param mostAmbiguous suggestions for a name that is not clear
   * @param availability whether free and busy times are
   * @param picture null if no pictures are
   */
  public record Wishes(
      boolean certificates,
      boolean anyCertificates,
      int mostAmbiguous,
      boolean availability,
      @Nullable PictureWish picture) {}

  public static Request read(Element root) {
    List<String> to = root.children(NS, "To").stream().map(Element::text).toList();
    boolean fits = !to.isEmpty() && to.size() <= MOST;
    if (!fits || to.stream().anyMatch(name -> name.isBlank() || name.length() > LONGEST)) {
      throw new BadWire(Fault.VALUE, "1 to 100 names of 1 to 256 characters", "To");
    }
    Optional<Element> options = root.child(NS, "Options");
    return new Request(
        to, options.map(ResolveCodec::wishes).orElse(new Wishes(false, false, MOST, false, null)));
  }

  private static Wishes wishes(Element options) {
    int certificates = options.integer(NS, "CertificateRetrieval", 1, 3).orElse(1);
    Optional<Element> availability = options.child(NS, "Availability");
    availability.ifPresent(ResolveCodec::mustBeSpan);
    return new Wishes(
        certificates == 2, // [MS-ASCMD] R843
        certificates > 1,
        options.integer(NS, "MaxAmbiguousRecipients", 0, 9999).orElse(MOST),
        availability.isPresent(),
        options.child(NS, "Picture").map(PictureWish::read).orElse(null));
  }

  private static void mustBeSpan(Element availability) {
    Instant start = availability.need(NS, "StartTime").time();
    Instant end = availability.need(NS, "EndTime").time(); // [MS-ASCMD] R2264, R3986
    Duration span = Duration.between(start, end);
    if (span.compareTo(SHORTEST_SPAN) < 0 || span.compareTo(LONGEST_SPAN) > 0) {
      throw new BadWire(Fault.VALUE, "half an hour to 42 days", "EndTime"); // [MS-ASCMD] R5175
    }
  }

  /** The whole answer. */
  public static Element answer(List<Element> responses) {
    return Documents.answer(Verb.RESOLVE_RECIPIENTS).number("Status", 1).with(responses).build();
  }

  /**
   * What one name led to.
   *
   * @param status 1 to one, 2 to several, 3 to more than are told, 4 to nobody
   * @param count how many it led to
   */
  public static Element response(String to, int status, int count, List<Element> recipients) {
    return Element.grow(NS, "Response")
        .text("To", to)
        .number("Status", status)
        .number("RecipientCount", count)
        .with(recipients)
        .build();
  }

  /**
   * One recipient.
   *
   * @param certificate in DER, empty if there is none
   */
  public static Element recipient(
      String name, String address, Wishes wishes, byte[] certificate, @Nullable Element picture) {
    ElementBuilder recipient =
        Element.grow(NS, "Recipient")
            .number("Type", 1)
            .text("DisplayName", name)
            .text("EmailAddress", address);
    if (wishes.availability()) {
      recipient.with(Element.grow(NS, "Availability").number("Status", NO_FREE_BUSY));
    }
    if (wishes.anyCertificates()) {
      recipient.with(certificates(wishes.certificates() ? certificate : new byte[0]));
    }
    return recipient.with(picture).build();
  }

  private static Element certificates(byte[] certificate) {
    ElementBuilder all = Element.grow(NS, "Certificates");
    if (certificate.length == 0) {
      return all.number("Status", NO_CERTIFICATE).build(); // [MS-ASCMD] R4304
    }
    return all.number("Status", 1)
        .number("CertificateCount", 1)
        .number("RecipientCount", 1)
        .text("Certificate", Base64.getEncoder().encodeToString(certificate))
        .build();
  }
}
