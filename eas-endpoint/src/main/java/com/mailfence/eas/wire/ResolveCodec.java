package com.mailfence.eas.wire;

import com.mailfence.core.item.Period;
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

  /** [MS-ASCMD] R2265 */
  private static final Duration USUAL_SPAN = Duration.ofDays(7);

  private static final int MOST_CERTIFICATES = 9999; // [MS-ASCMD] R3253

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
   * @param retrieval what of certificates: 1 nothing, 2 all, 3 small ones, of which there are none
   * @param mostCertificates at most in the whole answer
   * @param mostAmbiguous suggestions for a name that is not clear
   * @param times when it is asked whether people are free; null if it is not
   * @param picture null if no pictures are
   */
  public record Wishes(
      int retrieval,
      int mostCertificates,
      int mostAmbiguous,
      @Nullable Period times,
      @Nullable PictureWish picture) {
    /** Names and addresses, and no more. */
    public static final Wishes PLAIN = new Wishes(1, MOST_CERTIFICATES, MOST, null, null);
  }

  public static Request read(Element root) {
    List<String> to = root.children(NS, "To").stream().map(Element::text).toList();
    boolean fits = !to.isEmpty() && to.size() <= MOST;
    if (!fits || to.stream().anyMatch(name -> name.isBlank() || name.length() > LONGEST)) {
      throw new BadWire(Fault.VALUE, "1 to 100 names of 1 to 256 characters", "To");
    }
    Optional<Element> options = root.child(NS, "Options");
    return new Request(to, options.map(ResolveCodec::wishes).orElse(Wishes.PLAIN));
  }

  private static Wishes wishes(Element options) {
    return new Wishes(
        options.integer(NS, "CertificateRetrieval", 1, 3).orElse(1),
        options.integer(NS, "MaxCertificates", 0, MOST_CERTIFICATES).orElse(MOST_CERTIFICATES),
        options.integer(NS, "MaxAmbiguousRecipients", 0, 9999).orElse(MOST),
        options.child(NS, "Availability").map(ResolveCodec::times).orElse(null),
        options.child(NS, "Picture").map(PictureWish::read).orElse(null));
  }

  private static Period times(Element availability) {
    Instant start = availability.need(NS, "StartTime").time(); // [MS-ASCMD] R3986
    Instant end =
        availability
            .child(NS, "EndTime")
            .map(Element::time) // [MS-ASCMD] R2264
            .orElseGet(() -> start.plus(USUAL_SPAN));
    Duration span = Duration.between(start, end);
    if (span.compareTo(SHORTEST_SPAN) < 0 || span.compareTo(LONGEST_SPAN) > 0) {
      throw new BadWire(Fault.VALUE, "half an hour to 42 days", "EndTime"); // [MS-ASCMD] R5430
    }
    return new Period(start, end);
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
   * @param type 1 if the directory knows him, 2 if only the user's contacts do
   * @param parts Availability, Certificates, Picture, as far as they are asked for, in this order
   */
  public static Element recipient(int type, String name, String address, List<Element> parts) {
    return Element.grow(NS, "Recipient")
        .number("Type", type)
        .text("DisplayName", name)
        .text("EmailAddress", address)
        .with(parts)
        .build();
  }

  /**
   * When somebody is busy.
   *
   * @param digits one for each half hour; empty if {@code status} is not 1
   */
  public static Element availability(int status, String digits) {
    return Element.grow(NS, "Availability")
        .number("Status", status)
        .text("MergedFreeBusy", digits.isEmpty() ? null : digits) // [MS-ASCMD] R3339
        .build();
  }

  /**
   * Certificates of a recipient.
   *
   * @param status 1 if there are some, 7 if there are none, 8 if they are too many
   * @param members how many the recipient stands for
   * @param count how many certificates there are
   * @param given those that are told, in DER
   */
  public static Element certificates(int status, int members, int count, List<byte[]> given) {
    ElementBuilder all = Element.grow(NS, "Certificates").number("Status", status);
    if (count > 0) {
      all.number("CertificateCount", count).number("RecipientCount", members);
    }
    given.forEach(one -> all.text("Certificate", Base64.getEncoder().encodeToString(one)));
    return all.build();
  }
}
