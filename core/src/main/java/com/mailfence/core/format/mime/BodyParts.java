package com.mailfence.core.format.mime;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a message are its text and which lie beside it. RFC 8621 s4.1.4
 *
 * @param plain the parts that make up the body for a reader of plain text, in order; HTML among
 *     them is to be turned into text
 * @param html the parts that make up the body for a reader of HTML, in order; plain text among them
 *     is to be turned into HTML
 * @param attachments all other parts that hold something, in order
 * @param calendar the calendar part of an invitation or an answer to one, if there is any
 */
public record BodyParts(
    List<Part> plain, List<Part> html, List<Attachment> attachments, @Nullable Part calendar) {

  public BodyParts {
    plain = List.copyOf(plain);
    html = List.copyOf(html);
    attachments = List.copyOf(attachments);
  }

  /** Makes the choice. */
  public static BodyParts of(Structure structure) {
    return BodyChoice.of(structure.root());
  }

  /** The parts of the body in a form. */
  public List<Part> in(Form form) {
    return form == Form.HTML ? html : plain;
  }

  /** The form in which the sender wrote the body; HTML if he wrote both. */
  public Form nativeForm() {
    return html.stream().anyMatch(Form.HTML::isFormOf) ? Form.HTML : Form.PLAIN;
  }

  /** Whether a list of mails should show that there are files. */
  public boolean showsAttachments() {
    return attachments.stream().anyMatch(file -> !file.inline() && !file.isSignature());
  }

  /** The invitation, or the answer to one, that the message carries. RFC 6047 s2.4 */
  public Optional<Part> invitation() {
    return Optional.ofNullable(calendar);
  }

  /** Bytes of the body in UTF-8 as the sender wrote it, if every part has this form already. */
  public Optional<Long> exactSize(Form form) {
    List<Part> parts = in(form);
    if (!parts.stream().allMatch(form::isFormOf)) {
      return Optional.empty();
    }
    return Optional.of(writtenSize(form));
  }

  /** Bytes of the body in UTF-8 as the sender wrote it, whatever form its parts have. */
  public long writtenSize(Form form) {
    List<Part> parts = in(form);
    long gaps = Math.max(0, parts.size() - 1) * (long) BodyText.GAP.length;
    return gaps + parts.stream().mapToLong(part -> part.sizes().utf8()).sum();
  }
}
