package com.mailfence.core.format.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks the parts once and tells text from attachments. RFC 8621 s4.1.4 */
final class BodyChoice {
  /** Text that is data, not words. */
  private static final Set<String> DATA =
      Set.of("calendar", "vcard", "x-vcard", "directory", "csv", "rfc822-headers", "xml", "css");

  private final List<Part> plain = new ArrayList<>();
  private final List<Part> html = new ArrayList<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private @Nullable Part calendar;

  /** Where text goes that is met now. */
  private record Into(boolean plain, boolean html, boolean alternative) {}

  static BodyParts of(Part root) {
    BodyChoice choice = new BodyChoice();
    Into both = new Into(true, true, false);
    if (root.type().isMultipart()) {
      choice.walk(root, both);
    } else if (choice.isText(root) && root.header().disposition() != Disposition.ATTACHMENT) {
      choice.text(root, both);
    } else {
      choice.beside(root, false);
    }
    return choice.result();
  }

  private BodyParts result() {
    boolean page = html.stream().anyMatch(Form.HTML::isFormOf);
    List<Attachment> all =
        page ? attachments : attachments.stream().map(a -> Attachment.of(a.part(), false)).toList();
    return new BodyParts(plain, html, all, calendar);
  }

  private void walk(Part container, Into outer) {
    String kind = container.type().subtype();
    boolean alternative = kind.equals("alternative");
    Into into = new Into(outer.plain, outer.html, outer.alternative || alternative);
    int plainBefore = plain.size();
    int htmlBefore = html.size();
    Part first = kind.equals("related") ? start(container) : container.parts().get(0);
    for (Part part : container.parts()) {
      if (part.type().isMultipart()) {
        walk(part, into);
      } else if (isShown(part, part == first, kind)) {
        Into here = narrowed(into, part);
        into = alternative ? into : here;
        text(part, here);
      } else {
        besides(part, kind);
      }
    }
    if (alternative) {
      fill(plainBefore, htmlBefore, into);
    }
  }

  /** The part of related parts that refers to the others. RFC 2387 s3.2 */
  private static Part start(Part related) {
    String start = related.type().parameter("start").orElse("");
    String id = start.startsWith("<") ? start.substring(1).replace(">", "") : start;
    return related.parts().stream()
        .filter(part -> !id.isEmpty() && part.contentId().orElse("").equals(id))
        .findFirst()
        .orElse(related.parts().get(0));
  }

  private boolean isShown(Part part, boolean first, String kind) {
    boolean file = part.header().disposition() == Disposition.ATTACHMENT;
    boolean named = part.fileName().isPresent();
    boolean usual = part.type().is("text/plain") || part.type().is("text/html");
    boolean inPlace = first || !kind.equals("related") && !named;
    return !file && inPlace && (usual || first && !named && isText(part));
  }

  private boolean isText(Part part) {
    return part.type().isText() && !DATA.contains(part.type().subtype());
  }

  /** Within alternatives a text of one form closes the body of the other form to what follows. */
  private static Into narrowed(Into into, Part part) {
    boolean page = Form.HTML.isFormOf(part);
    return into.alternative ? new Into(into.plain && !page, into.html && page, true) : into;
  }

  private void text(Part part, Into into) {
    if (into.plain) {
      plain.add(part);
    }
    if (into.html) {
      html.add(part);
    }
  }

  /** A sender of one form only among alternatives is read in that form by all. */
  private void fill(int plainBefore, int htmlBefore, Into into) {
    boolean noPlain = plain.size() == plainBefore;
    boolean noHtml = html.size() == htmlBefore;
    if (noPlain && !noHtml && into.plain) {
      plain.addAll(html.subList(htmlBefore, html.size()));
    } else if (noHtml && !noPlain && into.html) {
      html.addAll(plain.subList(plainBefore, plain.size()));
    }
  }

  private void besides(Part part, String kind) {
    boolean file =
        part.header().disposition() == Disposition.ATTACHMENT || part.fileName().isPresent();
    boolean picture = part.type().type().equals("image");
    boolean meant = part.header().disposition() == Disposition.INLINE;
    boolean related = kind.equals("related");
    if (!file && kind.equals("alternative") && part.type().isText()) {
      noteCalendar(part); // another form of the text, not a file
    } else {
      beside(part, part.contentId().isPresent() && (related ? picture || meant : meant));
    }
  }

  private void beside(Part part, boolean inline) {
    noteCalendar(part);
    attachments.add(Attachment.of(part, inline));
  }

  private void noteCalendar(Part part) {
    boolean invites =
        part.type().is("text/calendar") && part.type().parameter("method").isPresent();
    if (invites && calendar == null) {
      calendar = part;
    }
  }
}
