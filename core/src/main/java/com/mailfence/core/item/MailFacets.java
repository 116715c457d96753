package com.mailfence.core.item;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lists of mail show, computed once when the message is stored.
 *
 * @param subject decoded, unfolded, may be empty
 * @param from decoded address list as text, as are the other addresses; empty where the header is
 *     missing
 * @param date from the Date header; null where it is missing or unreadable
 * @param inReplyTo first message id named there, without angle brackets; empty where missing
 * @param references message ids in order, without angle brackets, at most 50
 * @param preview at most 512 characters of the plain text, white space folded
 * @param importance as the sender set it
 * @param nature what sort of message it is
 * @param attachments in order of their parts
 * @param structure the text form of the message's structure ({@code core.format.mime}), so that a
 *     part is read later without parsing the message again
 * @param meeting what the message of scheduling in it says, as text ({@code
 *     core.format.ical.Gist}); empty where it carries none
 */
public record MailFacets(
    String subject,
    String from,
    String sender,
    String replyTo,
    String to,
    String cc,
    String bcc,
    @Nullable Instant date,
    String inReplyTo,
    List<String> references,
    String preview,
    Importance importance,
    Nature nature,
    List<Attachment> attachments,
    String structure,
    String meeting)
    implements Facets {

  public MailFacets {
    references = List.copyOf(references);
    attachments = List.copyOf(attachments);
  }

  /** Those of a message that is about no meeting. */
  public MailFacets(
      String subject,
      String from,
      String sender,
      String replyTo,
      String to,
      String cc,
      String bcc,
      @Nullable Instant date,
      String inReplyTo,
      List<String> references,
      String preview,
      Importance importance,
      Nature nature,
      List<Attachment> attachments,
      String structure) {
    this(
        subject,
        from,
        sender,
        replyTo,
        to,
        cc,
        bcc,
        date,
        inReplyTo,
        references,
        preview,
        importance,
        nature,
        attachments,
        structure,
        "");
  }

  public MailFacets withAttachments(List<Attachment> all) {
    return with(all, meeting);
  }

  public MailFacets about(String newMeeting) {
    return with(attachments, newMeeting);
  }

  private MailFacets with(List<Attachment> all, String about) {
    return new MailFacets(
        subject,
        from,
        sender,
        replyTo,
        to,
        cc,
        bcc,
        date,
        inReplyTo,
        references,
        preview,
        importance,
        nature,
        all,
        structure,
        about);
  }

  /** As the sender set it. */
  public enum Importance {
    LOW,
    NORMAL,
    HIGH
  }

  /** What sort of message it is. */
  public enum Nature {
    PLAIN,
    /** multipart/signed or opaque signed S/MIME. */
    SIGNED,
    /** S/MIME enveloped, or PGP/MIME encrypted. */
    ENCRYPTED,
    /** A delivery status notification. */
    BOUNCE,
    /** A read receipt. */
    RECEIPT,
    /** Carries a text/calendar part with a scheduling method. */
    MEETING
  }

  /**
   * One attachment.
   *
   * @param part id of the part in the structure, as "2" or "1.3"
   * @param name cleaned file name, never empty
   * @param type media type, lower case
   * @param size of the decoded bytes
   * @param contentId without angle brackets; empty where missing
   * @param inline whether it is meant to be shown in the body
   * @param message whether it is an embedded message
   */
  public record Attachment(
      String part,
      String name,
      String type,
      long size,
      String contentId,
      boolean inline,
      boolean message) {}
}
